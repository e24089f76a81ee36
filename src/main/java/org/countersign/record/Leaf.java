package org.countersign.record;

import java.nio.charset.StandardCharsets;

/**
 * How far a chain had got at a checkpoint.
 *
 * @param chain its name
 * @param entries how many it had, 1 or more
 * @param head the hash of the last of them, which binds all before it
 */
public record Leaf(String chain, int entries, String head) {

  /** Of a whole chain as it stands; it has one entry or more. */
  public static Leaf of(Chain chain) {
    Entry last = chain.entries().get(chain.entries().size() - 1);
    return new Leaf(chain.name(), last.number(), last.hash());
  }

  /** As it enters the tree: the byte 0, then the three fields, one to a line. */
  byte[] hash() {
    String text = String.join("\n", chain, Integer.toString(entries), head);
    return Sha256.of(new byte[] {0}, text.getBytes(StandardCharsets.UTF_8));
  }
}
