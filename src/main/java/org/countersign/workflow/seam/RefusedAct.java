package org.countersign.workflow.seam;

import org.camunda.bpm.engine.AuthorizationException;
import org.countersign.signing.Refusal;

/** A refusal in the one form that Camunda's REST API hands on with its message unharmed. */
public class RefusedAct extends AuthorizationException {

  /** What is not on the list of the commands and calls that are open to people. */
  public static final String NOT_A_PERSONS =
      "This is the program's own to do, not a person's: nobody changes models, instances, variables or tasks.";

  private final Refusal.Kind kind;

  public RefusedAct(Refusal refusal) {
    super(refusal.getMessage());
    this.kind = refusal.kind();
  }

  public Refusal.Kind kind() {
    return kind;
  }
}
