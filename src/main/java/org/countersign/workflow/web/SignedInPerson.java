package org.countersign.workflow.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.countersign.people.Directory;
import org.countersign.people.Person;
import org.countersign.workflow.seam.ClearedGroups;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Tells Camunda's applications who is signed in, and in which groups with effect. */
class SignedInPerson implements AuthenticationProvider {

  private final Directory directory;

  SignedInPerson(Directory directory) {
    this.directory = directory;
  }

  @Override
  public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    boolean signedIn = authentication != null && authentication.isAuthenticated()
        && !(authentication instanceof AnonymousAuthenticationToken);
    return signedIn ? directory.find(authentication.getName()).map(SignedInPerson::known).orElseGet(AuthenticationResult::unsuccessful)
        : AuthenticationResult.unsuccessful();
  }

  private static AuthenticationResult known(Person person) {
    AuthenticationResult result = AuthenticationResult.successful(person.id());
    result.setGroups(ClearedGroups.of(person));
    return result;
  }

  @Override
  public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
    // Spring Security asks people to sign in.
  }
}
