// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.liquidation.LiquidationZone;
import org.openjdk.jmh.infra.Blackhole;

/** Reads a zone whole, so that no part of it can be left uncomputed. */
final class ZoneFields {

  private ZoneFields() {}

  static void consume(LiquidationZone zone, Blackhole hole) {
    hole.consume(zone.id());
    hole.consume(zone.rootId());
    hole.consume(zone.side());
    hole.consume(zone.low());
    hole.consume(zone.high());
    hole.consume(zone.centroid());
    hole.consume(zone.expectedForced());
    hole.consume(zone.positionNotional());
    hole.consume(zone.percentile());
    hole.consume(zone.ranked());
    hole.consume(zone.notionalPer10Bps());
    hole.consume(zone.ratioToVolume24h());
    hole.consume(zone.ratioToOpenInterest());
    hole.consume(zone.leverageSplit());
    hole.consume(zone.firstSeenNanos());
    hole.consume(zone.distance());
    hole.consume(zone.distanceAtr());
    hole.consume(zone.fidelity());
  }
}
