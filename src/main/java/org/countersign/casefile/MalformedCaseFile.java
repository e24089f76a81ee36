package org.countersign.casefile;

import java.util.List;

/** What was sent is no case file; every fault is listed. */
public class MalformedCaseFile extends Faulty {

  public MalformedCaseFile(List<Fault> faults) {
    this("This is not a case file", faults);
  }

  /** @param title what was sent instead, in words for the person who sent it */
  public MalformedCaseFile(String title, List<Fault> faults) {
    super(title, faults);
  }
}
