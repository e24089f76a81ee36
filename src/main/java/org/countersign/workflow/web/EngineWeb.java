package org.countersign.workflow.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.countersign.people.Directory;
import org.countersign.people.SecurityLog;
import org.countersign.workflow.seam.CaseInQuestion;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One sign-in: the person whom Spring Security knows is the person whom the engine knows. */
@Configuration
class EngineWeb {

  /** After Spring Security, whose filters stand at -100. */
  private static final int AFTER_SIGN_ON = 101;

  @Bean
  FilterRegistrationBean<RefusedRequests> doorOfTheEngine(SecurityLog securityLog, CaseInQuestion caseInQuestion, ObjectMapper json) {
    var registration = new FilterRegistrationBean<>(new RefusedRequests(securityLog, caseInQuestion, json));
    registration.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
    registration.setOrder(AFTER_SIGN_ON - 1);
    return registration;
  }

  @Bean
  FilterRegistrationBean<ApplicationsAsSignedInPerson> applicationsOfSignedInPerson(Directory directory) {
    var registration = new FilterRegistrationBean<>(new ApplicationsAsSignedInPerson(directory));
    registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
    registration.setOrder(AFTER_SIGN_ON);
    registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
    return registration;
  }

  @Bean
  FilterRegistrationBean<RestAsSignedInPerson> restOfSignedInPerson(IdentityService identityService, Directory directory) {
    var registration = new FilterRegistrationBean<>(new RestAsSignedInPerson(identityService, directory));
    registration.addUrlPatterns("/engine-rest/*");
    registration.setOrder(AFTER_SIGN_ON);
    return registration;
  }

  /** Camunda's REST API, with our refusals in words. */
  @Bean
  CamundaJerseyResourceConfig engineRest() {
    return new CamundaJerseyResourceConfig() {

      @Override
      protected void registerAdditionalResources() {
        register(RefusedActMapper.class);
      }
    };
  }
}
