package org.countersign.scheme;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Head;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.Money;

/**
 * What a paper, once approved, lets others spend on contracts: what its heads that buy come to, options included;
 * where none of them has a value, the cost of the project over its whole life.
 *
 * @param tolerancePercent the least that a counted head gives, so that no head lends its own to another
 * @param fromPartTwo whether it rests on Part 2
 */
public record ApprovedSpend(Money value, BigDecimal tolerancePercent, boolean fromPartTwo) {

  private static final Set<Kind> BUYING = EnumSet.of(Kind.PROCUREMENT_STRATEGY, Kind.EXEMPTION, Kind.CONTRACT_AWARD);

  public static ApprovedSpend of(CaseFile paper) {
    List<Head> buying = counted(paper, BUYING);
    List<Head> heads = buying.isEmpty() ? counted(paper, EnumSet.of(Kind.BUSINESS_CASE)) : buying;
    List<MeasuredValue> values = heads.stream().map(head -> Measures.ownValue(paper, head)).toList();
    return new ApprovedSpend(Money.sum(values.stream().map(MeasuredValue::amount).toList()),
        heads.stream().map(ApprovedSpend::tolerance).min(BigDecimal::compareTo).orElse(BigDecimal.ZERO),
        values.stream().anyMatch(MeasuredValue::fromPartTwo));
  }

  private static List<Head> counted(CaseFile paper, Set<Kind> kinds) {
    return paper.grantingHeads().stream().filter(head -> kinds.contains(head.kind()))
        .filter(head -> !Measures.ownValue(paper, head).isMissing()).toList();
  }

  private static BigDecimal tolerance(Head head) {
    return Stream.of(head.delegate() == null ? null : head.delegate().tolerancePercent(),
            head.contract() == null ? null : head.contract().tolerancePercent())
        .filter(Objects::nonNull).findFirst().orElse(BigDecimal.ZERO);
  }
}
