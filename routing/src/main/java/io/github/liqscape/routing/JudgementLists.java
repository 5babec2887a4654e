// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.RoutingEvent.Planned;
import io.github.liqscape.routing.alert.TargetDecision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists of judgements. Most alerts are refused by all targets, in one of few ways: such a list is
 * made once and handed out again.
 */
final class JudgementLists {

  private record Made(List<Planned> planned, List<TargetDecision> shown) {}

  private static final int SLOTS = 256;

  private final @Nullable Made[] slots = new Made[SLOTS];
  private Made newest = new Made(List.of(), List.of());

  /** The list of these. Refusals are known by their identity: each was made once. */
  List<Planned> of(Planned[] all) {
    int slot = 0;
    boolean refused = true;
    for (Planned p : all) {
      refused &= p.decision().state() == TargetDecision.State.SUPPRESSED;
      slot = 31 * slot + p.decision().reason().ordinal();
    }
    slot &= SLOTS - 1;
    Made made = refused ? slots[slot] : null;
    if (made == null || !same(made.planned, all)) {
      made = made(List.of(all));
      if (refused) {
        slots[slot] = made;
      }
    }
    newest = made;
    return made.planned;
  }

  /** What a user is shown of such a list. */
  @SuppressWarnings("ReferenceEquality") // of an equal one that is another it is made anew
  List<TargetDecision> shown(List<Planned> planned) {
    return newest.planned == planned ? newest.shown : made(planned).shown;
  }

  private static Made made(List<Planned> planned) {
    TargetDecision[] shown = new TargetDecision[planned.size()];
    for (int i = 0; i < shown.length; i++) {
      shown[i] = planned.get(i).decision();
    }
    return new Made(planned, List.of(shown));
  }

  @SuppressWarnings("ReferenceEquality") // an equal one that is another is made anew, no more
  private static boolean same(List<Planned> planned, Planned[] all) {
    if (planned.size() != all.length) {
      return false;
    }
    for (int i = 0; i < all.length; i++) {
      if (planned.get(i) != all[i]) {
        return false;
      }
    }
    return true;
  }
}
