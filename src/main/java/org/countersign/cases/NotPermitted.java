package org.countersign.cases;

/** The person who asks may not do or see this; the message says so to them. */
public class NotPermitted extends RuntimeException {

  public NotPermitted(String message) {
    super(message);
  }
}
