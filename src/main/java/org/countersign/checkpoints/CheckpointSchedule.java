package org.countersign.checkpoints;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks whether the day's checkpoint is made; a day begins at midnight in London. */
@Component
class CheckpointSchedule {

  private final Checkpoints checkpoints;

  CheckpointSchedule(Checkpoints checkpoints) {
    this.checkpoints = checkpoints;
  }

  @Scheduled(fixedDelayString = "${countersign.checkpoints.look-every}")
  void look() {
    checkpoints.daily();
  }
}
