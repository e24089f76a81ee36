package org.countersign.signing;

import java.util.List;

/** An act that was refused: nothing was changed. The message is for the person who tried. */
public class Refusal extends RuntimeException {

  /** Why, in kind. */
  public enum Kind {
    /** This person may not do this. */
    NOT_ALLOWED,
    /** The act lacks something, or says something that cannot be. */
    INCOMPLETE,
    /** What was named is not there. */
    UNKNOWN,
    /** Somebody was first, or the case has moved on. */
    TOO_LATE,
    /** The record of the case is not what was written: nothing is decided on it. */
    RECORD_BROKEN
  }

  private final Kind kind;

  Refusal(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public static Refusal notAllowed(String message) {
    return new Refusal(Kind.NOT_ALLOWED, message);
  }

  public static Refusal incomplete(List<String> faults) {
    return new Refusal(Kind.INCOMPLETE, String.join(" ", faults));
  }

  public static Refusal unknown(String message) {
    return new Refusal(Kind.UNKNOWN, message);
  }

  public static Refusal tooLate(String message) {
    return new Refusal(Kind.TOO_LATE, message);
  }

  public Kind kind() {
    return kind;
  }
}
