package org.countersign.register;

import org.countersign.decisions.DecisionNumber;
import org.countersign.decisions.Notice;

/** A decision as everyone may read it. */
record Published(DecisionNumber number, Notice notice) {

  /** Where its page is: the one spelling of its address. */
  public String address() {
    return Register.ADDRESS + "/" + number.inAddress();
  }
}
