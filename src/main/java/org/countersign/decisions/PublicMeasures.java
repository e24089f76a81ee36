package org.countersign.decisions;

import org.countersign.casefile.BusinessCases;
import org.springframework.stereotype.Component;

/** What lists tell of the paper of a case that has ended: its last revision is the one that was decided on. */
@Component
public class PublicMeasures {

  private final BusinessCases cases;

  public PublicMeasures(BusinessCases cases) {
    this.cases = cases;
  }

  public PublicMeasure of(String reference) {
    return PublicMeasure.of(cases.currentRevision(reference).caseFile());
  }
}
