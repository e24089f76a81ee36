package org.countersign.program;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;

/** The timers of an instance, by what waits for them. */
final class Timers {

  private static final List<String> WAITING = List.of("BoundaryEvent_WindowEnded", "IntermediateCatchEvent_DeferredUntil",
      "IntermediateCatchEvent_PublicationDay");

  private Timers() {}

  /** The timer for which the way of the case waits; null if it waits for none. */
  static Job awaited(ManagementService management, String instance) {
    return WAITING.stream().map(activity -> at(management, instance, activity)).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /** That which looks each working morning at what is due. */
  static Job ofTheMorning(ManagementService management, String instance) {
    return at(management, instance, "StartEvent_EveryWorkingMorning");
  }

  private static Job at(ManagementService management, String instance, String activity) {
    return management.createJobQuery().processInstanceId(instance).timers().activityId(activity).singleResult();
  }
}
