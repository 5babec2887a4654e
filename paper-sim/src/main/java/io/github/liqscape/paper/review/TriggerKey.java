// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

import io.github.liqscape.setup.Setup;
import java.util.Objects;

/**
 * What makes two triggers the same: rule, market, side, setup, timeframe, place and episode.
 *
 * @param ruleVersion hash of the rule
 * @param symbol {@code venue:symbol}
 * @param side BUY or SELL
 * @param kind of the setup
 * @param timeframe code
 * @param place the zone's root id, or the level in quarters of an ATR
 * @param episode counts from 0; a new one begins as {@link TriggerEpisodes} says
 */
public record TriggerKey(
    String ruleVersion,
    String symbol,
    String side,
    String kind,
    String timeframe,
    String place,
    long episode) {

  /** Widths of places that have no zone, in ATR. */
  private static final double PLACE_ATR = 0.25;

  public TriggerKey {
    Objects.requireNonNull(place, "place");
    if (episode < 0) {
      throw new IllegalArgumentException("episode must be >= 0, was " + episode);
    }
  }

  /** The key of a setup: its place is its zone, else {@code round(level / 0.25 ATR)}. */
  public static TriggerKey of(Setup.Trade setup, long episode) {
    double level =
        setup.facts().trigger() > 0 ? setup.facts().trigger() : setup.facts().signalPrice();
    String place =
        setup.zoneRootId().isEmpty()
            ? "level " + Math.round(level / (PLACE_ATR * setup.facts().atr()))
            : setup.zoneRootId();
    return new TriggerKey(
        setup.facts().ruleVersion(), setup.instrument().toString(), setup.side().name(),
        setup.kind().name(), setup.timeframe().code(), place, episode);
  }

  /** The same in another episode. */
  public TriggerKey inEpisode(long value) {
    return new TriggerKey(ruleVersion, symbol, side, kind, timeframe, place, value);
  }
}
