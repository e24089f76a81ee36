package org.countersign.workflow.seam;

import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** In whose name the engine is asked just now. */
@Component
public class ActingPerson {

  private final IdentityService identityService;

  ActingPerson(@Lazy IdentityService identityService) {
    this.identityService = identityService;
  }

  /** The person's id; empty where the program itself acts. */
  public Optional<String> id() {
    return Optional.ofNullable(identityService.getCurrentAuthentication()).map(Authentication::getUserId);
  }
}
