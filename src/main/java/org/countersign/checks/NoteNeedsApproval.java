package org.countersign.checks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Head;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.CaseFile.Verb;
import org.countersign.casefile.Money;
import org.countersign.scheme.Authority;
import org.countersign.scheme.Determination;
import org.countersign.scheme.Determination.HeadAuthority;
import org.countersign.scheme.Determinations;
import org.countersign.scheme.Edition;
import org.countersign.scheme.Editions;
import org.countersign.scheme.RuleTable;
import org.springframework.stereotype.Component;

/**
 * A head only notes what the DMPC would have to approve by its value, and no granting head covers that. DMPCD 2016 56. It
 * is asked who would decide the head if it granted, alone in a paper that is neither novel nor contentious, under the
 * paper's edition. Covered is what one granting head is worth at least, or several are together exactly: a paper may note
 * its own total.
 */
@Component
public class NoteNeedsApproval implements Check {

  private final Determinations determinations;
  private final Editions editions;

  public NoteNeedsApproval(Determinations determinations, Editions editions) {
    this.determinations = determinations;
    this.editions = editions;
  }

  @Override
  public List<Finding> findIn(Paper paper) {
    CaseFile caseFile = paper.caseFile();
    Edition edition = editions.byCode(paper.determination().edition());
    return PlacedHead.of(caseFile).stream()
        .filter(placed -> !placed.head().grants() && !placed.is(Kind.OTHER))
        .flatMap(placed -> findingOn(placed, caseFile, edition)).toList();
  }

  private Stream<Finding> findingOn(PlacedHead placed, CaseFile caseFile, Edition edition) {
    CountedHead counted = new CountedHead(caseFile, placed, true);
    Optional<Money> value = counted.value().filter(worth -> worth.compareTo(Money.ZERO) > 0);
    if (value.isEmpty() || isCovered(value.get(), caseFile) || !needsTheDmpc(placed.head(), caseFile, edition)) {
      return Stream.empty();
    }
    String worth = counted.isHidden() ? "a value that stands in Part 2" : value.get().toString();
    return Stream.of(Finding.of(Code.NOTE_NEEDS_APPROVAL, placed.at("verb"),
        "Head %d only notes %s, which the DMPC would have to approve; no granting head covers it."
            .formatted(placed.number(), worth)));
  }

  private static boolean isCovered(Money value, CaseFile caseFile) {
    List<Money> granted = PlacedHead.granting(caseFile).stream()
        .flatMap(placed -> new CountedHead(caseFile, placed, true).value().stream()).toList();
    Set<Money> sums = SumsOfFigures.of(granted);
    return sums.contains(value) || granted.stream().anyMatch(worth -> worth.isAtLeast(value));
  }

  private boolean needsTheDmpc(Head head, CaseFile caseFile, Edition edition) {
    Determination alone = determinations.determine(grantingAlone(head, caseFile), edition);
    return alone.decidedBy() == Authority.DMPC && alone.heads().stream().noneMatch(NoteNeedsApproval::isUnknown);
  }

  /** What goes up only because its value is not known in full: that is no value which needs the DMPC. */
  private static boolean isUnknown(HeadAuthority authority) {
    return RuleTable.Rule.NO_RULE.name().equals(authority.rule()) && authority.atLeast();
  }

  private static CaseFile grantingAlone(Head head, CaseFile c) {
    Head granting = new Head(head.number(), Verb.APPROVE, head.kind(), head.direction(), head.text(), head.costs(),
        head.contract(), head.delegate());
    return new CaseFile(c.title(), c.reference(), c.stage(), c.programme(), c.originatingUnit(), c.originatingBody(),
        c.marking(), c.urgent(), c.summary(), c.statedTotal(), c.citedParagraphs(), false, c.procurement(), List.of(granting),
        c.sections(), c.commercialRoute(), c.funding(), c.screening(), c.gates(), c.answers(), c.partTwo(), c.documents());
  }
}
