package org.countersign.cases;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.countersign.signing.Outcome;
import org.countersign.signing.SignOff;

/**
 * A task with all that its form tells.
 *
 * @param capacity as what its signer acts, in words
 * @param outcomes the closed vocabulary of its answers
 */
public record TaskView(
    CaseWorkflow.Task task, SignOff signOff, String capacity, List<Option> outcomes, @JsonProperty("case") CaseView businessCase) {

  public record Option(Outcome outcome, boolean needsReason, boolean needsConditions) {}

  static TaskView of(CaseWorkflow.Task task, CaseView businessCase) {
    SignOff signOff = SignOff.ofTask(task.key());
    return new TaskView(task, signOff, signOff.capacity().toString(),
        signOff.outcomes().stream().map(o -> new Option(o, o.needsReason(), o.needsConditions())).toList(), businessCase);
  }
}
