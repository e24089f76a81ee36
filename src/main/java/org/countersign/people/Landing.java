package org.countersign.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;

/** Where each role works: operators in Cockpit, whoever signs or submits in Tasklist, everybody else at the register. */
@Component
class Landing {

  private final Directory directory;

  Landing(Directory directory) {
    this.directory = directory;
  }

  String of(String personId) {
    return directory.find(personId).map(Landing::of).orElse("/register");
  }

  private static String of(Person person) {
    if (person.isIn(Groups.OPERATORS)) {
      return "/camunda/app/cockpit/default/";
    }
    boolean hasTasks = person.groups().stream().anyMatch(group -> !group.equals(Groups.AUDITORS)
        && !group.equals(Groups.CLEARED_PART_TWO) && !group.equals(Groups.ENGINE_ADMINISTRATORS));
    return hasTasks ? "/camunda/app/tasklist/default/" : "/register";
  }

  /** After sign-in: the page that was asked for, or else the person's place of work. */
  SavedRequestAwareAuthenticationSuccessHandler afterSignIn(RequestCache pages) {
    var handler = new SavedRequestAwareAuthenticationSuccessHandler() {

      @Override
      protected String determineTargetUrl(HttpServletRequest request, HttpServletResponse response, Authentication person) {
        return of(person.getName());
      }
    };
    handler.setRequestCache(pages);
    return handler;
  }

  void send(Authentication authentication, HttpServletResponse response) throws IOException {
    response.sendRedirect(authentication == null ? "/register" : of(authentication.getName()));
  }
}
