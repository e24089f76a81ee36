package org.countersign.signing;

/** What a signer may answer. Which of these a sign-off admits, {@link SignOff} says. */
public enum Outcome {
  RESUBMIT, WITHDRAW,
  ENDORSE, ENDORSE_WITH_CONDITIONS,
  SATISFIED, SATISFIED_WITH_CONDITIONS, NOT_SATISFIED,
  APPROVE, APPROVE_WITH_CONDITIONS, DEFER,
  RETURN, REJECT, RECUSE,
  /** The DMPC uses the right of paragraph 4.14 on an award, or does without it. */
  CALL_IN, LET_PASS,
  /** The secretariat names substitutes for a board that is not quorate. */
  RECONVENE,
  /** The owner of a condition says how it was met; the secretariat accepts that, or asks for more. */
  PROPOSE, DISCHARGE, REFUSE;

  /** Whether the signer must say why. A recusal says so by its interest instead. */
  public boolean needsReason() {
    return switch (this) {
      case RETURN, REJECT, NOT_SATISFIED, DEFER, CALL_IN, ENDORSE_WITH_CONDITIONS, SATISFIED_WITH_CONDITIONS, APPROVE_WITH_CONDITIONS,
          PROPOSE, REFUSE -> true;
      default -> false;
    };
  }

  public boolean needsConditions() {
    return name().endsWith("_WITH_CONDITIONS");
  }

  /** Whether it carries the case towards an approval. */
  public boolean isFavourable() {
    return switch (this) {
      case ENDORSE, ENDORSE_WITH_CONDITIONS, SATISFIED, SATISFIED_WITH_CONDITIONS, APPROVE, APPROVE_WITH_CONDITIONS -> true;
      default -> false;
    };
  }

  public boolean approves() {
    return this == APPROVE || this == APPROVE_WITH_CONDITIONS;
  }
}
