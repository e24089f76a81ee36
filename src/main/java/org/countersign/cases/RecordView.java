package org.countersign.cases;

import java.util.List;
import org.countersign.record.Chain;
import org.countersign.record.Entry;

/**
 * A chain of the record, entry by entry, and whether it verifies.
 *
 * @param chain the reference of a case, or the name of a chain of the house
 * @param fault the first fault in plain words; null if there is none
 */
record RecordView(String chain, boolean verified, String fault, List<Entry> entries) {

  static RecordView of(Chain chain) {
    return new RecordView(chain.name(), chain.fault().isEmpty(), chain.fault().orElse(null), chain.entries());
  }
}
