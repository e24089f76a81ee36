package org.countersign.cases;

import java.util.List;
import org.countersign.checkpoints.SealedChain;
import org.countersign.record.Chain;
import org.countersign.record.Entry;
import org.countersign.record.Proof;

/**
 * A chain of the record, entry by entry, with what proves it: the form that docs/record.md describes.
 *
 * @param chain the reference of a case, or the name of a chain of the house
 * @param verified what the program itself finds; whoever does not trust it looks at the entries and proofs
 * @param fault the first fault in plain words; null if there is none
 * @param unsealed why no checkpoint covers every entry; null if one does
 */
record RecordView(String chain, boolean verified, String fault, String unsealed, List<Entry> entries, List<Proof> proofs) {

  static RecordView of(SealedChain sealed) {
    Chain chain = sealed.chain();
    return new RecordView(chain.name(), chain.fault().isEmpty(), chain.fault().orElse(null), sealed.unsealed(), chain.entries(),
        sealed.proofs());
  }
}
