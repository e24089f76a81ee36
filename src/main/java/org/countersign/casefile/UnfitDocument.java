package org.countersign.casefile;

import java.util.List;

/** What was uploaded is no document that a case may have; the message says why. */
public class UnfitDocument extends Faulty {

  public UnfitDocument(String detail) {
    super("This document cannot be taken", List.of(new Fault("", detail)));
  }

  /** It is more than there is room for. */
  public static class TooLarge extends UnfitDocument {

    public TooLarge(String detail) {
      super(detail);
    }
  }
}
