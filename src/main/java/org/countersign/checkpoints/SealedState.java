package org.countersign.checkpoints;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.countersign.record.Checkpoint;
import org.countersign.record.Leaf;
import org.countersign.record.MerkleTree;
import org.countersign.record.Proof;

/** All chains as a checkpoint sealed them, with the tree over them. */
final class SealedState {

  static final SealedState NOTHING = new SealedState(null, new TreeMap<>());

  private final Checkpoint checkpoint;
  private final TreeMap<String, Leaf> leaves;
  private final MerkleTree tree;

  /** @param checkpoint null before the first */
  private SealedState(Checkpoint checkpoint, TreeMap<String, Leaf> leaves) {
    this.checkpoint = checkpoint;
    this.leaves = leaves;
    this.tree = leaves.isEmpty() ? null : new MerkleTree(List.copyOf(leaves.values()));
  }

  /** This state with those leaves in the place of earlier ones, not sealed yet. */
  SealedState with(Collection<Leaf> changed) {
    TreeMap<String, Leaf> next = new TreeMap<>(leaves);
    changed.forEach(leaf -> next.put(leaf.chain(), leaf));
    return new SealedState(checkpoint, next);
  }

  SealedState sealedBy(Checkpoint sealing) {
    return new SealedState(sealing, leaves, tree);
  }

  private SealedState(Checkpoint checkpoint, TreeMap<String, Leaf> leaves, MerkleTree tree) {
    this.checkpoint = checkpoint;
    this.leaves = leaves;
    this.tree = tree;
  }

  /** Those of the leaves that go further than what is sealed: a chain never goes back. */
  List<Leaf> furtherOf(Collection<Leaf> candidates) {
    return candidates.stream().filter(candidate -> {
      Leaf leaf = leaves.get(candidate.chain());
      return leaf == null || leaf.entries() < candidate.entries();
    }).toList();
  }

  /** Whether the checkpoint is that of these leaves. */
  boolean isThatOf(Checkpoint sealing) {
    return size() == sealing.chains() && tree != null && tree.root().equals(sealing.root());
  }

  /** Null before the first. */
  Checkpoint checkpoint() {
    return checkpoint;
  }

  int number() {
    return checkpoint == null ? 0 : checkpoint.number();
  }

  int size() {
    return leaves.size();
  }

  String root() {
    return tree.root();
  }

  /** Null if the chain is in no checkpoint. */
  Leaf leaf(String chain) {
    return leaves.get(chain);
  }

  List<String> chains() {
    return new ArrayList<>(leaves.keySet());
  }

  /** That the chain stands in the checkpoint as it does; null if it does not. */
  Proof proof(String chain) {
    Leaf leaf = leaves.get(chain);
    if (leaf == null || checkpoint == null) {
      return null;
    }
    int position = leaves.headMap(chain).size();
    return new Proof(leaf.entries(), leaf.head(), position, tree.path(position), checkpoint);
  }
}
