package org.countersign.casefile;

import java.util.List;
import java.util.stream.Collectors;

/** What was sent is no case file; every fault is listed. */
public class MalformedCaseFile extends RuntimeException {

  private final transient List<Fault> faults;
  private final String title;

  public MalformedCaseFile(List<Fault> faults) {
    this("This is not a case file", faults);
  }

  /** @param title what was sent instead, in words for the person who sent it */
  public MalformedCaseFile(String title, List<Fault> faults) {
    super(faults.stream().map(f -> f.pointer() + ": " + f.detail()).collect(Collectors.joining("; ")));
    this.faults = List.copyOf(faults);
    this.title = title;
  }

  public String title() {
    return title;
  }

  public List<Fault> faults() {
    return faults;
  }
}
