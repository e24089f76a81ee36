package org.countersign.workflow.seam;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** Calls the engine as the program itself: no person's permissions apply, and none of its doors are shut. */
@Component
public class AsProgram {

  private final IdentityService identityService;

  public AsProgram(IdentityService identityService) {
    this.identityService = identityService;
  }

  public <T> T call(Supplier<T> action) {
    Authentication person = identityService.getCurrentAuthentication();
    if (person == null) {
      return action.get();
    }
    identityService.clearAuthentication();
    try {
      return action.get();
    } finally {
      identityService.setAuthentication(person.getUserId(), person.getGroupIds(), person.getTenantIds());
    }
  }
}
