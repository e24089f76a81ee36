package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.countersign.program.Standing.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.countersign.casefile.London;
import org.countersign.casefile.WorkingDays;
import org.countersign.notices.DigestRound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When tasks are due, who is told of it, what stops a clock, and what is written on a case without being a signature. */
@ProgramTest
class DueDatesTest {

  private static final String LEGAL = "UserTask_AdviseLegal";
  private static final String PLAIN = "at-the-line";
  private static final List<String> WITH_ADDRESS = List.of("originator", "legal", "finance", "secretariat", "member3", "dmpc");

  @Autowired
  private Http http;
  @Autowired
  private CaseWalk walk;
  @Autowired
  private Standing standing;
  @Autowired
  private People people;
  @Autowired
  private AheadClock clock;
  @Autowired
  private WorkingDays workingDays;
  @Autowired
  private ManagementService management;
  @Autowired
  private TaskService taskService;
  @Autowired
  private IdentityService identity;
  @Autowired
  private DigestRound round;
  @Autowired
  private JdbcClient jdbc;

  private LocalDate today;

  @BeforeEach
  void everybodyHasAnAddress() {
    today = London.today(clock);
    WITH_ADDRESS.forEach(id -> address(id, id + "@example.test"));
  }

  @AfterEach
  void afterwards() {
    clock.comeBack();
    WITH_ADDRESS.forEach(id -> address(id, null));
    jdbc.sql("DELETE FROM outbox").update();
    people.goHome();
  }

  private void address(String id, String email) {
    User user = identity.createUserQuery().userId(id).singleResult();
    user.setEmail(email);
    identity.saveUser(user);
  }

  private static ObjectNode plain() {
    return Papers.changed(PLAIN, paper -> paper.put("marking", "OFFICIAL").remove("partTwo"));
  }

  private static ObjectNode urgent() {
    ObjectNode paper = plain();
    paper.putObject("urgent").put("reason", "The contract ends within the month.").put("by", "2027-03-01");
    return paper;
  }

  private String inAdvice(ObjectNode paper) {
    String reference = walk.submit(paper);
    walk.boardEndorses(reference);
    walk.awaitStatus(reference, "IN_ADVICE");
    return reference;
  }

  /** Where clearance is needed: member3 is not cleared, and not called; nor do auditors see it all. */
  private void endorse(String reference) {
    List.of("chair", "member1", "member2").forEach(member -> walk.signed(reference, "UserTask_VoteAtInvestmentBoard", member,
        Map.of("outcome", "ENDORSE")));
    walk.task(reference, LEGAL, "legal");
  }

  private void morning(String reference) {
    management.executeJob(Timers.ofTheMorning(management, instance(reference)).getId());
  }

  private String instance(String reference) {
    return jdbc.sql("SELECT process_instance FROM business_case WHERE reference = ?").param(reference).query(String.class).single();
  }

  /** So many working days from today. */
  private LocalDate day(int count) {
    return workingDays.after(today, count);
  }

  private void goTo(LocalDate day) {
    clock.goTo(London.startOf(day).plusSeconds(7 * 3600));
  }

  private JsonNode task(String reference, String key) {
    return StreamSupport.stream(walk.caseOf(reference).path("tasks").spliterator(), false)
        .filter(task -> task.path("key").asText().equals(key)).findFirst().orElseThrow();
  }

  @Nested
  class A_task {

    @Test
    void is_due_so_many_working_days_after_it_was_opened_as_Tasklist_shows() {
      String reference = walk.submit(plain());
      JsonNode vote = task(reference, "UserTask_VoteAtInvestmentBoard");
      assertThat(vote.path("due").asText()).isEqualTo(day(5).toString());
      assertThat(vote.path("overdue").asBoolean()).isFalse();
      assertThat(taskService.createTaskQuery().taskId(vote.path("id").asText()).singleResult().getDueDate().toInstant())
          .isEqualTo(London.startOf(day(5).plusDays(1)).minusSeconds(1));
      goTo(day(5));
      assertThat(task(reference, "UserTask_VoteAtInvestmentBoard").path("overdue").asBoolean()).isFalse();
      goTo(day(5).plusDays(1));
      assertThat(task(reference, "UserTask_VoteAtInvestmentBoard").path("overdue").asBoolean()).isTrue();
    }

