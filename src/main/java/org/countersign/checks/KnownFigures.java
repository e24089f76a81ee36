package org.countersign.checks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Contract;
import org.countersign.casefile.CaseFile.Cost;
import org.countersign.casefile.CaseFile.EarlierChange;
import org.countersign.casefile.CaseFile.Funding;
import org.countersign.casefile.FinancialYear;
import org.countersign.casefile.Money;

/**
 * The figures of a paper's structured data, and what prose may make of them: a sum of heads, of cost lines of one type or
 * year, a share by the year or month, an amount with VAT. A sum is one of any heads as long as they are few
 * ({@link SumsOfFigures}); heads are added up by what they are worth, by their costs, or by their contracts, as a stated
 * total is. What only Part 2 gives is known as well: that it stands in Part 1 is another finding than that it is wrong.
 */
final class KnownFigures {

  private static final String SPACE = WrittenNumber.SPACE;
  private static final Pattern A_YEAR = Pattern.compile(
      "(?i)" + SPACE + "*(?:(?:a|per|each|every)" + SPACE + "(?:financial" + SPACE + "|contract" + SPACE
          + ")?(?:year|annum)|p\\.?" + SPACE + "?a\\b|pa\\b|yearly|annually|/" + SPACE + "?(?:year|yr|annum))");
  private static final Pattern A_MONTH = Pattern.compile(
      "(?i)" + SPACE + "*(?:(?:a|per|each|every)" + SPACE + "(?:calendar" + SPACE + ")?month|pcm\\b|pm\\b|monthly|/"
          + SPACE + "?month)");
  private static final Pattern WITH_VAT = Pattern.compile(
      "(?i)" + SPACE + "*\\(?" + SPACE + "*(?:including|inclusive" + SPACE + "of|incl?\\.?|with|gross" + SPACE + "of)"
          + SPACE + "+(?:20" + SPACE + "?%" + SPACE + "+)?VAT\\b");
  private static final Pattern OF_VAT = Pattern.compile("(?i)" + SPACE + "+(?:of|in|for)" + SPACE + "+VAT\\b");
  private static final Pattern VAT_OF = Pattern.compile(
      "(?i)\\bVAT" + SPACE + "+(?:\\(?(?:at" + SPACE + "+)?20" + SPACE + "?%\\)?" + SPACE + "+)?(?:of|at|is|being|amounts"
          + SPACE + "to)?" + SPACE + "*$");
  /** The standard rate in every edition of the Scheme: Value Added Tax Act 1994 s.2, since 4 January 2011. */
  private static final BigDecimal VAT = new BigDecimal("0.20");
  private static final BigDecimal MONTHS_OF_A_YEAR = BigDecimal.valueOf(12);

  private final Set<Money> figures = new HashSet<>();
  private final Set<Spread> spreads = new HashSet<>();

  /** An amount for a term, which prose may quote by the year or the month. */
  private record Spread(Money amount, int months) {

    boolean isQuotedBy(QuotedAmount quoted, BigDecimal monthsAtATime) {
      return quoted.quotes(amount.pounds().multiply(monthsAtATime), BigDecimal.valueOf(months));
    }
  }

  /** Everything that the paper tells, in either part. */
  static KnownFigures of(CaseFile caseFile) {
    KnownFigures known = new KnownFigures();
    known.addHeads(caseFile, PlacedHead.of(caseFile));
    known.addFunding(caseFile.funding());
    known.add(caseFile.statedTotal());
    if (caseFile.procurement() != null) {
      known.add(caseFile.procurement().quotedThreshold());
    }
    if (caseFile.partTwo() != null) {
      caseFile.partTwo().values().forEach(value -> known.add(value.value()));
    }
    return known;
  }

  /** What these heads alone tell. */
  static KnownFigures of(CaseFile caseFile, List<PlacedHead> heads) {
    KnownFigures known = new KnownFigures();
    known.addHeads(caseFile, heads);
    return known;
  }

  /** Whether the amount that stands here in the prose is one of the figures, at the precision of the quotation. */
  boolean explain(QuotedAmount amount, String prose) {
    return anyQuotedBy(amount, BigDecimal.ONE)
        || follows(A_YEAR, amount, prose) && isShare(amount, MONTHS_OF_A_YEAR)
        || follows(A_MONTH, amount, prose) && isShare(amount, BigDecimal.ONE)
        || follows(WITH_VAT, amount, prose) && anyQuotedBy(amount, BigDecimal.ONE.add(VAT))
        || isVat(amount, prose) && anyQuotedBy(amount, VAT);
  }

  private boolean anyQuotedBy(QuotedAmount amount, BigDecimal factor) {
    return figures.stream().anyMatch(figure -> amount.quotes(figure.pounds().multiply(factor), BigDecimal.ONE));
  }

  private boolean isShare(QuotedAmount amount, BigDecimal monthsAtATime) {
    return spreads.stream().anyMatch(spread -> spread.isQuotedBy(amount, monthsAtATime));
  }

  private static boolean isVat(QuotedAmount amount, String prose) {
    return follows(OF_VAT, amount, prose)
        || VAT_OF.matcher(prose.substring(Math.max(0, amount.start() - 40), amount.start())).find();
  }

  private static boolean follows(Pattern pattern, QuotedAmount amount, String prose) {
    return amount.text().endsWith("pa") && pattern == A_YEAR || amount.text().endsWith("pm") && pattern == A_MONTH
        || pattern.matcher(prose).region(amount.end(), prose.length()).useTransparentBounds(true).lookingAt();
  }

