package org.countersign.decisions;

import org.countersign.casefile.BusinessCases;
import org.countersign.scheme.Approvals;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What our own decisions approved, for tests outside this package. */
public final class OwnApprovals {

  private OwnApprovals() {}

  public static Approvals of(Decisions decisions, BusinessCases cases, JdbcClient jdbc) {
    return new RegisteredApprovals(decisions, new PastDecisions(jdbc), cases);
  }
}
