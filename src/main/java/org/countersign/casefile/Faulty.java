package org.countersign.casefile;

import java.util.List;
import java.util.stream.Collectors;

/** What was sent cannot be taken; every fault is listed. */
public class Faulty extends RuntimeException {

  private final String title;
  private final transient List<Fault> faults;

  /** @param title what it is not, such as "This is not a case file" */
  public Faulty(String title, List<Fault> faults) {
    super(faults.stream().map(f -> f.pointer() + ": " + f.detail()).collect(Collectors.joining("; ")));
    this.title = title;
    this.faults = List.copyOf(faults);
  }

  public String title() {
    return title;
  }

  public List<Fault> faults() {
    return faults;
  }
}
