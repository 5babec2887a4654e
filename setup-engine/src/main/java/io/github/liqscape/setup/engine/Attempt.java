// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.setup.SetupKind;
import io.github.liqscape.setup.WaitReason;

/**
 * One row of the decision table held against the chart for one side.
 *
 * @param s 1 for BUY, -1 for SELL
 * @param zone place in the context of the zone that it is about, {@link #NO_ZONE} if there is none
 * @param emitted whether all conditions of the row hold
 * @param met how many hold: the attempt with the most is the nearest
 * @param otherwise what the row says if they do not
 * @param leanedOn whether it leans on the zone, which then must have been touched
 * @param confirmations after the touch; NaN if the row needs none
 * @param broken price of the level that was broken in its direction, NaN if none was
 * @param legs breaks in its direction without a pullback
 * @param early whether the move is a change of character without a break of structure yet
 */
record Attempt(
    SetupKind kind,
    int s,
    int zone,
    boolean emitted,
    int met,
    WaitReason otherwise,
    boolean leanedOn,
    double confirmations,
    double broken,
    int legs,
    boolean early) {

  static final int NO_ZONE = -1;
}
