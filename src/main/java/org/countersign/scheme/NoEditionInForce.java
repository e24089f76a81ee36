package org.countersign.scheme;

import java.time.LocalDate;

/** No edition of the Scheme was in force yet on the day asked for. */
public class NoEditionInForce extends RuntimeException {

  public NoEditionInForce(LocalDate day, Edition first) {
    super("No edition of the Scheme was in force on " + day + "; the first, " + first.code() + ", begins on "
        + first.from() + ".");
  }
}
