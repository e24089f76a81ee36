package org.countersign.record;

/**
 * One act, bound to all acts before it in its chain.
 *
 * @param chain its name: the reference of a case, or one of the record's own such as INSTRUMENTS
 * @param number 1 for the first entry of the chain, without gaps
 * @param at instant of the act, ISO 8601 in UTC, as text so that its digits are those that were hashed
 * @param actor the person's id, or {@link #PROGRAM}
 * @param act what was done, such as SIGNED
 * @param content what there is to say about it, as canonical JSON (RFC 8785)
 * @param contentHash SHA-256 of {@code content} in UTF-8, lower-case hexadecimal
 * @param previousHash the hash of the entry before, 64 zeros for the first
 * @param hash SHA-256 over all other fields, one to a line (the content by its hash)
 */
public record Entry(
    String chain, int number, String at, String actor, String act, String content, String contentHash,
    String previousHash, String hash) {

  /** The actor of what the program does of itself. */
  public static final String PROGRAM = "countersign";

  /** What stands before the first entry of a chain. */
  public static final String GENESIS = "0".repeat(64);

  /**
   * The next entry of a chain.
   *
   * @param previous the chain's last entry, null for the first
   * @throws IllegalArgumentException if a field holds a line break, since fields are hashed line by line, or half a character,
   *     which would be hashed as a question mark
   */
  public static Entry after(Entry previous, String chain, String at, String actor, String act, String content) {
    for (String field : new String[] {chain, at, actor, act}) {
      if (field.contains("\n")) {
        throw new IllegalArgumentException("a line break in \"" + field + "\"");
      }
    }
    for (String field : new String[] {chain, at, actor, act, content}) {
      if (!Sha256.isText(field)) {
        throw new IllegalArgumentException("half a character in \"" + field + "\"");
      }
    }
    int number = previous == null ? 1 : previous.number + 1;
    String previousHash = previous == null ? GENESIS : previous.hash;
    String contentHash = Sha256.of(content);
    return new Entry(chain, number, at, actor, act, content, contentHash, previousHash,
        hashOf(chain, number, at, actor, act, contentHash, previousHash));
  }

  /** What the hash of this entry must be, given its other fields. */
  String expectedHash() {
    return hashOf(chain, number, at, actor, act, contentHash, previousHash);
  }

  String expectedContentHash() {
    return Sha256.of(content);
  }

  private static String hashOf(
      String chain, int number, String at, String actor, String act, String contentHash, String previousHash) {
    return Sha256.of(String.join("\n", chain, Integer.toString(number), at, actor, act, contentHash, previousHash));
  }
}
