package org.countersign.workflow.seam;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;
import org.countersign.people.Person;

/**
 * The members of a group who are cleared for Part 2, as a group of their own for the engine alone. A task on a case that has
 * one stays offered to its group, and is opened to these; whoever is not cleared neither finds nor takes it. Nobody can make
 * such a group: a dot is in no group's id.
 */
public final class ClearedGroups extends DefaultAuthorizationProvider {

  private static final String CLEARED = ".cleared";

  private final TaskGuard guard;

  ClearedGroups(TaskGuard guard) {
    this.guard = guard;
  }

  /** The groups in which the engine knows a person. */
  public static List<String> of(Person person) {
    List<String> groups = new ArrayList<>(person.groups());
    if (person.isClearedForPartTwo()) {
      person.groups().forEach(group -> groups.add(group + CLEARED));
    }
    return groups;
  }

  @Override
  public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String groupId, String type) {
    return super.newTaskGroupIdentityLink(task, openedTo(task, groupId), type);
  }

  private String openedTo(Task task, String groupId) {
    boolean open = task instanceof DelegateTask opened && opened.getExecution() != null && !guard.needsClearance(opened.getExecution());
    return open ? groupId : groupId + CLEARED;
  }
}
