package org.countersign.checks;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Contract;
import org.countersign.casefile.CaseFile.EarlierChange;
import org.countersign.casefile.CaseFile.Funding;
import org.countersign.casefile.CaseFile.Gate;
import org.countersign.casefile.FinancialYear;

/**
 * The days that a paper's structured data name, or that follow from them: the end that a term gives, with and without
 * options and changes; first and last day of every financial year that costs fall in or that the paper names.
 */
final class KnownDates {

  private static final Pattern FINANCIAL_YEAR = Pattern.compile(
      "(?<![\\d/])((?:19|20|21)\\d\\d)\\s?[/–-]\\s?(?:(?:19|20|21)(?=\\d\\d(?!\\d)))?(\\d\\d)(?![\\d/-]\\d|\\d)");
  private static final Pattern SHORT_FINANCIAL_YEAR = Pattern.compile("\\bFY\\s?(\\d\\d)\\s?[/–-]\\s?(\\d\\d)(?!\\d)");

  private final Set<LocalDate> days = new HashSet<>();

  static KnownDates of(CaseFile caseFile) {
    KnownDates known = new KnownDates();
    if (caseFile.procurement() != null) {
      known.add(caseFile.procurement().begins());
    }
    caseFile.gates().stream().map(Gate::due).forEach(known::add);
    PlacedHead.of(caseFile).stream().filter(PlacedHead::hasContract).map(head -> head.head().contract())
        .forEach(known::addContract);
    caseFile.heads().stream().flatMap(head -> head.costs().stream()).filter(cost -> cost.from() != null).forEach(cost -> {
      known.add(cost.from());
      for (int year = cost.from().startYear(); cost.to() != null && year <= cost.to().startYear(); year++) {
        known.add(new FinancialYear(year));
      }
    });
    Stream.of(
        Stream.of(caseFile.title(), caseFile.programme()),
        caseFile.funding().stream().map(Funding::source),
        caseFile.gates().stream().map(Gate::what),
        PartOneText.ofTheRequest(caseFile).stream().map(PartOneText::text))
        .flatMap(texts -> texts).filter(text -> text != null).forEach(known::addYearsNamedIn);
    return known;
  }

  /** Whether it is one of them, within a day: papers count the first and the last day as they like. */
  boolean explain(LocalDate day) {
    return days.stream().anyMatch(known -> Math.abs(ChronoUnit.DAYS.between(known, day)) <= 1);
  }

  private void addContract(Contract contract) {
    add(contract.frameworkLetOn());
    add(contract.starts());
    int earlier = contract.earlierChanges().stream().mapToInt(EarlierChange::months).sum();
    int change = orNone(contract.changeMonths());
    Stream<LocalDate> ends = Stream.of(contract.ends(), contract.endedOn(),
        contract.starts() == null || contract.termMonths() == null ? null : ContractTerm.of(contract).lastDay());
    ends.filter(end -> end != null).forEach(end -> {
      for (int months : new int[] {0, orNone(contract.optionMonths()), change, earlier, earlier + change}) {
        add(end.plusMonths(months));
      }
    });
  }

  private void addYearsNamedIn(String text) {
    FINANCIAL_YEAR.matcher(text).results().forEach(year -> addIfConsecutive(year, 0));
    SHORT_FINANCIAL_YEAR.matcher(text).results().forEach(year -> addIfConsecutive(year, 2000));
  }

  private void addIfConsecutive(MatchResult named, int century) {
    int first = century + Integer.parseInt(named.group(1));
    if ((first + 1) % 100 == Integer.parseInt(named.group(2))) {
      add(new FinancialYear(first));
    }
  }

  private void add(FinancialYear year) {
    add(year.starts());
    add(year.ends());
  }

  private void add(LocalDate day) {
    if (day != null) {
      days.add(day);
    }
  }

  private static int orNone(Integer months) {
    return months == null ? 0 : months;
  }
}
