// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.RoutingEvent.Planned;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.channel.ChannelTraits;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.InAppUpdates;
import org.jspecify.annotations.Nullable;

/** A target of a router: what its channel says of itself, asked once, and what the user decided. */
final class Seat {

  /** Its place among the targets, from 0. */
  final int place;

  final String target;
  final String kind;
  final boolean machine;
  final boolean quiet;

  /** Only what is material goes there. */
  final boolean filtered;

  final boolean grouped;
  final @Nullable InAppUpdates updates;
  final Refusals refusals;

  /** No rule selects it. */
  final Planned unselected;

  /** The judgement while it is switched off. */
  @Nullable Planned off;

  Seat(int place, DeliveryChannel channel, RouterConfig config) {
    ChannelTraits traits = channel.traits();
    this.place = place;
    target = channel.target();
    kind = channel.kind();
    machine = traits.machine();
    quiet = traits.quiet();
    filtered = traits.material() || config.materialityKinds().contains(kind);
    grouped = config.grouped(channel);
    updates = channel instanceof InAppUpdates u ? u : null;
    refusals = new Refusals(target, kind);
    unselected = refusals.of(ReasonCode.CHANNEL_NOT_IN_TIER, "no rule selects it");
  }
}
