package org.countersign.checks;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.casefile.CaseFile;
import org.springframework.stereotype.Component;

/**
 * An amount in the summary or in a head's text that matches no figure of the paper at the precision at which it is quoted.
 * DMPCD 2015 101: £17.15m in the summary, £117.15m in the recommendation. The other sections tell the background, and are
 * not held to the figures. An amount that Part 2 keeps back is no other total; another check finds it.
 */
@Component
public class TotalDiffers implements Check {

  @Override
  public List<Finding> findIn(Paper paper) {
    CaseFile caseFile = paper.caseFile();
    KnownFigures known = KnownFigures.of(caseFile);
    AmountsKeptBack keptBack = AmountsKeptBack.of(caseFile);
    return PartOneText.ofTheRequest(caseFile).stream().flatMap(prose -> {
      List<String> strange = AmountsInProse.read(prose.text()).readable().stream()
          .filter(amount -> !known.explain(amount, prose.text()) && !keptBack.areToldBy(amount, prose.text())
              && !SchemeLimits.areMeantBy(amount, prose.text()))
          .map(QuotedAmount::text).distinct().toList();
      return strange.isEmpty()
          ? Stream.empty()
          : Stream.of(Finding.of(Code.TOTAL_DIFFERS, prose.at(), sentence(strange, caseFile)));
    }).toList();
  }

  private static String sentence(List<String> strange, CaseFile caseFile) {
    String named = strange.stream().collect(Collectors.joining(", "));
    String stated = caseFile.statedTotal() == null ? "" : "; its stated total is " + caseFile.statedTotal();
    return "No figure of the paper is %s%s.".formatted(named, stated);
  }
}
