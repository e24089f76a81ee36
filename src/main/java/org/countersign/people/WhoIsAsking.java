package org.countersign.people;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The person who is signed in, with the groups that they are in now. */
@Component
public class WhoIsAsking {

  private final Directory directory;

  public WhoIsAsking(Directory directory) {
    this.directory = directory;
  }

  /** @throws IllegalStateException if nobody is: every path that asks is behind the sign-in */
  public Person person() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
      throw new IllegalStateException("nobody is signed in");
    }
    return directory.find(authentication.getName())
        .orElseThrow(() -> new IllegalStateException("the account " + authentication.getName() + " is gone"));
  }
}
