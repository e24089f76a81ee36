package org.countersign.workflow.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.countersign.people.SecurityLog;
import org.countersign.workflow.seam.CaseInQuestion;
import org.countersign.workflow.seam.RefusedAct;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** The door before Camunda's REST API and its applications: what is not on {@link OpenCalls} ends here. */
class RefusedRequests extends OncePerRequestFilter {

  private static final String WHY = RefusedAct.NOT_A_PERSONS;

  private final SecurityLog securityLog;
  private final CaseInQuestion caseInQuestion;
  private final ObjectMapper json;

  RefusedRequests(SecurityLog securityLog, CaseInQuestion caseInQuestion, ObjectMapper json) {
    this.securityLog = securityLog;
    this.caseInQuestion = caseInQuestion;
    this.json = json;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    if (OpenCalls.isOpen(request.getMethod(), path)) {
      chain.doFilter(request, response);
      return;
    }
    Authentication person = SecurityContextHolder.getContext().getAuthentication();
    String caseReference = Arrays.stream(path.split("/")).filter(segment -> segment.length() == 36)
        .flatMap(id -> caseInQuestion.of(id).stream()).findFirst().orElse(null);
    securityLog.refused(person == null ? null : person.getName(), request.getMethod() + " " + path, caseReference, WHY);
    response.setStatus(HttpStatus.FORBIDDEN.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    json.writeValue(response.getOutputStream(), RefusedActMapper.inWords(HttpStatus.FORBIDDEN.value(), WHY));
  }
}
