package org.countersign.casefile;

/** There is no case of this reference. */
public class UnknownCase extends RuntimeException {

  public UnknownCase(String reference) {
    super("There is no case " + reference + ".");
  }
}
