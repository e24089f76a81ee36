package org.countersign.checks;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Contract;
import org.countersign.casefile.CaseFile.Head;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.Money;
import org.countersign.casefile.Revision;
import org.countersign.casefile.RevisionIndex;
import org.countersign.checks.Precedent.Bought;
import org.countersign.checks.Precedent.Changed;
import org.countersign.checks.Precedent.Known;
import org.countersign.decisions.DecisionNumber;
import org.countersign.decisions.EarlierPaper;
import org.countersign.decisions.EarlierPapers;
import org.countersign.decisions.EarlierPapers.Sought;
import org.countersign.decisions.PastDecision;
import org.countersign.scheme.ApprovedSpend;
import org.springframework.stereotype.Component;

/** The precedents in our own tables. Papers enter the index as the checks read them, so that both speak of the same. */
@Component
public class PrecedentsOnRecord implements Precedents, RevisionIndex {

  /** As long as the index has it. */
  private static final int LONGEST_PROGRAMME = 500;

  private final EarlierPapers earlier;

  public PrecedentsOnRecord(EarlierPapers earlier) {
    this.earlier = earlier;
  }

  @Override
  public Optional<Precedent> decidedAs(DecisionNumber number) {
    return earlier.decidedAs(number).map(PrecedentsOnRecord::precedent);
  }

  @Override
  public List<Precedent> akinTo(Paper paper) {
    Set<String> suppliers = paper.caseFile().heads().stream().map(Head::contract).filter(contract -> contract != null)
        .flatMap(contract -> namesOf(contract.suppliers()).stream()).collect(Collectors.toSet());
    return earlier.akin(new Sought(paper.reference(), suppliers, programmeOf(paper.caseFile().programme()), paper.submittedOn(),
            paper.submittedOn().minusMonths(SplitSuspected.MONTHS_BACK)))
        .stream().map(PrecedentsOnRecord::precedent).map(one -> paper.seesAll() ? one : one.withoutHidden()).toList();
  }

  @Override
  public void keep(Revision revision, LocalDate submittedOn) {
    CaseFile paper = revision.caseFile();
    ApprovedSpend approved = ApprovedSpend.of(paper);
    boolean approvesNothing = approved.value().equals(Money.ZERO);
    boolean heldBack = paper.marking().isAboveOfficial();
    earlier.keep(new EarlierPaper(revision.reference(), revision.number(), null, heldBack ? revision.reference() : paper.title(),
        submittedOn, programmeOf(paper.programme()), approvesNothing ? null : approved.value(),
        heldBack || approved.fromPartTwo(), approved.tolerancePercent(),
        null, PlacedHead.granting(paper).stream().filter(PlacedHead::hasContract).flatMap(head -> contractOf(paper, head)).toList()));
  }

  /** Takes an imported decision into the index. Money alone is no contract. */
  public void keep(PastDecision past) {
    Set<String> suppliers = namesOf(past.suppliers());
    List<EarlierPaper.Contract> contracts = switch (past.kind()) {
      case CONTRACT_CHANGE -> List.of(changeOf(past, suppliers));
      case PROCUREMENT_STRATEGY, CONTRACT_AWARD, EXEMPTION -> past.value() == null ? List.of()
          : List.of(new EarlierPaper.Contract(past.kind(), suppliers, past.value(), false, null, null, List.of()));
      default -> List.of();
    };
    earlier.keep(new EarlierPaper(past.number().toString(), null, past.number(), past.title(), past.decidedOn(),
        programmeOf(past.programme()), past.approvedValue(), false, past.tolerancePercent(), null, contracts));
  }

  private static EarlierPaper.Contract changeOf(PastDecision past, Set<String> suppliers) {
    Money change = past.changeValue() == null ? Money.ZERO : past.changeValue();
    return new EarlierPaper.Contract(past.kind(), suppliers, change, false, past.originalValue(), past.value(), past.earlier());
  }

  /** The programme as it is compared; null where nothing of it is left to compare. */
  private static String programmeOf(String programme) {
    String normal = programme == null ? "" : SupplierName.normalised(programme);
    return normal.isEmpty() ? null : normal.substring(0, Math.min(normal.length(), LONGEST_PROGRAMME));
  }

  private static Set<String> namesOf(List<String> suppliers) {
    return SupplierName.allOf(suppliers).stream().map(SupplierName::normal).collect(Collectors.toSet());
  }

  /** A contract without a value is no contract to add up; a change without one is a change of the term alone. */
  private static Stream<EarlierPaper.Contract> contractOf(CaseFile paper, PlacedHead placed) {
    CountedHead counted = new CountedHead(paper, placed, true);
    Contract contract = placed.head().contract();
    boolean hidden = paper.marking().isAboveOfficial() || counted.isHidden();
    Set<String> suppliers = namesOf(contract.suppliers());
    if (!placed.is(Kind.CONTRACT_CHANGE)) {
      return counted.asContract().stream().map(value -> new EarlierPaper.Contract(
          placed.head().kind(), suppliers, value, hidden, null, null, List.of()));
    }
    Money change = counted.asContract().orElse(Money.ZERO);
    Money before = contract.currentValue() != null || contract.originalValue() == null ? contract.currentValue()
        : contract.originalValue().plus(Money.sum(contract.earlierChanges().stream().map(CaseFile.EarlierChange::value).toList()));
    return Stream.of(new EarlierPaper.Contract(Kind.CONTRACT_CHANGE, suppliers, change, hidden, contract.originalValue(),
        before == null ? null : before.plus(change),
        contract.earlierChanges().stream().flatMap(one -> CitedDecision.of(one.reference()).stream())
            .flatMap(cited -> cited.onOurRegister().stream()).distinct().toList()));
  }

  private static Precedent precedent(EarlierPaper paper) {
    return new Precedent(paper.reference(), paper.number(), paper.title(), paper.day(), paper.programme(),
        paper.contracts().stream().filter(one -> !one.isChange())
            .map(one -> new Bought(one.kind(), suppliersOf(one), new Known(one.value(), one.fromPartTwo()))).toList(),
        paper.contracts().stream().filter(EarlierPaper.Contract::isChange)
            .map(one -> new Changed(suppliersOf(one), one.original(), new Known(one.value(), one.fromPartTwo()), one.resulting(),
                one.earlier())).toList(),
        paper.approved() == null ? null : new Known(paper.approved(), paper.approvedFromPartTwo()), paper.tolerancePercent());
  }

  private static Set<SupplierName> suppliersOf(EarlierPaper.Contract contract) {
    return contract.suppliers().stream().map(SupplierName::new).collect(Collectors.toSet());
  }
}
