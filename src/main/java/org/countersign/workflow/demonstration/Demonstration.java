package org.countersign.workflow.demonstration;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.countersign.casefile.BusinessCases;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFileReader;
import org.countersign.casefile.Status;
import org.countersign.cases.CaseDesk;
import org.countersign.decisions.Decisions;
import org.countersign.people.BoardRoster;
import org.countersign.people.Directory;
import org.countersign.people.Person;
import org.countersign.signing.Outcome;
import org.countersign.signing.SignOff;
import org.countersign.workflow.seam.ClearedGroups;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Fills an empty database with accounts and three cases: PCD 579 waiting at the board, PCD 1637 back with its
 * originator, and PCD 1548 decided. The cases go the way of every case: nothing is written past the guard.
 */
@Component
class Demonstration {

  /** What the demonstration brings: nothing, the accounts and the board's roster, or cases too. */
  enum Extent { NONE, ACCOUNTS, CASES }

  private static final Logger LOG = LoggerFactory.getLogger(Demonstration.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Accounts accounts;
  private final BoardRoster roster;
  private final Directory directory;
  private final CaseDesk caseDesk;
  private final CaseFileReader reader;
  private final BusinessCases cases;
  private final Decisions decisions;
  private final TaskService taskService;
  private final IdentityService identityService;
  private final Environment environment;
  private final Clock clock;

  Demonstration(Accounts accounts, BoardRoster roster, Directory directory, CaseDesk caseDesk, CaseFileReader reader,
      BusinessCases cases, Decisions decisions, TaskService taskService, IdentityService identityService, Environment environment,
      Clock clock) {
    this.accounts = accounts;
    this.roster = roster;
    this.directory = directory;
    this.caseDesk = caseDesk;
    this.reader = reader;
    this.cases = cases;
    this.decisions = decisions;
    this.taskService = taskService;
    this.identityService = identityService;
    this.environment = environment;
    this.clock = clock;
  }

  /** After the engine's job executor has started, which does so when the application is ready. */
  @EventListener
  void whenReady(AvailabilityChangeEvent<ReadinessState> change) throws IOException {
    if (change.getState() == ReadinessState.ACCEPTING_TRAFFIC) {
      fill();
    }
  }

  private void fill() throws IOException {
    if (!isBoundToLoopback()) {
      if (accounts.anyIsOpen()) {
        throw new IllegalStateException("Accounts of the demonstration, whose password everybody knows, may not be reached"
            + " from other machines: bind server.address to loopback, or start on an empty database.");
      }
      return;
    }
    Extent extent = environment.getProperty("countersign.demonstration", Extent.class, Extent.NONE);
    if (extent == Extent.NONE) {
      return;
    }
    if (accounts.noneExists()) {
      accounts.create();
      seatBoard();
      if (extent == Extent.CASES) {
        decide(submit("pcd-1548"));
        submit("pcd-579");
        submit("pcd-1637");
      }
    }
    greet();
  }

  private boolean isBoundToLoopback() throws UnknownHostException {
    String address = environment.getProperty("server.address");
    return address != null && !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
  }

  private void seatBoard() {
    LocalDate start = LocalDate.of(2013, 9, 1);
    roster.seat("chair", true, start);
    List.of("member1", "member2", "member3").forEach(member -> roster.seat(member, false, start));
  }

  private String submit(String paper) throws IOException {
    CaseFile caseFile = reader.read(new ClassPathResource("demonstration/" + paper + ".json").getContentAsByteArray());
    return caseDesk.submit(directory.find("originator").orElseThrow(), caseFile).reference();
  }

  /** Signs whatever is asked until the case is decided and published. */
  private void decide(String reference) {
    Instant deadline = clock.instant().plus(PATIENCE);
    while (decisions.find(reference).filter(d -> d.isPublished()).isEmpty()) {
      if (clock.instant().isAfter(deadline)) {
        LOG.warn("the demonstration's {} was not decided in {}; it goes on by itself", reference, PATIENCE);
        return;
      }
      if (cases.get(reference).status() != Status.APPROVED) {
        taskService.createTaskQuery().processInstanceBusinessKey(reference).list().forEach(this::sign);
      }
      sleep();
    }
  }

  private void sign(Task task) {
    SignOff signOff = SignOff.ofTask(task.getTaskDefinitionKey());
    Person signer = task.getAssignee() != null
        ? directory.find(task.getAssignee()).orElseThrow()
        : directory.membersOf(signOff.group()).get(0);
    Outcome favourable = signOff.outcomes().stream().filter(Outcome::isFavourable).findFirst().orElseThrow();
    identityService.setAuthentication(signer.id(), ClearedGroups.of(signer));
    try {
      if (task.getAssignee() == null) {
        taskService.claim(task.getId(), signer.id());
      }
      taskService.complete(task.getId(), Map.of("outcome", favourable.name()));
    } finally {
      identityService.clearAuthentication();
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while filling the demonstration", e);
    }
  }

  private void greet() {
    String base = "http://localhost:" + environment.getProperty("local.server.port", "8080");
    LOG.info("""


        Countersign is ready.
          Tasklist   {}/camunda/app/tasklist/   for originators and approvers
          Cockpit    {}/camunda/app/cockpit/    for operator
          Register   {}/register                for everyone
          API        {}/api, {}/engine-rest     HTTP Basic

        Accounts of the demonstration, password "{}":
          {}
        """, base, base, base, base, base, Accounts.PASSWORD,
        String.join(", ", Accounts.ALL.stream().map(Accounts.Account::id).toList()));
  }
}
