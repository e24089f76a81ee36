package org.countersign.workflow.seam;

import org.camunda.bpm.engine.AuthorizationException;
import org.countersign.signing.Refusal;

/** A refusal in the one form that Camunda's REST API hands on with its message unharmed. */
public class RefusedAct extends AuthorizationException {

  private final Refusal.Kind kind;

  public RefusedAct(Refusal refusal) {
    super(refusal.getMessage());
    this.kind = refusal.kind();
  }

  public Refusal.Kind kind() {
    return kind;
  }
}
