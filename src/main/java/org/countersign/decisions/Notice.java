package org.countersign.decisions;

import java.time.LocalDate;
import java.util.List;
import org.countersign.casefile.CaseFile.Sections;
import org.countersign.casefile.CaseFile.Verb;
import org.countersign.scheme.Authority;
import org.countersign.signing.Condition;

/**
 * What is published of a decision: it has no Part 2, so that nothing of it can get out.
 *
 * @param number such as "PCD 579"
 * @param paperReference what the paper called itself: a claim, never identity; null if it had none
 * @param signedOn Europe/London
 * @param signedBy the full name of who decided
 * @param advisedBy the bodies whose signatures stood when it was issued
 * @param contentHash SHA-256 of the revision that was approved
 */
public record Notice(
    String number, String caseReference, String paperReference, String title, String originatingUnit, LocalDate signedOn,
    Authority decidedBy, String signedBy, String edition, String summary, List<Head> heads, List<String> advisedBy,
    List<Condition> conditions, Sections sections, String contentHash) {

  /** The stored text leaves empty lists out: they are empty again here, never null. */
  public Notice {
    heads = listOf(heads);
    advisedBy = listOf(advisedBy);
    conditions = listOf(conditions);
  }

  private static <T> List<T> listOf(List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  /** A recommendation with each authority under which it was decided. */
  public record Head(int number, Verb verb, String text, List<Decided> decided) {

    public Head {
      decided = listOf(decided);
    }
  }

  /** @param paragraph null where the number is not verified */
  public record Decided(Authority by, String paragraph, String rule, String because) {}
}
