package org.countersign.casefile;

import java.util.List;

/** What was sent is no case file; every fault is listed. */
public class MalformedCaseFile extends Faulty {

  public MalformedCaseFile(List<Fault> faults) {
    super("This is not a case file", faults);
  }
}
