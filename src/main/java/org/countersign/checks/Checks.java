package org.countersign.checks;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;

/** Every check, run over one paper. */
@Service
public class Checks {

  private final List<Check> checks;

  public Checks(List<Check> checks) {
    this.checks = checks;
  }

  /** All findings, those that block first, then in the order of the codes. */
  public List<Finding> run(Paper paper) {
    return checks.stream().flatMap(check -> check.findIn(paper).stream())
        .sorted(Comparator.comparing(Finding::level).thenComparing(Finding::code).thenComparing(Finding::at)).toList();
  }
}
