package org.countersign.workflow.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.countersign.people.Directory;
import org.countersign.people.Person;
import org.countersign.workflow.seam.ClearedGroups;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives the engine the signed-in person for one request of its REST API; without one the request ends here. */
class RestAsSignedInPerson extends OncePerRequestFilter {

  private final IdentityService identityService;
  private final Directory directory;

  RestAsSignedInPerson(IdentityService identityService, Directory directory) {
    this.identityService = identityService;
    this.directory = directory;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    Person person = authentication == null ? null : directory.find(authentication.getName()).orElse(null);
    if (person == null) {
      response.sendError(HttpStatus.UNAUTHORIZED.value());
      return;
    }
    identityService.setAuthentication(person.id(), ClearedGroups.of(person));
    try {
      chain.doFilter(request, response);
    } finally {
      identityService.clearAuthentication();
    }
  }
}
