package org.countersign.workflow.seam;

import java.util.List;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.countersign.people.SecurityLog;
import org.countersign.signing.Refusal;
import org.springframework.stereotype.Component;

/** Refused commands in the security log, with the case that they were meant for. */
@Component
class RefusedCommands {

  private static final List<String> NAMING_A_CASE = List.of("taskId", "processInstanceId", "executionId");

  private final SecurityLog securityLog;
  private final CaseInQuestion caseInQuestion;
  private final ActingPerson actingPerson;

  RefusedCommands(SecurityLog securityLog, CaseInQuestion caseInQuestion, ActingPerson actingPerson) {
    this.securityLog = securityLog;
    this.caseInQuestion = caseInQuestion;
    this.actingPerson = actingPerson;
  }

  void log(Command<?> command, String name, RefusedAct refused) {
    String id = CommandFields.firstOf(command, NAMING_A_CASE);
    String caseReference = id == null ? CommandFields.firstOf(command, List.of("businessKey")) : caseInQuestion.of(id).orElse(null);
    // What is incomplete or malformed may quote what was submitted.
    String reason = refused.kind() == Refusal.Kind.INCOMPLETE ? "It was incomplete or not in the vocabulary." : refused.getMessage();
    securityLog.refused(actingPerson.id().orElse(null), name.replaceFirst("(Cmd|Command)$", ""), caseReference, reason);
  }
}
