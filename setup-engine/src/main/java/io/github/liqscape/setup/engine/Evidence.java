// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.setup.ChecklistQuestion;
import io.github.liqscape.setup.Gate;
import java.util.List;

/** Which objects a gate looked at: the attempt's zone, and its target. */
final class Evidence {

  private final List<String> zone;
  private final List<String> target;

  /** Empty ids stand for none. */
  Evidence(String zoneRootId, String targetId) {
    zone = zoneRootId.isEmpty() ? List.of() : List.of(zoneRootId);
    target = targetId.isEmpty() ? List.of() : List.of(targetId);
  }

  List<String> of(Gate gate) {
    return switch (gate) {
      case ZONE_PRESENT, ZONE_DISTANCE, ZONE_CONFIRMED, ZONE_NOT_SUPPORT, STRUCTURE_SUPPORTS,
          REPEAT -> zone;
      default -> gate.question() == ChecklistQuestion.TARGET ? target : List.of();
    };
  }
}
