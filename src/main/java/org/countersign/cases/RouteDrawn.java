package org.countersign.cases;

import java.util.ArrayList;
import java.util.List;
import org.countersign.casefile.Status;
import org.countersign.signing.SignOff;

/** A case's route as it is drawn in a list: each station, and where the case stands. */
public final class RouteDrawn {

  private static final List<String> OF_CASE = List.of("Submitted", "Investment Board", "Advice", "Decision", "Publication");
  private static final List<String> OF_AWARD = List.of("Raised", "Decision", "Call-in", "Publication");

  /** @param state done, here, or left; an ended case is nowhere any more */
  public record Station(String name, String state) {}

  private RouteDrawn() {}

  static List<Station> of(CaseReading.Summary summary) {
    boolean award = summary.awardOf() != null;
    List<String> names = award ? OF_AWARD : OF_CASE;
    int here = award ? stationOfAward(summary) : summary.stage().ordinal();
    List<Station> stations = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String state = summary.stage() == Stage.ENDED || i > here ? "left" : i < here ? "done" : "here";
      stations.add(new Station(names.get(i), summary.status() == Status.APPROVED ? "done" : state));
    }
    return stations;
  }

  private static int stationOfAward(CaseReading.Summary summary) {
    return summary.stage() == Stage.SUBMITTED ? 0
        : summary.with().stream().anyMatch(holder -> holder.signOff() == SignOff.CONSIDER_CALL_IN) ? 2 : 1;
  }
}
