package org.countersign.checks;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Contract;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.Money;
import org.springframework.stereotype.Component;

/**
 * An award above the value that was approved for it and the tolerance. PCD 1668: £1.487m against £799k. What our own
 * register says of the decision goes before what the paper says of it.
 */
@Component
public class AwardExceedsApproval implements Check {

  private final Precedents precedents;

  public AwardExceedsApproval(Precedents precedents) {
    this.precedents = precedents;
  }

  @Override
  public List<Finding> findIn(Paper paper) {
    return PlacedHead.granting(paper.caseFile()).stream()
        .filter(placed -> placed.is(Kind.CONTRACT_AWARD) && placed.hasContract())
        .flatMap(placed -> findingOn(placed, paper)).toList();
  }

  private Stream<Finding> findingOn(PlacedHead placed, Paper paper) {
    CountedHead counted = new CountedHead(paper.caseFile(), placed, true);
    Optional<Approval> approval = approvalOf(placed.head().contract(), paper);
    return counted.value().stream().flatMap(value -> approval.stream()
        .filter(approved -> value.isOver(approved.limit()))
        .map(approved -> Finding.of(Code.AWARD_EXCEEDS_APPROVAL, placed.atContractValue(),
            approved.sentence(placed.number(), counted.isHidden() ? null : value))));
  }

  private Optional<Approval> approvalOf(Contract contract, Paper paper) {
    return CitedDecision.of(contract.approvedIn()).stream().findFirst().flatMap(CitedDecision::onOurRegister)
        .flatMap(number -> precedents.decidedAs(number, paper)).flatMap(decision -> decision.approved().map(approved -> new Approval(
            approved.value(), decision.tolerancePercent(), approved.fromPartTwo(), " in " + decision.name())))
        .or(() -> Optional.ofNullable(contract.approvedValue()).map(approved -> new Approval(approved,
            contract.tolerancePercent() == null ? BigDecimal.ZERO : contract.tolerancePercent(), false,
            contract.approvedIn() == null ? "" : " in " + contract.approvedIn())));
  }

  private record Approval(Money value, BigDecimal tolerance, boolean fromPartTwo, String by) {

    BigDecimal limit() {
      return value.plusPercent(tolerance);
    }

    /** @param award null where it may not be told */
    String sentence(int head, Money award) {
      String with = "a tolerance of " + tolerance.stripTrailingZeros().toPlainString() + " %";
      return award == null || fromPartTwo
          ? "Head %d awards a contract above the value that was approved%s with %s.".formatted(head, by, with)
          : "Head %d awards a contract at %s; %s was approved%s, with %s.".formatted(head, award, value, by, with);
    }
  }
}
