package org.countersign.signing;

/** As what a person acts on a case: over the whole case one person acts in one capacity. */
public enum Capacity {
  ORIGINATOR("originator"),
  BOARD_MEMBER("board member"),
  FINANCE_ADVISER("finance adviser"),
  LEGAL_ADVISER("legal adviser"),
  COMMERCIAL_ADVISER("commercial adviser"),
  DATA_PROTECTION_ADVISER("data protection adviser"),
  EQUALITY_ADVISER("equality adviser"),
  DECIDER("decider"),
  /** Keeps the board in order; signs nothing, and so stands outside the rule. */
  SECRETARY("secretary"),
  /** Answers for a condition of the approval. It approves nothing, and so stands outside the rule as well. */
  CONDITION_OWNER("owner of a condition");

  private final String words;

  Capacity(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
