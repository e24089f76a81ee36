package org.countersign.casefile;

import java.util.List;
import java.util.stream.Collectors;

/** What was sent is no case file; every fault is listed. */
public class MalformedCaseFile extends RuntimeException {

  private final transient List<Fault> faults;

  public MalformedCaseFile(List<Fault> faults) {
    super(faults.stream().map(f -> f.pointer() + ": " + f.detail()).collect(Collectors.joining("; ")));
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }
}
