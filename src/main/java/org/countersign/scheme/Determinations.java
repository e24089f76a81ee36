package org.countersign.scheme;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Head;
import org.countersign.scheme.Approvals.Asking;
import org.countersign.scheme.Determination.HeadAuthority;
import org.countersign.scheme.RuleTable.Rule;
import org.springframework.stereotype.Service;

/**
 * Who must decide a paper, head by head, and why. The case goes to the highest authority that any head
 * needs; where no rule of the Scheme catches a head, it goes up to the DMPC.
 */
@Service
public class Determinations {

  private final RuleTable rules;
  private final Approvals approvals;

  public Determinations(RuleTable rules, Approvals approvals) {
    this.rules = rules;
    this.approvals = approvals;
  }

  /** A dry run. */
  public Determination determine(CaseFile paper, Edition edition) {
    return determine(paper, edition, rules, Asking.DRY_RUN);
  }

  /** A dry run of a person: without clearance it rests on nothing that other cases hold back. */
  public Determination determine(CaseFile paper, Edition edition, boolean cleared) {
    return determine(paper, edition, rules, Asking.dryRun(cleared));
  }

  /** The same, asking these rules: a case under way leaves the rows that held in the engine's history. */
  public Determination determine(CaseFile paper, Edition edition, RuleTable table, Asking asking) {
    Measures measures = new Measures(paper, edition.code(), approvedIn -> approvals.find(approvedIn, asking));
    List<HeadAuthority> heads = paper.heads().stream()
        .flatMap(head -> head.grants() ? authorities(measures.of(head), table) : Stream.of(noting(head))).toList();
    return new Determination(highest(heads), edition.code(), heads);
  }

  private static Stream<HeadAuthority> authorities(MeasuredHead head, RuleTable table) {
    return table.rulesFor(head.facts()).stream().map(rule -> authority(head, rule));
  }

  private static HeadAuthority authority(MeasuredHead head, Rule rule) {
    MeasuredValue tested = head.testedBy(rule.tests());
    return new HeadAuthority(
        head.head().number(), rule.decidedBy(), rule.paragraph(), rule.name(), tested.amount(), head.thresholdOf(rule),
        head.isAtLeast(), rule.callIn(), Because.of(rule, head), tested.fromPartTwo(),
        Because.withoutPartTwo(rule, head), head.isUnverifiedBy(rule));
  }

  private static HeadAuthority noting(Head head) {
    return new HeadAuthority(head.number(), Authority.NONE, null, null, null, null, false, false, Because.ONLY_NOTES,
        false, Because.ONLY_NOTES, false);
  }

  /** A paper that only notes still goes to the DMPC, whose approval then grants nothing. */
  private static Authority highest(List<HeadAuthority> heads) {
    return heads.stream().map(HeadAuthority::decidedBy).filter(by -> by != Authority.NONE)
        .min(Comparator.naturalOrder()).orElse(Authority.DMPC);
  }
}
