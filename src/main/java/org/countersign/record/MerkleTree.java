package org.countersign.record;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The hash tree of RFC 6962 over leaves in the order of their chains' names: its root binds all of them, and a path of a
 * few hashes shows that one of them is in it without showing any other.
 */
public final class MerkleTree {

  /** From the leaves up to the root; what has no neighbour at its right goes up as it is. */
  private final List<List<byte[]>> levels = new ArrayList<>();

  /** @param leaves one or more */
  public MerkleTree(List<Leaf> leaves) {
    List<byte[]> level = leaves.stream().map(Leaf::hash).toList();
    levels.add(level);
    while (level.size() > 1) {
      List<byte[]> above = new ArrayList<>();
      for (int i = 0; i + 1 < level.size(); i += 2) {
        above.add(node(level.get(i), level.get(i + 1)));
      }
      if (level.size() % 2 == 1) {
        above.add(level.get(level.size() - 1));
      }
      levels.add(above);
      level = above;
    }
  }

  public String root() {
    return HexFormat.of().formatHex(levels.get(levels.size() - 1).get(0));
  }

  /** The hashes beside the way from a leaf to the root, the lowest first. */
  public List<String> path(int position) {
    List<String> path = new ArrayList<>();
    int at = position;
    for (List<byte[]> level : levels) {
      int beside = at ^ 1;
      if (beside < level.size()) {
        path.add(HexFormat.of().formatHex(level.get(beside)));
      }
      at /= 2;
    }
    return path;
  }

  /**
   * The root that a leaf at that position of a tree of that size has by that path (RFC 9162, 2.1.3.2); null if the path
   * does not fit the tree.
   */
  static String rootBy(Leaf leaf, int position, int size, List<String> path) {
    if (position < 0 || position >= size) {
      return null;
    }
    byte[] hash = leaf.hash();
    int at = position;
    int last = size - 1;
    for (String beside : path) {
      if (last == 0) {
        return null;
      }
      byte[] other = HexFormat.of().parseHex(beside);
      if (at % 2 == 1 || at == last) {
        hash = node(other, hash);
        while (at % 2 == 0 && at != 0) {
          at /= 2;
          last /= 2;
        }
      } else {
        hash = node(hash, other);
      }
      at /= 2;
      last /= 2;
    }
    return last == 0 ? HexFormat.of().formatHex(hash) : null;
  }

  private static byte[] node(byte[] left, byte[] right) {
    return Sha256.of(new byte[] {1}, left, right);
  }
}
