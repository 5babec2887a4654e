// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.RoutingEvent.Planned;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.alert.TargetDecision;
import org.jspecify.annotations.Nullable;

/** The refusals of one target, or of a kind of channel that is not there: each is made once. */
final class Refusals {

  private final String target;
  private final String kind;
  private final @Nullable Planned[] known = new Planned[ReasonCode.values().length];

  Refusals(String target, String kind) {
    this.target = target;
    this.kind = kind;
  }

  Planned of(ReasonCode reason) {
    Planned same = known[reason.ordinal()];
    if (same == null) {
      same = of(reason, "");
      known[reason.ordinal()] = same;
    }
    return same;
  }

  Planned of(ReasonCode reason, String detail) {
    return Planned.without(TargetDecision.suppressed(target, kind, reason, detail));
  }

  Planned held(ReasonCode reason, long untilNanos) {
    return Planned.without(TargetDecision.held(target, kind, reason, "", untilNanos));
  }
}
