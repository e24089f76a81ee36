package org.countersign.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against RFC 6962 as it is written: recursively, split at the largest power of two. */
class MerkleTreeTest {

  @Test
  void everyLeafOfEverySizeIsProvenAtItsPositionAlone() {
    for (int size = 1; size <= 40; size++) {
      List<Leaf> leaves = leaves(size);
      MerkleTree tree = new MerkleTree(leaves);
      assertThat(tree.root()).isEqualTo(HexFormat.of().formatHex(root(leaves)));
      for (int position = 0; position < size; position++) {
        List<String> path = tree.path(position);
        assertThat(MerkleTree.rootBy(leaves.get(position), position, size, path)).isEqualTo(tree.root());
        for (int other = 0; other < size; other++) {
          if (other != position) {
            assertThat(MerkleTree.rootBy(leaves.get(position), other, size, path)).isNotEqualTo(tree.root());
          }
        }
      }
    }
  }

  @Test
  void aPathThatDoesNotFitIsNone() {
    List<Leaf> leaves = leaves(5);
    List<String> path = new MerkleTree(leaves).path(2);
    List<String> longer = new ArrayList<>(path);
    longer.add(path.get(0));
    assertThat(MerkleTree.rootBy(leaves.get(2), 2, 5, longer)).isNull();
    assertThat(MerkleTree.rootBy(leaves.get(2), 2, 5, path.subList(0, 2))).isNull();
    assertThat(MerkleTree.rootBy(leaves.get(2), 5, 5, path)).isNull();
    assertThat(MerkleTree.rootBy(leaves.get(2), -1, 5, path)).isNull();
  }

  private static List<Leaf> leaves(int size) {
    return IntStream.range(0, size).mapToObj(i -> new Leaf("BC-2026-" + i, i + 1, Sha256.of("head " + i))).toList();
  }

  private static byte[] root(List<Leaf> leaves) {
    if (leaves.size() == 1) {
      return leaves.get(0).hash();
    }
    int split = Integer.highestOneBit(leaves.size() - 1);
    return Sha256.of(new byte[] {1}, root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
  }
}
