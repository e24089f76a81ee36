package org.countersign.checks;

import java.util.List;
import java.util.stream.IntStream;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Head;

/** A head and where it stands in the case file; its number is the paper's own and may differ from the index. */
record PlacedHead(int index, Head head) {

  static List<PlacedHead> of(CaseFile caseFile) {
    List<Head> heads = caseFile.heads();
    return IntStream.range(0, heads.size()).mapToObj(i -> new PlacedHead(i, heads.get(i))).toList();
  }

  static List<PlacedHead> granting(CaseFile caseFile) {
    return of(caseFile).stream().filter(placed -> placed.head().grants()).toList();
  }

  /** JSON pointer to a field of this head, such as {@code contract/route}. */
  String at(String field) {
    return "/heads/" + index + "/" + field;
  }
}
