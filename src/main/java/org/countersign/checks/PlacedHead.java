package org.countersign.checks;

import java.util.List;
import java.util.stream.IntStream;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Head;
import org.countersign.casefile.CaseFile.Kind;

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

  /** JSON pointer to its contract's value, or to the contract where only Part 2 gives that. */
  String atContractValue() {
    return at(head.contract().value() == null ? "contract" : "contract/value");
  }

  int number() {
    return head.number();
  }

  boolean is(Kind kind) {
    return head.kind() == kind;
  }

  boolean hasContract() {
    return head.contract() != null;
  }

  /** Whether it buys, awards or changes a contract: by its kind, where the paper tells nothing else of the contract. */
  boolean isOfContract() {
    return hasContract() || switch (head.kind()) {
      case PROCUREMENT_STRATEGY, CONTRACT_AWARD, CONTRACT_CHANGE, EXEMPTION -> true;
      default -> false;
    };
  }
}
