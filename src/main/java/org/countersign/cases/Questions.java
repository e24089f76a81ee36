package org.countersign.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.BusinessCases;
import org.countersign.people.Person;
import org.countersign.signing.Capacity;
import org.countersign.signing.Clearance;
import org.countersign.signing.Dossier;
import org.countersign.signing.Dossiers;
import org.countersign.signing.Refusal;
import org.countersign.signing.SignOff;
import org.countersign.signing.SigningDesk;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What signers ask the originator. While a question is open the clock of its asker's task stands still, and that is all: it
 * holds nobody from signing. How far an answer moved the due date stays written with it.
 */
@Service
public class Questions {

  private static final String SELECT = """
      SELECT case_reference, number, asker, task, sign_off, asked_at, revision, part_two, content, answered_by, answered_at, answer,
             due_before, due_after
      FROM case_question""";

  private final JdbcClient jdbc;
  private final BusinessCases cases;
  private final CaseReading reading;
  private final Dossiers dossiers;
  private final SigningDesk signingDesk;
  private final CaseWorkflow workflow;
  private final DueDates dueDates;
  private final CaseNews news;
  private final Clock clock;

  public Questions(JdbcClient jdbc, BusinessCases cases, CaseReading reading, Dossiers dossiers, SigningDesk signingDesk,
      CaseWorkflow workflow, DueDates dueDates, CaseNews news, Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.reading = reading;
    this.dossiers = dossiers;
    this.signingDesk = signingDesk;
    this.workflow = workflow;
    this.dueDates = dueDates;
    this.news = news;
    this.clock = clock;
  }

  /**
   * @param task that its asker had in hand, by the engine's id
   * @param answeredBy null while it is open, as are the fields after it
   * @param dueBefore the last day of the asker's task when it was answered; null where the task has none
   * @param dueAfter the same after the answer
   */
  public record Question(
      String caseReference, int number, String asker, String task, SignOff signOff, Instant askedAt, int revision, boolean partTwo,
      String text, String answeredBy, Instant answeredAt, String answer, LocalDate dueBefore, LocalDate dueAfter) {

    public boolean isOpen() {
      return answeredAt == null;
    }
  }

  /** In the order in which they were asked; without those of Part 2 for who may not see it. */
  @Transactional(readOnly = true)
  public List<Question> on(String reference, Person reader) {
    BusinessCase businessCase = reading.requireReadable(reader, reference);
    boolean seesPartTwo = Clearance.of(reader, businessCase).seesPartTwo();
    return allOn(reference).stream().filter(question -> seesPartTwo || !question.partTwo()).toList();
  }

  /** The open questions on the cases that the person answers for and that have not ended. */
  @Transactional(readOnly = true)
  public List<Question> waitingFor(Person originator) {
    return jdbc.sql(SELECT + """
             q WHERE answered_at IS NULL AND EXISTS (SELECT 1 FROM business_case c WHERE c.reference = q.case_reference
               AND c.originator = ? AND c.status NOT IN ('APPROVED', 'REJECTED', 'WITHDRAWN'))
            ORDER BY asked_at, case_reference, number""")
        .param(originator.id()).query(Questions::questionOf).list().stream()
        .filter(question -> !question.partTwo() || Clearance.of(originator, cases.get(question.caseReference())).seesPartTwo()).toList();
  }

