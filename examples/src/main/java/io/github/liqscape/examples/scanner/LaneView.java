// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.setup.Setup;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a lane shows at the end of a turn.
 *
 * <p>Immutable.
 */
record LaneView(
    long events, long newest, double price, long lag, long feed, long gaps, long healed,
    List<LaneHealth.OpenGap> open, long lostUntil, Map<StreamKind, Long> newestOf,
    List<Setup> decisions, @Nullable Fidelity fidelity, String trail) {

  static final LaneView EMPTY =
      new LaneView(
          0, LaneMarks.NEVER, Double.NaN, -1, -1, 0, 0, List.of(), LaneMarks.NEVER, Map.of(),
          List.of(), null, "");

  static LaneView of(LaneEngines engines, long lag, long feed) {
    LaneMarks m = engines.marks;
    Map<StreamKind, Long> newestOf = new EnumMap<>(StreamKind.class);
    for (StreamKind kind : StreamKind.values()) {
      if (m.newest(kind) != LaneMarks.NEVER) {
        newestOf.put(kind, m.newest(kind));
      }
    }
    return new LaneView(
        m.events(), m.newest(), m.price(), lag, feed, m.gaps(), m.healed(), m.open(),
        m.lostUntil(), newestOf, engines.decisions(), engines.fidelity(), engines.trail.hex());
  }
}
