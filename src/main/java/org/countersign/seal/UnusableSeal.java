package org.countersign.seal;

/** What is configured as the seal cannot seal: the program does not start with it. */
public class UnusableSeal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableSeal(String because, Throwable cause) {
    super("The organisation's seal cannot be used. " + because, cause);
  }
}
