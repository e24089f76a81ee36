package org.countersign.workflow.web;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.countersign.people.Directory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One sign-in: the person whom Spring Security knows is the person whom the engine knows. */
@Configuration
class EngineWeb {

  /** After Spring Security, whose filters stand at -100. */
  private static final int AFTER_SIGN_ON = 101;

  @Bean
  FilterRegistrationBean<ContainerBasedAuthenticationFilter> applicationsOfSignedInPerson() {
    var registration = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
    registration.addInitParameter("authentication-provider", SignedInPerson.class.getName());
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
