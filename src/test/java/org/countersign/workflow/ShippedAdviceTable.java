package org.countersign.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.countersign.signing.AdviceTable;

/** The decision AdviceRequired as the program ships it, for tests outside this package. */
public final class ShippedAdviceTable {

  private ShippedAdviceTable() {}

  public static AdviceTable read() {
    try {
      return new EngineAdviceTable();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