  private void addHeads(CaseFile caseFile, List<PlacedHead> heads) {
    for (boolean openEnded : List.of(true, false)) {
      List<CountedHead> counted = heads.stream().map(head -> new CountedHead(caseFile, head, openEnded)).toList();
      Stream.<Function<CountedHead, Optional<Money>>>of(
              CountedHead::value, CountedHead::asMoney, CountedHead::asContract, KnownFigures::withoutOptions)
          .forEach(reading -> addSums(counted.stream().map(reading).flatMap(Optional::stream).toList()));
      counted.stream().collect(Collectors.groupingBy(head -> head.placed().head().kind())).values().forEach(sameKind ->
          add(Money.sum(sameKind.stream().map(CountedHead::value).flatMap(Optional::stream).toList())));
      heads.forEach(head -> addCosts(head.head().costs(), openEnded));
      addCosts(heads.stream().filter(head -> head.head().grants()).flatMap(head -> head.head().costs().stream()).toList(),
          openEnded);
    }
    heads.forEach(head -> {
      if (head.hasContract()) {
        addContract(head.head().contract(), new CountedHead(caseFile, head, true).asContract().orElse(Money.ZERO));
      }
      if (head.head().delegate() != null) {
        addWithTolerance(head.head().delegate().ceiling(), head.head().delegate().tolerancePercent());
      }
    });
  }

  /** The lines themselves, over their life and for a year, and their sums by type and by year. */
  private void addCosts(List<Cost> costs, boolean openEnded) {
    costs.forEach(cost -> {
      add(cost.amount());
      add(cost.wholeLife());
      if (cost.from() != null && cost.to() != null) {
        addSpread(cost.wholeLife(), cost.from().yearsTo(cost.to()) * MONTHS_OF_A_YEAR.intValue());
      }
    });
    List<Cost> counted = costs.stream().filter(cost -> openEnded || !cost.isOpenEnded()).toList();
    Stream.of(Cost.Type.values()).forEach(type -> add(Money.sum(
        counted.stream().filter(cost -> cost.type() == type).map(Cost::wholeLife).toList())));
    yearsOf(counted).forEach(year -> Stream.of(List.of(Cost.Type.values()), List.of(Cost.Type.CAPITAL),
        List.of(Cost.Type.REVENUE)).forEach(types -> add(Money.sum(counted.stream()
            .filter(cost -> types.contains(cost.type()) && fallsOnlyOrYearlyIn(cost, year)).map(Cost::amount).toList()))));
  }

  private static List<FinancialYear> yearsOf(List<Cost> costs) {
    return costs.stream().filter(cost -> cost.from() != null)
        .flatMap(cost -> IntStream.rangeClosed(cost.from().startYear(),
            cost.to() == null ? cost.from().startYear() : cost.to().startYear()).mapToObj(FinancialYear::new))
        .distinct().toList();
  }

  private static boolean fallsOnlyOrYearlyIn(Cost cost, FinancialYear year) {
    if (cost.from() == null || cost.from().compareTo(year) > 0) {
      return false;
    }
    return cost.per() == Cost.Per.YEAR
        ? cost.to() == null || cost.to().compareTo(year) >= 0
        : cost.from().equals(year) && (cost.to() == null || cost.to().equals(year));
  }

  private void addContract(Contract contract, Money change) {
    Stream.of(contract.value(), contract.optionsValue(), contract.originalValue(), contract.currentValue())
        .forEach(this::add);
    contract.total().ifPresent(this::add);
    addWithTolerance(contract.approvedValue(), contract.tolerancePercent());
    Money earlier = Money.sum(contract.earlierChanges().stream().map(EarlierChange::value).toList());
    contract.earlierChanges().forEach(before -> add(before.value()));
    add(earlier);
    add(earlier.plus(change));
    Stream.of(contract.originalValue(), contract.currentValue()).filter(Objects::nonNull).forEach(value -> {
      add(value.plus(change));
      add(value.plus(earlier));
      add(value.plus(earlier).plus(change));
    });
    addSpread(contract.value(), orNone(contract.termMonths()));
    addSpread(contract.optionsValue(), orNone(contract.optionMonths()));
    addSpread(contract.total().orElse(null), orNone(contract.termMonths()) + orNone(contract.optionMonths()));
    addSpread(change, orNone(contract.changeMonths()));
  }

  private void addSpread(Money amount, int months) {
    if (amount != null && months > 0) {
      spreads.add(new Spread(amount, months));
    }
  }

  private static int orNone(Integer months) {
    return months == null ? 0 : months;
  }

  private void addFunding(List<Funding> funding) {
    addSums(funding.stream().map(Funding::amount).toList());
    Stream.of(Cost.Type.values()).forEach(type -> add(Money.sum(
        funding.stream().filter(line -> line.type() == type).map(Funding::amount).toList())));
  }

  private void addSums(List<Money> values) {
    figures.addAll(SumsOfFigures.of(values));
  }

  /** A limit with its tolerance, to the penny, is what a paper calls the most that may be spent. */
  private void addWithTolerance(Money limit, BigDecimal percent) {
    add(limit);
    if (limit != null && percent != null) {
      add(new Money(limit.plusPercent(percent).setScale(2, RoundingMode.HALF_UP)));
    }
  }

  private void add(Money figure) {
    if (figure != null) {
      figures.add(figure);
    }
  }

  private static Optional<Money> withoutOptions(CountedHead head) {
    return head.placed().hasContract() ? Optional.ofNullable(head.placed().head().contract().value()) : Optional.empty();
  }
}
