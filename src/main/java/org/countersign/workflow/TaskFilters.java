package org.countersign.workflow;

import static org.countersign.people.Groups.BOARD_CHAIR;
import static org.countersign.people.Groups.COMMERCIAL;
import static org.countersign.people.Groups.COMMERCIAL_DIRECTOR;
import static org.countersign.people.Groups.DATA_PROTECTION;
import static org.countersign.people.Groups.DMPC;
import static org.countersign.people.Groups.EQUALITY;
import static org.countersign.people.Groups.FINANCE;
import static org.countersign.people.Groups.INSTRUMENT_HOLDERS;
import static org.countersign.people.Groups.LEGAL;
import static org.countersign.people.Groups.MOPAC_CHIEF_EXECUTIVE;
import static org.countersign.people.Groups.SECRETARIAT;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.countersign.people.Directory;
import org.countersign.workflow.seam.AsProgram;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;

/**
 * The filters of Tasklist: what each group has to take up, made at start-up, and everybody's own tasks, made
 * when they first sign in. A filter holds no expressions: those would be code, and are switched off.
 */
@Component
class TaskFilters implements SmartInitializingSingleton {

  private static final String MINE = "My tasks";
  private static final String OFFERED = "To be taken up: under an instrument";
  private static final List<String> GROUPS_WITH_TASKS = List.of(FINANCE, LEGAL, COMMERCIAL, DATA_PROTECTION, EQUALITY, DMPC,
      MOPAC_CHIEF_EXECUTIVE, COMMERCIAL_DIRECTOR, BOARD_CHAIR, SECRETARIAT);

  private final FilterService filterService;
  private final TaskService taskService;
  private final AuthorizationService authorizationService;
  private final Directory directory;
  private final AsProgram asProgram;

  TaskFilters(FilterService filterService, TaskService taskService, AuthorizationService authorizationService, Directory directory,
      AsProgram asProgram) {
    this.filterService = filterService;
    this.taskService = taskService;
    this.authorizationService = authorizationService;
    this.directory = directory;
    this.asProgram = asProgram;
  }

  @Override
  public void afterSingletonsInstantiated() {
    asProgram.call(() -> {
      GROUPS_WITH_TASKS.forEach(this::makeForGroup);
      return null;
    });
  }

  private void makeForGroup(String group) {
    String name = "To be taken up: " + EngineAccess.GROUPS.get(group);
    if (filterService.createTaskFilterQuery().filterName(name).count() == 0) {
      Filter filter = save(name, taskService.createTaskQuery().taskCandidateGroup(group), 20);
      Authorization reading = reading(filter);
      reading.setGroupId(group);
      authorizationService.saveAuthorization(reading);
    }
  }

  /** Whoever signs in at the page finds their own tasks and, under an instrument, those that are offered to them. */
  @EventListener
  void makeMine(InteractiveAuthenticationSuccessEvent signedIn) {
    String person = signedIn.getAuthentication().getName();
    asProgram.call(() -> {
      makeForPerson(person, MINE, taskService.createTaskQuery().taskAssignee(person), 10);
      if (directory.find(person).filter(p -> p.isIn(INSTRUMENT_HOLDERS)).isPresent()) {
        makeForPerson(person, OFFERED, taskService.createTaskQuery().taskCandidateUser(person), 15);
      }
      return null;
    });
  }

  private void makeForPerson(String person, String name, TaskQuery query, int priority) {
    List<String> own = authorizationService.createAuthorizationQuery().userIdIn(person).resourceType(Resources.FILTER).list()
        .stream().map(Authorization::getResourceId).toList();
    if (filterService.createTaskFilterQuery().filterName(name).list().stream().noneMatch(f -> own.contains(f.getId()))) {
      Authorization reading = reading(save(name, query, priority));
      reading.setUserId(person);
      authorizationService.saveAuthorization(reading);
    }
  }

  private Filter save(String name, TaskQuery query, int priority) {
    Filter filter = filterService.newTaskFilter(name).setQuery(query.orderByTaskCreateTime().asc())
        .setProperties(Map.of("priority", priority, "color", "#1d3f72", "refresh", true, "showUndefinedVariable", false));
    return filterService.saveFilter(filter);
  }

  private Authorization reading(Filter filter) {
    Authorization authorization = authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    authorization.setResource(Resources.FILTER);
    authorization.setResourceId(filter.getId());
    authorization.addPermission(Permissions.READ);
    return authorization;
  }
}
