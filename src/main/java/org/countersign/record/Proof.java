package org.countersign.record;

import java.util.List;

/**
 * That a chain stood in a checkpoint.
 *
 * @param entries how many entries it had
 * @param head the hash of the last of them
 * @param position of its leaf in the tree, from 0
 * @param path the hashes beside the way from its leaf to the root, the lowest first
 */
public record Proof(int entries, String head, int position, List<String> path, Checkpoint checkpoint) {

  public Proof {
    path = List.copyOf(path);
  }
}
