package org.countersign.cases;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.countersign.casefile.Status;

/** Where on its route a case stands; ended is what was rejected or withdrawn. */
public enum Stage {
  SUBMITTED(Status.DRAFT, Status.TO_BE_REVISED), BOARD(Status.AT_BOARD), ADVICE(Status.IN_ADVICE),
  DECISION(Status.TO_BE_DECIDED, Status.DEFERRED), PUBLICATION(Status.APPROVED), ENDED(Status.REJECTED, Status.WITHDRAWN);

  private final Set<Status> statuses;

  Stage(Status... statuses) {
    this.statuses = Arrays.stream(statuses).collect(Collectors.toCollection(() -> EnumSet.noneOf(Status.class)));
  }

  Set<Status> statuses() {
    return statuses;
  }

  static Stage of(Status status) {
    return Arrays.stream(values()).filter(stage -> stage.statuses.contains(status)).findFirst().orElseThrow();
  }
}
