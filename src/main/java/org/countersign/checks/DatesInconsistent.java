package org.countersign.checks;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.casefile.CaseFile.Contract;
import org.countersign.casefile.London;
import org.springframework.stereotype.Component;

/**
 * Start, term (options apart) and end of a contract disagree by more than a day; or the summary or a head's text names a
 * day that the paper's data do not know, or that no calendar has. PCD 948: eleven months from 6 May, or from 6 June.
 */
@Component
public class DatesInconsistent implements Check {

  @Override
  public List<Finding> findIn(Paper paper) {
    KnownDates known = KnownDates.of(paper.caseFile());
    return Stream.concat(
        PlacedHead.of(paper.caseFile()).stream().filter(DatesInconsistent::contradictsItself).map(DatesInconsistent::ofTerm),
        PartOneText.ofTheRequest(paper.caseFile()).stream().flatMap(prose -> ofProse(prose, known))).toList();
  }

  private static boolean contradictsItself(PlacedHead placed) {
    Contract contract = placed.head().contract();
    return contract != null && contract.starts() != null && contract.termMonths() != null && contract.ends() != null
        && !ContractTerm.of(contract).endsOn(contract.ends());
  }

  private static Finding ofTerm(PlacedHead placed) {
    Contract contract = placed.head().contract();
    return Finding.of(Code.DATES_INCONSISTENT, placed.at("contract/ends"),
        "The contract of head %d starts on %s for %d months, so that it ends on %s; the paper says %s.".formatted(
            placed.number(), London.inWords(contract.starts()), contract.termMonths(),
            London.inWords(ContractTerm.of(contract).lastDay()), London.inWords(contract.ends())));
  }

  private static Stream<Finding> ofProse(PartOneText prose, KnownDates known) {
    List<QuotedDate> strange = DatesInProse.read(prose.text()).stream()
        .filter(date -> !date.isReadable() || !known.explain(date.day())).toList();
    if (strange.isEmpty()) {
      return Stream.empty();
    }
    String named = strange.stream().map(DatesInconsistent::inWords).distinct().collect(Collectors.joining(", "));
    return Stream.of(Finding.of(Code.DATES_INCONSISTENT, prose.at(),
        "No date among the paper's own data is this one: " + named + "."));
  }

  private static String inWords(QuotedDate date) {
    return "“" + date.text() + "”" + (date.isReadable() ? "" : " (no day of the calendar for certain)");
  }
}
