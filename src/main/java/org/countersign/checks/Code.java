package org.countersign.checks;

import org.countersign.checks.Finding.Level;

/** What a check looks for, and what its finding does to a paper. */
public enum Code {
  HEADS_DO_NOT_SUM(Level.BLOCK, "the heads do not add up to the stated total, however it may be read", "PCD 1639"),
  TOTAL_DIFFERS(Level.BLOCK, "an amount in the summary or in a head's text that matches no figure of the paper",
      "DMPCD 2015 101"),
  ROUTE_MISMATCH(Level.BLOCK, "a head buys another way than the commercial section says", "PCD 1637"),
  RECURRING_WITHOUT_END(Level.BLOCK, "a yearly cost with no last year and no whole-life figure", "PCD 1637"),
  AMOUNT_UNREADABLE(Level.BLOCK, "sterling in any section that cannot be read for certain", "PCD 1637"),
  DATES_INCONSISTENT(Level.BLOCK, "start, term and end of a contract disagree, or a day in the summary or in a head's text"
      + " matches none of the paper", "PCD 948"),
  REFERENCE_MISMATCH(Level.BLOCK, "title, reference and cited earlier decisions disagree", "PCD 1329"),
  NOTE_NEEDS_APPROVAL(Level.BLOCK, "a head only notes what would need the DMPC, and no granting head covers its value",
      "DMPCD 2016 56"),
  PART_TWO_IN_PART_ONE(Level.BLOCK, "something that Part 2 keeps back stands in Part 1", null),
  DELEGATE_INELIGIBLE(Level.BLOCK, "a delegate whom the law bars, staff of the MPS on a head that is no contract, or no"
      + " ceiling", null),
  AWARD_EXCEEDS_APPROVAL(Level.BLOCK, "an award above the approved value and its tolerance", "PCD 1668"),
  SPLIT_SUSPECTED(Level.WARN, "contracts with a common supplier or programme, each below £500,000 and together not", null,
      true),
  CUMULATIVE_CHANGE(Level.WARN, "an unforeseen change that, with all earlier ones, is more than 10 % of the contract's"
      + " original value", "PCD 614, PCD 751", true),
  THRESHOLD_OUT_OF_DATE(Level.WARN, "a procurement threshold or law that was not in force when the procurement began",
      "PCD 98"),
  LEGAL_SILENT_ON_CONTRACT(Level.WARN, "“no legal implications” in a paper that approves a contract",
      "PCD 234, PCD 260, PCD 417"),
  RETROSPECTIVE(Level.WARN, "a contract that starts before the paper was submitted", "PCD 1668", true),
  PARAGRAPH_NOT_CITED(Level.WARN, "the paper does not cite a paragraph of the Scheme that its heads need", "PCD 1637"),
  FUNDING_NOT_APPROVED(Level.WARN, "the paper relies on a budget that is still a draft", "PCD 556"),
  CONTRACT_EXPIRED(Level.WARN, "the contract to be extended has already ended", "PCD 1748");

  private final Level level;
  private final String finds;
  private final String seenIn;
  private final boolean answerNeeded;

  Code(Level level, String finds, String seenIn) {
    this(level, finds, seenIn, false);
  }

  Code(Level level, String finds, String seenIn, boolean answerNeeded) {
    this.level = level;
    this.finds = finds;
    this.seenIn = seenIn;
    this.answerNeeded = answerNeeded;
  }

  public Level level() {
    return level;
  }

  /** What the check looks for, in words. */
  public String finds() {
    return finds;
  }

  /** Published decisions in which it went wrong; null where none is known. */
  public String seenIn() {
    return seenIn;
  }

  /** Whether the originator must answer such a finding before the paper goes on. */
  public boolean answerNeeded() {
    return answerNeeded;
  }
}
