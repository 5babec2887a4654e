// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.setup.SetupKind;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/** A BUY or SELL of the last bars: the same again is a repeat unless its zone has changed. */
record RecentTrade(SetupKind kind, int s, String rootId, int bar, int zoneChangedBar) {

  boolean same(SetupKind otherKind, int otherSide, MemoryZone zone) {
    return kind == otherKind && s == otherSide && rootId.equals(zone.rootId())
        && zone.changedBar() == zoneChangedBar;
  }

  void save(StateWriter out) throws IOException {
    out.constant(kind).integer(s).text(rootId).integer(bar).integer(zoneChangedBar);
  }

  static RecentTrade restore(StateReader in) throws IOException {
    return new RecentTrade(
        in.constant(SetupKind.class), in.integer(-1, 1), in.text(1_024), in.integer(),
        in.integer());
  }
}
