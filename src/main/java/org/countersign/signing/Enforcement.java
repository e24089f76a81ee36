package org.countersign.signing;

import java.util.List;
import java.util.Map;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.BusinessCases;
import org.countersign.record.Entry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets a case pass a paragraph of the Scheme only with the signatures that the paragraph's heads need. */
@Service
public class Enforcement {

  private final BusinessCases cases;
  private final CaseRecord record;
  private final Requirements requirements;

  public Enforcement(BusinessCases cases, CaseRecord record, Requirements requirements) {
    this.cases = cases;
    this.record = record;
    this.requirements = requirements;
  }

  /** Before or after the decision: only then must an approval stand. */
  public enum Stage { BEFORE_DECISION, AFTER_DECISION }

  /** A case may not pass; the message tells everything that is missing. */
  public static class NotEnforced extends RuntimeException {

    public NotEnforced(String message) {
      super(message);
    }
  }

  /**
   * Computes anew from the stored paper which heads fall under the paragraph; where some do, the record must
   * show every signature that they need.
   *
   * @param paragraph such as "4.8"
   * @throws NotEnforced if a signature is missing
   */
  @Transactional
  public void enforce(String reference, String paragraph, Stage stage) {
    BusinessCase businessCase = cases.lock(reference);
    List<Integer> heads = requirements.authority(businessCase).headsUnder(paragraph);
    List<String> missing = heads.isEmpty() ? List.of() : stage == Stage.BEFORE_DECISION
        ? requirements.missingBeforeDecision(businessCase)
        : requirements.missingAfterDecision(businessCase);
    if (!missing.isEmpty()) {
      throw new NotEnforced("Paragraph " + paragraph + " stops " + reference + " (heads "
          + String.join(", ", heads.stream().map(String::valueOf).toList()) + "): " + String.join(" ", missing));
    }
    record.append(reference, Entry.PROGRAM, Act.PARAGRAPH_ENFORCED,
        Map.of("paragraph", paragraph, "heads", heads, "stage", stage, "revision", businessCase.revision()));
  }
}
