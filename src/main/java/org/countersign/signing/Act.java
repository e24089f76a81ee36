package org.countersign.signing;

/** What can be done to a case: the words of the record. */
public enum Act {
  SUBMITTED, REVISED, CHECKED, AUTHORITY_DETERMINED, BOARD_CONVENED, BOARD_CLOSED, SUBSTITUTES_NAMED, SIGNED, RECUSED, TAKEN_BACK, ADVICE_WEIGHED,
  RETURNED, PARAGRAPH_ENFORCED, DECISION_RESUMED, DECISION_ISSUED, PUBLISHED, REJECTED, WITHDRAWN,
  /** On the record of the case under which the award is made. */
  AWARD_RAISED,
  CALL_IN_LAPSED
}
