package org.countersign.decisions;

import java.util.List;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Head;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.Money;
import org.countersign.scheme.OpenValue;

/**
 * What a list tells of a paper beside its title, from Part 1 alone.
 *
 * @param kinds of the heads that grant something; of all, where none does
 * @param value whole life; null where Part 1 tells none
 */
public record PublicMeasure(List<Kind> kinds, Money value) {

  public PublicMeasure {
    kinds = List.copyOf(kinds);
  }

  public static PublicMeasure of(CaseFile paper) {
    List<Head> heads = paper.grantingHeads().isEmpty() ? paper.heads() : paper.grantingHeads();
    return new PublicMeasure(heads.stream().map(Head::kind).distinct().sorted().toList(), OpenValue.of(paper).orElse(null));
  }
}
