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

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.countersign.people.Directory;
import org.countersign.workflow.seam.AsProgram;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;

/**
 * The filters of Tasklist: what each group has to take up, what is overdue, large or waiting longest, made at start-up, and
 * everybody's own tasks, made when they first sign in. A filter holds no expressions: those would be code, and are switched off.
 */
@Component
class TaskFilters implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(TaskFilters.class);
  private static final String MINE = "My tasks";
  private static final String OVERDUE = "Overdue";
  private static final String OVER_TEN_MILLION = "Over £10 million";
  private static final String LONGEST_WAITING = "Longest waiting";
  private static final int TEN_MILLION = 10_000_000;
  /** The variables that a card shows. */
  private static final String SHOWN = "variables";
  private static final String OFFERED = "To be taken up: under an instrument";
  private static final List<String> GROUPS_WITH_TASKS = List.of(FINANCE, LEGAL, COMMERCIAL, DATA_PROTECTION, EQUALITY, DMPC,
      MOPAC_CHIEF_EXECUTIVE, COMMERCIAL_DIRECTOR, BOARD_CHAIR, SECRETARIAT);

  private final FilterService filterService;
  private final TaskService taskService;
  private final AuthorizationService authorizationService;
  private final Directory directory;
  private final AsProgram asProgram;
  private final Turns turns;
  private final Clock clock;

  TaskFilters(FilterService filterService, TaskService taskService, AuthorizationService authorizationService, Directory directory,
      AsProgram asProgram, Turns turns, Clock clock) {
    this.filterService = filterService;
    this.taskService = taskService;
    this.authorizationService = authorizationService;
    this.directory = directory;
    this.asProgram = asProgram;
    this.turns = turns;
    this.clock = clock;
  }

  @Override
  public void afterSingletonsInstantiated() {
    turns.start(() -> asProgram.call(() -> {
      GROUPS_WITH_TASKS.forEach(this::makeForGroup);
      share(OVERDUE, overdue(), 30);
      share(OVER_TEN_MILLION, taskService.createTaskQuery().taskVariableValueGreaterThan(Routes.WHOLE_LIFE_VALUE, TEN_MILLION), 40);
      share(LONGEST_WAITING, taskService.createTaskQuery().active(), 50);
      return null;
    }));
  }

  private void makeForGroup(String group) {
    Filter filter = keep("To be taken up: " + EngineAccess.GROUPS.get(group), taskService.createTaskQuery().taskCandidateGroup(group), 20);
    openTo(group, filter);
  }

  /** One filter for everybody with tasks: each finds in it what they may see anyway. */
  private void share(String name, TaskQuery query, int priority) {
    Filter filter = keep(name, query, priority);
    EngineAccess.WITH_TASKS.forEach(group -> openTo(group, filter));
  }

  private void openTo(String group, Filter filter) {
    if (authorizationService.createAuthorizationQuery().groupIdIn(group).resourceType(Resources.FILTER).resourceId(filter.getId()).count() == 0) {
      Authorization reading = reading(filter);
      reading.setGroupId(group);
      authorizationService.saveAuthorization(reading);
    }
  }

  private TaskQuery overdue() {
    return taskService.createTaskQuery().dueBefore(Date.from(clock.instant()));
  }

  /** A filter knows no "now" without an expression: it is told the time. */
  @Scheduled(initialDelayString = "${countersign.filters.tell-time-every}", fixedDelayString = "${countersign.filters.tell-time-every}")
  public void tellTime() {
    asProgram.call(() -> {
      try {
        keep(OVERDUE, overdue(), 30);
      } catch (OptimisticLockingException toldByAnother) {
        LOG.debug("Another program told the filter the time at this moment");
      }
      return null;
    });
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
    Filter filter = filterService.createTaskFilterQuery().filterName(name).list().stream().filter(f -> own.contains(f.getId()))
        .findFirst().orElse(null);
    if (filter == null) {
      Authorization reading = reading(save(filterService.newTaskFilter(name), query, priority));
      reading.setUserId(person);
      authorizationService.saveAuthorization(reading);
    } else if (!filter.getProperties().containsKey(SHOWN)) {
      save(filter, query, priority);
    }
  }

  /** The shared filter of that name, as this release wants it. */
  private Filter keep(String name, TaskQuery query, int priority) {
    Filter filter = filterService.createTaskFilterQuery().filterName(name).list().stream().findFirst()
        .orElseGet(() -> filterService.newTaskFilter(name));
    return save(filter, query, priority);
  }

  private Filter save(Filter filter, TaskQuery query, int priority) {
    return filterService.saveFilter(filter.setQuery(query.orderByTaskCreateTime().asc())
        .setProperties(Map.of("priority", priority, "color", "#1d3f72", "refresh", true, "showUndefinedVariable", false,
            SHOWN, List.of(Map.of("name", Routes.VALUE_IN_WORDS, "label", "Value")))));
  }

  private Authorization reading(Filter filter) {
    Authorization authorization = authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    authorization.setResource(Resources.FILTER);
    authorization.setResourceId(filter.getId());
    authorization.addPermission(Permissions.READ);
    return authorization;
  }
}
