package org.countersign.workflow.seam;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cmd.CreateMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteGroupCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserCmd;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.countersign.signing.AccountActs;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** A person's commands on accounts and memberships: they and their entries on the record are written together. */
@Component
class AccountKeeping {

  private final AccountActs acts;

  AccountKeeping(@Lazy AccountActs acts) {
    this.acts = acts;
  }

  <T> T carryOut(Command<T> command, String person, Supplier<T> execution) {
    if (command instanceof SaveUserCmd) {
      return acts.witness(person, named(CommandFields.<User>get(command, "user").getId()), execution);
    }
    if (command instanceof DeleteUserCmd || command instanceof CreateMembershipCmd || command instanceof DeleteMembershipCmd) {
      return acts.witness(person, named(CommandFields.get(command, "userId")), execution);
    }
    if (command instanceof DeleteGroupCmd) {
      return acts.witnessEndOf(CommandFields.get(command, "groupId"), person, execution);
    }
    return execution.get();
  }

  /** A command that names nobody is refused by the engine. */
  private static List<String> named(String person) {
    return Stream.ofNullable(person).toList();
  }
}