    @Test
    void of_an_urgent_case_is_due_sooner_and_every_signer_reads_why() {
      String reference = inAdvice(urgent());
      assertThat(task(reference, LEGAL).path("due").asText()).isEqualTo(day(3).toString());
      JsonNode shown = http.as("legal").get("/api/tasks/" + task(reference, LEGAL).path("id").asText()).body();
      assertThat(shown.at("/case/caseFile/urgent/reason").asText()).isEqualTo("The contract ends within the month.");
      assertThat(shown.at("/task/due").asText()).isEqualTo(day(3).toString());
    }

    @Test
    void of_an_urgent_case_needs_the_reason() {
      ObjectNode paper = plain();
      paper.putObject("urgent").put("by", "2027-03-01");
      Http.Answer answer = http.as("originator").post("/api/cases", paper);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body().path("errors").findValuesAsText("pointer")).anyMatch(at -> at.startsWith("/urgent"));
      paper.putObject("urgent").put("reason", " ");
      assertThat(http.as("originator").post("/api/cases", paper).status()).isEqualTo(400);
    }

    @Test
    void decides_nothing_by_silence_and_leaves_everybody_their_rights() {
      String reference = inAdvice(plain());
      Standing.Of before = standing.of(reference);
      List<String> links = links(reference);
      goTo(day(20));
      morning(reference);
      morning(reference);
      assertThat(standing.of(reference)).isEqualTo(before);
      assertThat(links(reference)).isEqualTo(links);
      walk.advisersSatisfied(reference);
      walk.awaitStatus(reference, "TO_BE_DECIDED");
    }