  /**
   * Asks the originator, which stops the clock of the asker's task.
   *
   * @param partTwo null where the asker does not say
   * @throws NotPermitted unless the person may read the case
   * @throws Refusal unless they have a task of it in hand that they may sign
   */
  @Transactional
  public Question ask(Person asker, String reference, String text, Boolean partTwo) {
    reading.requireReadable(asker, reference);
    Dossier dossier = dossiers.lock(reference);
    Words.requireUnderWay(dossier.businessCase());
    CaseWorkflow.Task task = workflow.openTasks(reference).stream().filter(open -> open.isOf(asker) && asks(open, asker, dossier))
        .findFirst().orElseThrow(() -> Refusal.notAllowed(
            "Only who has a task on " + reference + " to sign, as an adviser, member of the board or decider, asks its originator."));
    int number = jdbc.sql("SELECT COALESCE(MAX(number), 0) + 1 FROM case_question WHERE case_reference = ?").param(reference)
        .query(Integer.class).single();
    jdbc.sql("""
            INSERT INTO case_question (case_reference, number, asker, task, sign_off, asked_at, revision, part_two, content)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(reference, number, asker.id(), task.id(), SignOff.ofTask(task.key()).name(), clock.instant().toString(),
            dossier.revision().number(), Words.belongToPartTwo(partTwo, asker, dossier.businessCase(), dossier.paper()),
            Words.of("text", text)).update();
    dueDates.of(task.id()).ifPresent(due -> {
      dueDates.stop(due);
      workflow.setDue(task.id(), shownDue(task.id()));
    });
    news.asked(reference);
    return find(reference, number).orElseThrow();
  }

  private boolean asks(CaseWorkflow.Task task, Person asker, Dossier dossier) {
    SignOff signOff = SignOff.ofTask(task.key());
    return signOff.capacity() != Capacity.ORIGINATOR && signOff.capacity() != Capacity.SECRETARY
        && signingDesk.maySign(signOff, asker, dossier);
  }

  /**
   * The originator answers. With the last open question of a task answered, its clock runs on.
   *
   * @throws NotPermitted unless the person may read the case
   * @throws Refusal unless they are its originator and the question waits for an answer
   */
  @Transactional
  public Question answer(Person originator, String reference, int number, String text) {
    reading.requireReadable(originator, reference);
    BusinessCase businessCase = cases.lock(reference);
    if (!originator.id().equals(businessCase.originator()) || originator.runsTheEngine()) {
      throw Refusal.notAllowed("Only the originator of " + reference + " answers what is asked about it.");
    }
    Question question = find(reference, number).filter(q -> !q.partTwo() || Clearance.of(originator, businessCase).seesPartTwo())
        .orElseThrow(() -> Refusal.unknown("There is no question " + number + " on " + reference + "."));
    Words.requireUnderWay(businessCase);
    if (!question.isOpen()) {
      throw Refusal.tooLate("Question " + number + " on " + reference + " is answered already.");
    }
    String answer = Words.of("text", text);
    jdbc.sql("UPDATE case_question SET answered_by = ?, answered_at = ?, answer = ? WHERE case_reference = ? AND number = ?")
        .params(originator.id(), clock.instant().toString(), answer, reference, number).update();
    dueDates.of(question.task()).ifPresent(due -> runOn(due, reference, number));
    news.answered(reference, question.asker());
    return find(reference, number).orElseThrow();
  }

  private void runOn(TaskDue due, String reference, int number) {
    boolean othersOpen = jdbc.sql("SELECT COUNT(*) FROM case_question WHERE task = ? AND answered_at IS NULL").param(due.task())
        .query(Integer.class).single() > 0;
    LocalDate after = othersOpen ? due.due() : dueDates.resume(due);
    jdbc.sql("UPDATE case_question SET due_before = ?, due_after = ? WHERE case_reference = ? AND number = ?")
        .params(due.due(), after, reference, number).update();
    workflow.setDue(due.task(), shownDue(due.task()));
  }

  /** While its clock stands still a task shows no last day. */
  private LocalDate shownDue(String task) {
    return dueDates.of(task).filter(due -> !due.isStopped()).map(TaskDue::due).orElse(null);
  }

  private Optional<Question> find(String reference, int number) {
    return allOn(reference).stream().filter(question -> question.number() == number).findFirst();
  }

  private List<Question> allOn(String reference) {
    return jdbc.sql(SELECT + " WHERE case_reference = ? ORDER BY number").param(reference).query(Questions::questionOf).list();
  }

  private static Question questionOf(ResultSet row, int n) throws SQLException {
    String answeredAt = row.getString("answered_at");
    return new Question(row.getString("case_reference"), row.getInt("number"), row.getString("asker"), row.getString("task"),
        SignOff.valueOf(row.getString("sign_off")), Instant.parse(row.getString("asked_at")), row.getInt("revision"),
        row.getBoolean("part_two"), row.getString("content"), row.getString("answered_by"),
        answeredAt == null ? null : Instant.parse(answeredAt), row.getString("answer"), row.getObject("due_before", LocalDate.class),
        row.getObject("due_after", LocalDate.class));
  }
}
