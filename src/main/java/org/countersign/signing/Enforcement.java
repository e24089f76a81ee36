package org.countersign.signing;

import java.util.List;
import java.util.Map;
import org.countersign.record.Entry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets a case pass a paragraph of the Scheme only with the signatures that the paragraph's heads need. */
@Service
public class Enforcement {

  private final Dossiers dossiers;
  private final CaseRecord record;
  private final Requirements requirements;

  public Enforcement(Dossiers dossiers, CaseRecord record, Requirements requirements) {
    this.dossiers = dossiers;
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
    Dossier dossier = dossiers.lock(reference);
    List<Integer> heads = dossier.authority().headsUnder(paragraph);
    List<String> missing = heads.isEmpty() ? List.of() : stage == Stage.BEFORE_DECISION
        ? requirements.missingBeforeDecision(dossier)
        : requirements.missingAfterDecision(dossier);
    if (!missing.isEmpty()) {
      throw new NotEnforced("Paragraph " + paragraph + " stops " + reference + " (heads "
          + String.join(", ", heads.stream().map(String::valueOf).toList()) + "): " + String.join(" ", missing));
    }
    record.append(reference, Entry.PROGRAM, Act.PARAGRAPH_ENFORCED,
        Map.of("paragraph", paragraph, "heads", heads, "stage", stage, "revision", dossier.revision().number()));
  }
}