    private List<String> links(String reference) {
      return taskService.createTaskQuery().processInstanceBusinessKey(reference).orderByTaskId().asc().list().stream()
          .flatMap(task -> taskService.getIdentityLinksForTask(task.getId()).stream())
          .map(link -> link.getTaskId() + link.getType() + link.getGroupId() + link.getUserId()).sorted().toList();
    }
  }

  @Nested
  class Mail {

    @Test
    void tells_once_of_the_new_task_of_the_reminder_and_of_what_is_overdue_and_links_to_it() throws Exception {
      String reference = inAdvice(plain());
      String title = Papers.of(PLAIN).caseFile().path("title").asText();
      int before = MailServer.to("legal@example.test").size();
      round.send();
      MimeMessage fresh = newest("legal", before + 1);
      assertThat(fresh.getSubject()).isEqualTo("Countersign: a task, " + reference);
      assertThat(text(fresh)).contains("A task waits for you or your group: Advise on law, due " + London.inWords(day(10)) + ".", reference + ": " + title,
          "/camunda/app/tasklist/default/#/?task=" + task(reference, LEGAL).path("id").asText());

      goTo(day(7));
      morning(reference);
      round.send();
      assertThat(MailServer.to("legal@example.test")).as("two working days before, not three").hasSize(before + 1);
      goTo(day(8));
      morning(reference);
      morning(reference);
      round.send();
      assertThat(text(newest("legal", before + 2))).contains("Soon due: Advise on law, by the end of " + London.inWords(day(10)) + ".");

      http.as("legal").post("/engine-rest/task/" + task(reference, LEGAL).path("id").asText() + "/claim", Map.of("userId", "legal"));
      http.as("legal").post("/api/absences", Map.of("from", day(10).toString(), "until", day(15).toString(), "substitute", "member3"));
      goTo(day(11));
      int substitute = MailServer.to("member3@example.test").size();
      int secretariat = MailServer.to("secretariat@example.test").size();
      morning(reference);
      morning(reference);
      round.send();
      assertThat(text(newest("legal", before + 3))).contains("Overdue since the end of " + London.inWords(day(10)) + ": Advise on law.");
      assertThat(text(newest("member3", substitute + 1))).contains("Overdue").contains(reference + ": " + title);
      assertThat(text(newest("secretariat", secretariat + 1))).contains("Advise on law", "Advise on finance");
      jdbc.sql("DELETE FROM absence WHERE person = 'legal'").update();
    }

    @Test
    void comes_as_one_digest_and_not_of_what_is_done_meanwhile() throws Exception {
      String one = inAdvice(plain());
      String other = inAdvice(plain());
      String done = inAdvice(plain());
      walk.signed(done, LEGAL, "legal", Map.of("outcome", "SATISFIED"));
      int before = MailServer.to("legal@example.test").size();
      round.send();
      MimeMessage digest = newest("legal", before + 1);
      assertThat(digest.getSubject()).isEqualTo("Countersign: 2 notices, 2 cases");
      assertThat(text(digest)).contains(one, other).doesNotContain(done);
    }

    @Test
    void of_a_guarded_case_carries_the_reference_alone() throws Exception {
      String uncleared = people.somebody("legal");
      address(uncleared, "uncleared@example.test");
      ObjectNode marked = plain().put("marking", "OFFICIAL_SENSITIVE");
      String above = walk.submit(marked);
      endorse(above);
      ObjectNode exempt = plain();
      exempt.putObject("partTwo").put("text", "Kept back.").putArray("grounds").add("COMMERCIAL_SENSITIVITY");
      String withPartTwo = walk.submit(exempt);
      endorse(withPartTwo);
      int before = MailServer.to("legal@example.test").size();
      round.send();
      assertThat(text(newest("legal", before + 1))).contains(above, withPartTwo).doesNotContain(marked.path("title").asText());
      assertThat(MailServer.to("uncleared@example.test")).as("no task of theirs").isEmpty();
    }

    @Test
    void holds_no_header_that_a_title_wrote() throws Exception {
      String reference = inAdvice(plain().put("title", "Boots\r\nBcc: everybody@example.test\r\n\r\nSmuggled"));
      int before = MailServer.to("legal@example.test").size();
      round.send();
      MimeMessage message = newest("legal", before + 1);
      assertThat(message.getSubject()).isEqualTo("Countersign: a task, " + reference);
      assertThat(message.getHeader("Bcc")).isNull();
      assertThat(message.getAllRecipients()).hasSize(1);
      assertThat(text(message)).contains("Boots  Bcc: everybody@example.test    Smuggled");
    }

    @Test
    void that_the_server_does_not_take_is_kept_and_sent_once() throws Exception {
      inAdvice(plain());
      int before = MailServer.to("finance@example.test").size();
      MailServer.whileDown(round::send);
      round.send();
      assertThat(waiting("finance")).as("it is tried again after a minute, not at once").isEqualTo(1);
      clock.goTo(clock.instant().plusSeconds(120));
      int now = MailServer.to("finance@example.test").size();
      round.send();
      round.send();
      newest("finance", now + 1);
      assertThat(waiting("finance")).isZero();
      assertThat(now).isLessThanOrEqualTo(before);
    }

    @Test
    void is_sent_once_by_programs_that_send_at_the_same_instant() throws Exception {
      inAdvice(plain());
      int before = MailServer.to("legal@example.test").size();
      CountDownLatch together = new CountDownLatch(1);
      List<Thread> programs = IntStream.range(0, 4).mapToObj(i -> new Thread(() -> {
        try {
          together.await();
          round.send();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      })).toList();
      programs.forEach(Thread::start);
      together.countDown();
      for (Thread program : programs) {
        program.join();
      }
      assertThat(MailServer.to("legal@example.test")).hasSize(before + 1);
    }

    @Test
    void of_a_program_that_was_stopped_while_it_sent_is_sent_again() {
      inAdvice(plain());
      int before = MailServer.to("legal@example.test").size();
      Instant now = clock.instant();
      jdbc.sql("UPDATE outbox SET claim = 'of a program that is gone', claimed_at = ?")
          .param(now.truncatedTo(ChronoUnit.SECONDS).toString()).update();
      clock.goTo(now.plusSeconds(300));
      round.send();
      assertThat(MailServer.to("legal@example.test")).hasSize(before);
      clock.goTo(now.plusSeconds(900));
      round.send();
      assertThat(MailServer.to("legal@example.test")).hasSize(before + 1);
    }

    @Test
    void tells_its_originator_that_a_case_is_returned_commented_on_asked_about_and_decided() throws Exception {
      String reference = inAdvice(plain());
      jdbc.sql("DELETE FROM outbox").update();
      http.as("finance").post("/api/cases/" + reference + "/comments", Map.of("text", "A thought."));
      ask(reference, "legal", "Which clause?");
      int before = MailServer.to("originator@example.test").size();
      round.send();
      assertThat(text(newest("originator", before + 1))).contains("Somebody commented on it.", "You are asked a question", "/desk")
          .doesNotContain("A thought.", "Which clause?");
      int asker = MailServer.to("legal@example.test").size();
      answer(reference, 1, "originator", "Clause 4.");
      round.send();
      assertThat(text(newest("legal", asker + 1))).contains("Your question is answered.").doesNotContain("Clause 4.");
      walk.advisersSatisfied(reference);
      walk.awaitStatus(reference, "TO_BE_DECIDED");
      walk.signed(reference, "UserTask_DecideAsDmpc", "dmpc", Map.of("outcome", "RETURN", "reason", "Say more."));
      walk.awaitStatus(reference, "TO_BE_REVISED");
      round.send();
      assertThat(text(newest("originator", before + 2))).contains("It is back with you, to be revised by the end of");
      walk.signed(reference, "UserTask_ReviseCase", "originator", Map.of("outcome", "RESUBMIT"));
      walk.dmpcApproves(reference);
      walk.awaitStatus(reference, "APPROVED");
      round.send();
      assertThat(text(newest("originator", before + 3))).contains("It is decided.");
    }

    private int waiting(String person) {
      return jdbc.sql("SELECT COUNT(*) FROM outbox WHERE person = ?").param(person).query(Integer.class).single();
    }

    /** The last message to the person, who has had so many. */
    private MimeMessage newest(String person, int count) {
      List<MimeMessage> all = MailServer.to(person + "@example.test");
      assertThat(all).hasSize(count);
      return all.get(count - 1);
    }

    private String text(MimeMessage message) {
      try {
        return message.getContent().toString().replace("\r\n", "\n");
      } catch (IOException | MessagingException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private Http.Answer ask(String reference, String who, String text) {
    return http.as(who).post("/api/cases/" + reference + "/questions", Map.of("text", text));
  }

  private Http.Answer answer(String reference, int number, String who, String text) {
    return http.as(who).post("/api/cases/" + reference + "/questions/" + number + "/answer", Map.of("text", text));
  }

  @Nested
  class A_question {

    @Test
    void stops_the_clock_of_the_askers_task_until_it_is_answered() {
      String reference = inAdvice(plain());
      goTo(day(8));
      Standing.Of before = standing.of(reference);
      assertThat(ask(reference, "legal", "Which clause is meant?").status()).isEqualTo(201);
      assertThat(task(reference, LEGAL).has("due")).isFalse();
      assertThat(task(reference, "UserTask_AdviseFinance").path("due").asText()).isEqualTo(day(10).toString());
      goTo(day(12));
      morning(reference);
      assertThat(task(reference, LEGAL).path("overdue").asBoolean()).isFalse();
      Http.Answer answered = answer(reference, 1, "originator", "Clause 4.");
      assertThat(answered.status()).as("%s", answered.body()).isEqualTo(200);
      assertThat(answered.at("/dueBefore")).isEqualTo(day(10).toString());
      assertThat(answered.at("/dueAfter")).as("four working days stood still").isEqualTo(day(14).toString());
      assertThat(task(reference, LEGAL).path("due").asText()).isEqualTo(day(14).toString());
      assertThat(standing.of(reference)).as("nothing else changes").isEqualTo(before);
      assertThat(http.as("finance").get("/api/cases/" + reference + "/questions").body().findValuesAsText("text"))
          .containsExactly("Which clause is meant?");
    }

    @Test
    void among_several_the_last_that_is_answered_lets_the_clock_run_on() {
      String reference = inAdvice(plain());
      ask(reference, "legal", "One?");
      goTo(day(2));
      ask(reference, "legal", "Two?");
      goTo(day(3));
      answer(reference, 2, "originator", "Two.");
      assertThat(task(reference, LEGAL).has("due")).isFalse();
      goTo(day(4));
      answer(reference, 1, "originator", "One.");
      assertThat(task(reference, LEGAL).path("due").asText()).isEqualTo(day(14).toString());
    }

    @Test
    void holds_nobody_from_signing() {
      String reference = inAdvice(plain());
      ask(reference, "legal", "Which clause is meant?");
      walk.advisersSatisfied(reference);
      walk.awaitStatus(reference, "TO_BE_DECIDED");
      assertThat(answer(reference, 1, "originator", "Clause 4.").status()).isEqualTo(200);
    }

    @Test
    void is_asked_by_who_has_a_task_to_sign_and_answered_by_the_originator_once() {
      String reference = inAdvice(plain());
      String questions = "/api/cases/" + reference + "/questions";
      assertThat(refused(ask(reference, "originator2", "May I?"))).contains("take no part");
      for (String without : List.of("originator", "dmpc", "chair", "secretariat", "auditor", "operator")) {
        assertThat(ask(reference, without, "May I?").status()).as(without).isEqualTo(403);
      }
      assertThat(refused(ask(reference, "legal", "  "))).contains("must not be empty");
      assertThat(refused(ask(reference, "legal", "x".repeat(4001)))).contains("4000");
      assertThat(http.as("legal").post(questions, Map.of("txt", "x")).status()).isEqualTo(400);
      assertThat(http.as("legal").get(questions).body()).isEmpty();

      assertThat(ask(reference, "legal", "x".repeat(4000)).status()).isEqualTo(201);
      assertThat(refused(answer(reference, 1, "legal", "Myself."))).contains("Only the originator");
      assertThat(answer(reference, 1, "originator2", "Not mine.").status()).isEqualTo(403);
      assertThat(answer(reference, 2, "originator", "Which?").status()).isEqualTo(404);
      assertThat(refused(answer(reference, 1, "originator", ""))).contains("must not be empty");
      assertThat(refused(answer(reference, 1, "originator", "x".repeat(4001)))).contains("4000");
      assertThat(answer(reference, 1, "originator", "Yes.").status()).isEqualTo(200);
      assertThat(answer(reference, 1, "originator", "No.").status()).isEqualTo(409);

      ask(reference, "legal", "And then?");
      http.as("originator").post("/api/cases/" + reference + "/withdrawal", null);
      assertThat(answer(reference, 2, "originator", "Then.").status()).isEqualTo(409);
      assertThat(ask(reference, "legal", "Still?").status()).isEqualTo(409);
    }

    @Test
    void by_who_holds_no_task_any_more_is_refused() {
      String reference = inAdvice(plain());
      String other = people.somebody("finance", "cleared-part-two");
      http.as("finance").post("/engine-rest/task/" + task(reference, "UserTask_AdviseFinance").path("id").asText() + "/claim",
          Map.of("userId", "finance"));
      assertThat(refused(ask(reference, other, "May I?"))).contains("has a task on " + reference);
      walk.signed(reference, "UserTask_AdviseFinance", "finance", Map.of("outcome", "SATISFIED"));
      assertThat(ask(reference, "finance", "Late?").status()).isEqualTo(403);
    }
  }

  @Nested
  class A_comment {

    @Test
    void is_read_by_whoever_may_read_the_case_and_written_by_who_takes_part() {
      String reference = inAdvice(plain());
      String comments = "/api/cases/" + reference + "/comments";
      Standing.Of before = standing.of(reference);
      for (String writer : List.of("originator", "legal", "member3", "secretariat")) {
        assertThat(http.as(writer).post(comments, Map.of("text", "By " + writer + ".")).status()).as(writer).isEqualTo(201);
      }
      JsonNode read = http.as("auditor").get(comments).body();
      assertThat(read.findValuesAsText("text")).containsExactly("By originator.", "By legal.", "By member3.", "By secretariat.");
      assertThat(read.at("/1/author/id").asText()).isEqualTo("legal");
      assertThat(read.at("/1/revision").asInt()).isEqualTo(1);
      assertThat(read.at("/1/partTwo").asBoolean()).isFalse();
      assertThat(standing.of(reference)).as("a comment is no signature").isEqualTo(before);

      assertThat(http.as("originator2").get(comments).status()).isEqualTo(403);
      assertThat(http.as("originator2").post(comments, Map.of("text", "Let me.")).status()).isEqualTo(403);
      assertThat(http.as("dmpc").post(comments, Map.of("text", "Not asked yet.")).status()).isEqualTo(403);
      assertThat(refused(http.as("auditor").post(comments, Map.of("text", "Tut.")))).contains("Only who takes part");
      assertThat(http.as("operator").post(comments, Map.of("text", "Hm.")).status()).isEqualTo(403);
      assertThat(http.as(null).get(comments).status()).isEqualTo(401);
      assertThat(refused(http.as("legal").post(comments, Map.of("text", "\n ")))).contains("must not be empty");
      assertThat(refused(http.as("legal").post(comments, Map.of("text", "x".repeat(4001))))).contains("4000");
      assertThat(http.as("legal").post(comments, Map.of("text", "x", "author", "dmpc")).status()).isEqualTo(400);
      assertThat(http.as("legal").post("/api/cases/BC-1999-0001/comments", Map.of("text", "x")).status()).isEqualTo(404);
      assertThat(http.as("auditor").get(comments).body()).hasSize(4);

      http.as("originator").post("/api/cases/" + reference + "/withdrawal", null);
      assertThat(http.as("legal").post(comments, Map.of("text", "Late.")).status()).isEqualTo(409);
      assertThat(http.as("auditor").get(comments).body()).hasSize(4);
    }

    @Test
    void that_belongs_to_part_two_is_for_those_who_may_see_it() {
      ObjectNode exempt = plain();
      exempt.putObject("partTwo").put("text", "Kept back.").putArray("grounds").add("COMMERCIAL_SENSITIVITY");
      String reference = walk.submit(exempt);
      endorse(reference);
      String comments = "/api/cases/" + reference + "/comments";
      String uncleared = people.somebody("legal");
      assertThat(http.as("legal").post(comments, Map.of("text", "Unsaid.")).body().path("partTwo").asBoolean()).isTrue();
      http.as("legal").post(comments, Map.of("text", "Open.", "partTwo", false));
      assertThat(ask(reference, uncleared, "May I?").status()).as("no task is theirs").isEqualTo(403);
      ask(reference, "legal", "Why 731,246?");
      assertThat(http.as(uncleared).get(comments).body().findValuesAsText("text")).containsExactly("Open.");
      assertThat(http.as(uncleared).get("/api/cases/" + reference + "/questions").body()).isEmpty();
      assertThat(http.as("originator").get(comments).body()).hasSize(2);
      assertThat(http.as("member1").get("/api/cases/" + reference + "/questions").body()).hasSize(1);
      assertThat(refused(http.as(uncleared).post(comments, Map.of("text", "Me too.", "partTwo", true)))).contains("not cleared");
      assertThat(http.as(uncleared).post(comments, Map.of("text", "In the open.")).body().path("partTwo").asBoolean()).isFalse();
    }
  }
}
