package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.countersign.program.Standing.refused;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.countersign.casefile.London;
import org.countersign.casefile.WorkingDays;
import org.countersign.signing.CallInSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The end of the DMPC's right of call-in, on a clock that the test sets. */
@ProgramTest
class AwardWindowTest {

  private static final String CALL_IN = "UserTask_ConsiderCallIn";

  @Autowired
  private Http http;
  @Autowired
  private CaseWalk walk;
  @Autowired
  private Standing standing;
  @Autowired
  private AheadClock clock;
  @Autowired
  private WorkingDays workingDays;
  @Autowired
  private CallInSettings settings;
  @Autowired
  private ManagementService management;
  @Autowired
  private HistoryService history;
  @Autowired
  private JdbcClient jdbc;

  private String award;
  private LocalDate lastDay;

  @BeforeEach
  void awardApprovedByTheDirector() {
    String reference = walk.submit(Papers.of("at-the-line").caseFile());
    walk.toDecision(reference);
    walk.dmpcApproves(reference);
    walk.awaitStatus(reference, "APPROVED");
    ObjectNode contract = Papers.of("at-the-line").caseFile().objectNode().put("value", 500_000);
    award = http.as("commercial").post("/api/cases/" + reference + "/awards", contract).at("/reference");
    walk.signed(award, "UserTask_DecideUnderConsent", "director", Map.of("outcome", "APPROVE"));
    lastDay = workingDays.after(London.today(clock), settings.workingDays());
  }

  @AfterEach
  void today() {
    clock.comeBack();
  }

  @Test
  void theTimerFiresAtTheEndOfTheLastWorkingDay() {
    assertThat(timer().getDuedate().toInstant()).isEqualTo(London.startOf(lastDay.plusDays(1)));
    assertThat(new CaseFacts(http).of(award).path("callInUntil").asText()).isEqualTo(lastDay.toString());
  }

  @Test
  void onTheLastDayTheRightStillStands() {
    clock.goTo(London.startOf(lastDay.plusDays(1)).minusSeconds(60));
    Job timer = timer();
    assertThatThrownBy(() -> management.executeJob(timer.getId())).hasStackTraceContaining("until " + lastDay);
    walk.signed(award, CALL_IN, "dmpc", Map.of("outcome", "CALL_IN", "reason", "At the last minute."));
    assertThat(new CaseFacts(http).tasks(award)).containsExactly("DecideAsDmpc");
  }

  @Test
  void thenItLapsesAndWhatTheDirectorSignedCounts() {
    clock.goTo(London.startOf(lastDay.plusDays(1)));
    management.executeJob(timer().getId());
    walk.awaitStatus(award, "APPROVED");

    CaseFacts facts = new CaseFacts(http);
    assertThat(facts.acts(award)).endsWith("SIGNED", "CALL_IN_LAPSED", "DECISION_ISSUED");
    assertThat(facts.tasks(award)).isEmpty();
    assertThat(facts.of(award).has("number")).isFalse();
    assertThat(facts.onRegister(award)).isNull();
    assertThat(route()).endsWith(CALL_IN, "BoundaryEvent_WindowEnded", "ServiceTask_RecordLapse", "ServiceTask_IssueDecision",
        "ServiceTask_OpenConditions", "Gateway_Publication", "EndEvent_DecisionOnRecord");
  }

  @Test
  void whoeverIsLateCallsNothingInThoughTheTaskIsStillOpen() {
    clock.goTo(London.startOf(lastDay.plusDays(1)));
    assertThat(refused(walk.sign(award, CALL_IN, "dmpc", Map.of("outcome", "CALL_IN", "reason", "Late."))))
        .contains("ended with " + lastDay);
    assertThat(standing.decisions(award)).isZero();
    management.executeJob(timer().getId());
    walk.awaitStatus(award, "APPROVED");
  }

  private Job timer() {
    return Timers.awaited(management, instance());
  }

  private List<String> route() {
    await().until(() -> history.createHistoricProcessInstanceQuery().processInstanceId(instance()).finished().count() == 1);
    return history.createHistoricActivityInstanceQuery().processInstanceId(instance()).orderPartiallyByOccurrence().asc().list()
        .stream().map(HistoricActivityInstance::getActivityId).toList();
  }

  private String instance() {
    return jdbc.sql("SELECT process_instance FROM business_case WHERE reference = ?").param(award).query(String.class).single();
  }
}
