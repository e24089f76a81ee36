package org.countersign.scheme;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.Money;

/**
 * What a paper is worth in a list: the highest value at which any of its heads is measured, whole life, from Part 1 alone. To look
 * for cases by, and for nothing else.
 */
public final class OpenValue {

  private OpenValue() {}

  /** Empty where Part 1 tells no value: one that stands only in Part 2 is not even hinted at. */
  public static Optional<Money> of(CaseFile paper) {
    Money project = Money.sum(paper.grantingHeads().stream().filter(head -> head.kind() == Kind.BUSINESS_CASE)
        .map(head -> openValue(paper, head)).filter(Objects::nonNull).toList());
    return Stream.concat(Stream.of(project), paper.grantingHeads().stream().map(head -> openValue(paper, head)))
        .filter(value -> value != null && value.compareTo(Money.ZERO) > 0).max(Money::compareTo);
  }

  private static Money openValue(CaseFile paper, CaseFile.Head head) {
    MeasuredValue own = Measures.ownValue(paper, head);
    return own.fromPartTwo() ? null : own.amount();
  }
}
