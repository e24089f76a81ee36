package org.countersign.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.countersign.casefile.Part;
import org.countersign.casefile.Status;
import org.countersign.people.Affiliation;
import org.countersign.people.ConfirmedAccounts;
import org.countersign.scheme.Authority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What can be signed, how it can be answered, and what each answer carries: as the tables of the contract have it. */
class VocabularyTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
      REVISE_CASE            | UserTask_ReviseCase            | originator              | -                | TO_BE_REVISED | RESUBMIT WITHDRAW
      VOTE_AT_BOARD          | UserTask_VoteAtInvestmentBoard | board member            | investment-board | AT_BOARD      | vote
      RECONVENE_BOARD        | UserTask_ReconveneBoard        | secretary               | secretariat      | AT_BOARD      | RECONVENE
      ADVISE_FINANCE         | UserTask_AdviseFinance         | finance adviser         | finance          | IN_ADVICE     | advice
      ADVISE_LEGAL           | UserTask_AdviseLegal           | legal adviser           | legal            | IN_ADVICE     | advice
      ADVISE_COMMERCIAL      | UserTask_AdviseCommercial      | commercial adviser      | commercial       | IN_ADVICE     | advice
      ADVISE_DATA_PROTECTION | UserTask_AdviseDataProtection  | data protection adviser | data-protection  | IN_ADVICE     | advice
      ADVISE_EQUALITY        | UserTask_AdviseEquality        | equality adviser        | equality         | IN_ADVICE     | advice
      DECIDE_AS_DMPC         | UserTask_DecideAsDmpc          | decider                 | dmpc             | TO_BE_DECIDED | decision
      DECIDE_UNDER_CONSENT   | UserTask_DecideUnderConsent    | decider                 | -                | TO_BE_DECIDED | decision
      """)
  void what_can_be_signed(SignOff signOff, String task, String capacity, String group, Status status, String outcomes) {
    assertThat(signOff.taskKey()).isEqualTo(task);
    assertThat(SignOff.ofTask(task)).isEqualTo(signOff);
    assertThat(signOff.capacity()).hasToString(capacity);
    assertThat(signOff.group()).isEqualTo(group);
    assertThat(signOff.statusWhileOpen()).isEqualTo(status);
    assertThat(signOff.outcomes()).extracting(Enum::name).containsExactly(switch (outcomes) {
      case "vote" -> new String[] {"ENDORSE", "ENDORSE_WITH_CONDITIONS", "RETURN", "REJECT", "RECUSE"};
      case "advice" -> new String[] {"SATISFIED", "SATISFIED_WITH_CONDITIONS", "NOT_SATISFIED", "RECUSE"};
      case "decision" -> new String[] {"APPROVE", "APPROVE_WITH_CONDITIONS", "RETURN", "REJECT", "DEFER", "RECUSE"};
      default -> outcomes.split(" ");
    });
    assertThat(signOff.decides()).isEqualTo(capacity.equals("decider"));
  }

  @Test
  void each_vouches_for_its_parts() {
    assertThat(SignOff.VOTE_AT_BOARD.vouchesFor()).containsExactlyInAnyOrder(Part.TERMS, Part.SUMMARY);
    assertThat(SignOff.ADVISE_FINANCE.vouchesFor()).containsExactlyInAnyOrder(Part.TERMS, Part.FINANCIAL);
    assertThat(SignOff.ADVISE_LEGAL.vouchesFor()).containsExactlyInAnyOrder(Part.TERMS, Part.LEGAL);
    assertThat(SignOff.ADVISE_COMMERCIAL.vouchesFor()).containsExactlyInAnyOrder(Part.TERMS, Part.COMMERCIAL);
    assertThat(SignOff.ADVISE_DATA_PROTECTION.vouchesFor()).containsExactlyInAnyOrder(Part.TERMS, Part.DATA_PROTECTION);
    assertThat(SignOff.ADVISE_EQUALITY.vouchesFor()).containsExactlyInAnyOrder(Part.TERMS, Part.EQUALITY);
    assertThat(List.of(SignOff.DECIDE_AS_DMPC, SignOff.DECIDE_UNDER_CONSENT))
        .allSatisfy(decision -> assertThat(decision.vouchesFor()).containsExactlyInAnyOrder(Part.values()));
    assertThat(List.of(SignOff.REVISE_CASE, SignOff.RECONVENE_BOARD)).allSatisfy(none -> assertThat(none.vouchesFor()).isEmpty());
  }

  @Test
  void a_task_of_no_sign_off_is_none() {
    assertThatIllegalArgumentException().isThrownBy(() -> SignOff.ofTask("UserTask_Approve")).withMessageContaining("UserTask_Approve");
  }

  @Test
  void the_advisers_stand_in_the_order_of_the_papers_sections() {
    assertThat(SignOff.ADVICE).containsExactly(SignOff.ADVISE_FINANCE, SignOff.ADVISE_LEGAL, SignOff.ADVISE_COMMERCIAL,
        SignOff.ADVISE_DATA_PROTECTION, SignOff.ADVISE_EQUALITY);
  }

  @Test
  void a_recusal_leaves_the_task_of_an_adviser_or_decider_to_another_holder() {
    assertThat(SignOff.values()).filteredOn(SignOff::passesOnWhenRecused).containsExactly(SignOff.ADVISE_FINANCE, SignOff.ADVISE_LEGAL,
        SignOff.ADVISE_COMMERCIAL, SignOff.ADVISE_DATA_PROTECTION, SignOff.ADVISE_EQUALITY, SignOff.DECIDE_AS_DMPC,
        SignOff.DECIDE_UNDER_CONSENT, SignOff.CONSIDER_CALL_IN);
  }

  /** R needs a reason, C needs conditions, F is favourable, A approves. */
  @Test
  void what_each_outcome_carries() {
    Map<String, String> carried = Arrays.stream(Outcome.values()).collect(Collectors.toMap(Enum::name,
        o -> (o.needsReason() ? "R" : "") + (o.needsConditions() ? "C" : "") + (o.isFavourable() ? "F" : "") + (o.approves() ? "A" : ""),
        (a, b) -> a, TreeMap::new));
    assertThat(carried).hasToString("{APPROVE=FA, APPROVE_WITH_CONDITIONS=RCFA, CALL_IN=R, DEFER=R, DISCHARGE=, ENDORSE=F, "
        + "ENDORSE_WITH_CONDITIONS=RCF, LET_PASS=, NOT_SATISFIED=R, PROPOSE=R, RECONVENE=, RECUSE=, REFUSE=R, REJECT=R, RESUBMIT=, RETURN=R, "
        + "SATISFIED=F, SATISFIED_WITH_CONDITIONS=RCF, WITHDRAW=}");
  }

  @Test
  void only_the_dmpc_decides_in_the_dmpcs_task() {
    assertThat(Authority.values()).filteredOn(authority -> DecidingGroup.signOffOf(authority) == SignOff.DECIDE_AS_DMPC)
        .containsExactly(Authority.DMPC);
    assertThat(DecidingGroup.signOffOf(Authority.INVESTMENT_BOARD)).isEqualTo(SignOff.DECIDE_UNDER_CONSENT);
  }

  @Test
  void a_mandate_in_words() {
    assertThat(Mandate.own(Authority.DMPC).inWords()).isEmpty();
    assertThat(new Mandate(Authority.DMPC, 3, null).inWords()).isEqualTo("for the DMPC, under instrument 3, paragraph 1.7");
    assertThat(new Mandate(Authority.DMPC, 3, "The deputy").inWords())
        .isEqualTo("for the DMPC, under instrument 3, paragraph 1.7, in the absence of The deputy");
  }

  @ParameterizedTest
  @EnumSource(Affiliation.class)
  void only_the_mayors_office_holds_its_functions(Affiliation affiliation) {
    assertThat(affiliation.mayHoldFunctionsOfMopac()).isEqualTo(affiliation == Affiliation.MOPAC);
    assertThat(affiliation.toString()).isNotBlank();
  }

  @Test
  void the_parts_that_changed_are_those_that_lapse() {
    Signature signature = new Signature(SignOff.ADVISE_LEGAL, "task", "legal", "legal", null, null, null, Outcome.SATISFIED, null, null, null,
        null, null, 1, 1, "hash", Map.of(Part.TERMS, "t", Part.LEGAL, "l"), Workbench.START);
    assertThat(signature.lapsedBy(Map.of(Part.TERMS, "t", Part.LEGAL, "l", Part.SUMMARY, "s"))).isEmpty();
    assertThat(signature.lapsedBy(Map.of(Part.TERMS, "t", Part.LEGAL, "other"))).containsExactly(Part.LEGAL);
    assertThat(signature.lapsedBy(Map.of())).containsExactly(Part.TERMS, Part.LEGAL);
  }

  @Test
  void accounts_are_what_was_confirmed_last() {
    Workbench bench = new Workbench();
    ConfirmedAccounts accounts = new ConfirmedAccounts(bench.jdbc);
    assertThat(accounts.find("deputy")).isEmpty();
    accounts.confirm("deputy", Affiliation.UNKNOWN, "hash", "secretariat", "2026-05-04T09:00:00Z");
    accounts.confirm("deputy", Affiliation.MOPAC, "other", "secretariat", "2026-05-05T09:00:00Z");
    assertThat(accounts.find("deputy")).contains(new ConfirmedAccounts.ConfirmedAccount("deputy", Affiliation.MOPAC, "other"));
    accounts.confirmMembership("deputy", "finance", "secretariat", "2026-05-04T09:00:00Z");
    accounts.confirmMembership("deputy", "finance", "secretariat", "2026-05-05T09:00:00Z");
    accounts.confirmMembership("deputy", "legal", "secretariat", "2026-05-05T09:00:00Z");
    accounts.forgetMembership("deputy", "legal");
    assertThat(accounts.groupsOf("deputy")).isEqualTo(Set.of("finance"));
    accounts.forget("deputy");
    assertThat(accounts.find("deputy")).isEmpty();
    assertThat(accounts.groupsOf("deputy")).isEmpty();
  }
}
