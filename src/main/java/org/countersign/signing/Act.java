package org.countersign.signing;

/** What can be done to a case, and in the house: the words of the record. */
public enum Act {
  SUBMITTED, REVISED, HANDED_OVER, CHECKED, AUTHORITY_DETERMINED, BOARD_CONVENED, BOARD_CLOSED, SUBSTITUTES_NAMED, SIGNED, RECUSED, TAKEN_BACK,
  ADVICE_WEIGHED, RETURNED, PARAGRAPH_ENFORCED, DECISION_RESUMED, DECISION_ISSUED, PUBLISHED, REJECTED, WITHDRAWN,
  /** The signed notice of a published decision, and what was found wrong in that since. */
  NOTICE_MADE, CORRECTED,
  /** The conditions of an approval, each from its opening to its discharge. */
  CONDITION_OPENED, DISCHARGE_PROPOSED, DISCHARGE_REFUSED, CONDITION_DISCHARGED,
  /** A paper that the approved one announced has come. */
  GATE_MET,
  /** On the record of the case under which the award is made. */
  AWARD_RAISED,
  CALL_IN_LAPSED,
  /** Decisions of the past, by the file that brought them. */
  DECISIONS_IMPORTED,
  INSTRUMENT_MADE, INSTRUMENT_ENDED, ABSENCE_ENTERED, ABSENCE_ENDED,

  // What whoever keeps the accounts did to them
  ACCOUNT_MADE, ACCOUNT_RENAMED, ACCOUNT_DELETED, PASSWORD_RESET, PASSWORD_CHANGED, MEMBERSHIP_MADE, MEMBERSHIP_REMOVED, GROUP_DELETED,
  // What the secretariat said to it
  ACCOUNT_CONFIRMED, PASSWORD_CONFIRMED, MEMBERSHIP_CONFIRMED, AFFILIATION_CORRECTED, ACCOUNT_REFUSED, PASSWORD_REFUSED,
  MEMBERSHIP_REFUSED,
  // What the program confirmed of itself, with nobody there to do it
  DEMONSTRATION_ADMITTED, FIRST_ADMITTED
}
