package org.countersign.decisions;

import org.countersign.casefile.BusinessCases;
import org.countersign.scheme.Approvals;

/** What our own decisions approved, for tests outside this package. */
public final class OwnApprovals {

  private OwnApprovals() {}

  public static Approvals of(Decisions decisions, BusinessCases cases) {
    return new RegisteredApprovals(decisions, cases);
  }
}
