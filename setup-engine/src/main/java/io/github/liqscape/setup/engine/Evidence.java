package io.github.liqscape.setup.engine;

import io.github.liqscape.setup.ChecklistQuestion;
import io.github.liqscape.setup.Gate;
import java.util.List;

/** Which objects a gate looked at: the attempt's zone, and its target. */
record Evidence(String zoneRootId, String targetId) {

  List<String> of(Gate gate) {
    if (gate.question() == ChecklistQuestion.TARGET && !targetId.isEmpty()) {
      return List.of(targetId);
    }
    boolean zone =
        gate == Gate.ZONE_PRESENT || gate == Gate.ZONE_DISTANCE || gate == Gate.ZONE_CONFIRMED
            || gate == Gate.ZONE_NOT_SUPPORT || gate == Gate.STRUCTURE_SUPPORTS
            || gate == Gate.REPEAT;
    return zone && !zoneRootId.isEmpty() ? List.of(zoneRootId) : List.of();
  }
}
