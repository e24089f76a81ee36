package org.countersign.checkpoints;

import java.util.List;
import org.countersign.record.Chain;
import org.countersign.record.Proof;

/**
 * A chain with what proves it.
 *
 * @param proofs the newest first
 * @param unsealed why not every entry is covered; null if every one is
 */
public record SealedChain(Chain chain, List<Proof> proofs, String unsealed) {}
