package org.countersign.checks;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.countersign.casefile.CaseFile.Contract;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.CaseFile.Law;
import org.countersign.casefile.CaseFile.Procurement;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.London;
import org.countersign.checks.ProcurementRegime.LawInForce;
import org.countersign.checks.ProcurementRegime.Threshold;
import org.springframework.stereotype.Component;

/**
 * The threshold or the law that the paper quotes was not in force when its procurement began. PCD 98 cites the 2006
 * Regulations. What was let under PCR 2015 stays under them, call-offs and modifications included.
 */
@Component
public class ThresholdOutOfDate implements Check {

  private final ProcurementRegime regime = new ProcurementRegime();

  @Override
  public List<Finding> findIn(Paper paper) {
    Procurement procurement = paper.caseFile().procurement();
    if (procurement == null || procurement.begins() == null) {
      return List.of();
    }
    return Stream.concat(ofThreshold(procurement), ofLaw(procurement, paper.caseFile())).toList();
  }

  private Stream<Finding> ofThreshold(Procurement procurement) {
    Optional<Threshold> right = regime.thresholdOn(procurement.begins());
    return right.filter(threshold -> procurement.quotedThreshold() != null
            && !threshold.amount().equals(procurement.quotedThreshold()))
        .map(threshold -> Finding.of(Code.THRESHOLD_OUT_OF_DATE, "/procurement/quotedThreshold",
            "The paper quotes a procurement threshold of %s; when the procurement began, on %s, it was %s, since %s.".formatted(
                procurement.quotedThreshold(), London.inWords(procurement.begins()), threshold.amount(),
                London.inWords(threshold.from()))))
        .stream();
  }

  private Stream<Finding> ofLaw(Procurement procurement, CaseFile caseFile) {
    Law quoted = procurement.quotedLaw();
    Optional<LawInForce> right = regime.lawOn(procurement.begins());
    return right.filter(inForce -> quoted != null && inForce.law() != quoted && !staysUnder(quoted, inForce, caseFile))
        .map(inForce -> Finding.of(Code.THRESHOLD_OUT_OF_DATE, "/procurement/quotedLaw",
            "The paper quotes the %s; when the procurement began, on %s, the %s applied.".formatted(
                inWords(quoted), London.inWords(procurement.begins()), inWords(inForce.law()))))
        .stream();
  }

  private static boolean staysUnder(Law quoted, LawInForce inForce, CaseFile caseFile) {
    return quoted == Law.PCR_2015 && inForce.law() == Law.PA_2023 && PlacedHead.of(caseFile).stream()
        .filter(PlacedHead::hasContract).anyMatch(placed -> wasLetBefore(placed, inForce.from()));
  }

  /** A contract that is changed was let before its change; only a start that the paper gives can say otherwise. */
  private static boolean wasLetBefore(PlacedHead placed, LocalDate day) {
    Contract contract = placed.head().contract();
    return contract.frameworkLetOn() == null
        ? placed.is(Kind.CONTRACT_CHANGE) && (contract.starts() == null || contract.starts().isBefore(day))
        : contract.frameworkLetOn().isBefore(day);
  }

  private static String inWords(Law law) {
    return switch (law) {
      case PCR_2006 -> "Public Contracts Regulations 2006";
      case PCR_2015 -> "Public Contracts Regulations 2015";
      case PA_2023 -> "Procurement Act 2023";
    };
  }
}
