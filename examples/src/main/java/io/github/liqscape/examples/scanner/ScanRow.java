// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.ZoneEvidence;
import java.util.List;
import java.util.Objects;

/**
 * A lane in its place of the ranking.
 *
 * @param rank from 1
 * @param instrument what is traded
 * @param price mark price, or the last one where there is no mark; NaN before the first
 * @param attention why it stands where it does
 * @param decisions the newest of each timeframe, shortest first
 * @param zones the nearest zone on each side, as its weightiest timeframe saw it
 * @param warm timeframes that have seen enough bars
 * @param health how the lane is doing
 * @param trail hash of everything it has decided and told
 * @param notes what is missing, assumed or of another market
 */
public record ScanRow(
    int rank,
    Instrument instrument,
    double price,
    Attention attention,
    List<Setup> decisions,
    List<ZoneEvidence> zones,
    List<Timeframe> warm,
    LaneHealth health,
    String trail,
    List<String> notes) {

  public ScanRow {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(attention, "attention");
    Objects.requireNonNull(health, "health");
    Objects.requireNonNull(trail, "trail");
    decisions = List.copyOf(decisions);
    zones = List.copyOf(zones);
    warm = List.copyOf(warm);
    notes = List.copyOf(notes);
  }

  ScanRow ranked(int place) {
    return new ScanRow(
        place, instrument, price, attention, decisions, zones, warm, health, trail, notes);
  }
}
