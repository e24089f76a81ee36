package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The oracle is not blind: it objects where something is missing. */
@ProgramTest
class ApprovalOracleTest {

  private static final Map<String, Set<String>> GROUPS = Map.of("originator", Set.of("originators"),
      "chair", Set.of("investment-board"), "member1", Set.of("investment-board"), "member2", Set.of("investment-board"), "member3", Set.of("investment-board"),
      "finance", Set.of("finance"), "legal", Set.of("legal"), "commercial", Set.of("commercial"), "dmpc", Set.of("dmpc"));

  @Autowired
  private Http http;
  @Autowired
  private CaseWalk walk;
  @Autowired
  private Adversary adversary;

  @Test
  void it_objects_to_what_is_missing_and_to_nothing_else() {
    String reference = walk.submit(SoundPaper.EXPENDITURE.caseFile());
    assertThat(faults(GROUPS, reference)).contains("it is AT_BOARD", "no sitting of the board was convened and closed",
        "ADVISE_FINANCE was not given", "nobody decided it");
    walk.toDecision(reference);
    assertThat(faults(GROUPS, reference)).contains("nobody decided it").doesNotContain("ADVISE_FINANCE was not given");
    walk.dmpcApproves(reference);
    walk.awaitStatus(reference, "APPROVED");
    assertThat(faults(GROUPS, reference)).isEmpty();
    assertThat(new ApprovalOracle(http, GROUPS).faults(reference, "INVESTMENT_BOARD"))
        .contains("it was approved under another authority", "dmpc is not of board-chair");
    for (String person : List.of("member3", "finance", "dmpc")) {
      Map<String, Set<String>> groups = new HashMap<>(GROUPS);
      groups.remove(person);
      assertThat(faults(groups, reference)).as(person).hasSize(1);
    }
  }

  @Test
  void it_objects_to_a_signature_that_does_not_stand_for_the_paper() {
    String reference = walk.submit(SoundPaper.EXPENDITURE.caseFile());
    walk.boardEndorses(reference);
    walk.signed(reference, "UserTask_AdviseFinance", "finance", Map.of("outcome", "NOT_SATISFIED", "reason", "Not funded."));
    walk.signed(reference, "UserTask_AdviseLegal", "legal", Map.of("outcome", "SATISFIED"));
    walk.signed(reference, "UserTask_AdviseCommercial", "commercial", Map.of("outcome", "SATISFIED"));
    walk.awaitStatus(reference, "TO_BE_REVISED");
    ObjectNode revised = SoundPaper.EXPENDITURE.caseFile();
    ((ObjectNode) revised.path("sections")).put("legal", "As revised.");
    assertThat(http.as("originator").put("/api/cases/" + reference, revised).status()).isEqualTo(200);
    assertThat(faults(GROUPS, reference)).contains("ADVISE_LEGAL by legal does not stand for legal")
        .noneMatch(fault -> fault.startsWith("VOTE_AT_BOARD") || fault.startsWith("ADVISE_COMMERCIAL"));
  }

  @Test
  void it_objects_to_a_record_that_was_changed_and_to_a_second_capacity() {
    String reference = walk.submit(SoundPaper.EXPENDITURE.caseFile());
    walk.signed(reference, "UserTask_VoteAtInvestmentBoard", "chair", Map.of("outcome", "ENDORSE"));
    assertThat(new ApprovalOracle(http, GROUPS).faultsOfRecord(reference)).isEmpty();
    adversary.changes("UPDATE record_entry SET actor = 'chair' WHERE chain = ? AND act = 'SUBMITTED'", reference);
    try {
      assertThat(http.as("auditor").get("/api/cases/" + reference + "/record").body().path("verified").asBoolean()).isFalse();
      assertThat(new ApprovalOracle(http, GROUPS).faultsOfRecord(reference)).contains("the record does not verify",
          "entry 1 does not follow from what it says and the entry before it", "chair acted as [REVISE_CASE, VOTE_AT_BOARD]");
    } finally {
      adversary.changes("UPDATE record_entry SET actor = 'originator' WHERE chain = ? AND act = 'SUBMITTED'", reference);
    }
  }

  private List<String> faults(Map<String, Set<String>> groups, String reference) {
    return new ApprovalOracle(http, groups).faults(reference, "DMPC");
  }
}
