package org.countersign.schema;

/** The tables are not those of this release, and nothing starts on them; the message says in words what to do. */
public class UnfitDatabase extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnfitDatabase(String message, Throwable cause) {
    super(message, cause);
  }
}
