// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.routing.alert.AlertTier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RankingProperties {

  private static ScanRow row(String symbol, Trust trust, Attention attention) {
    Instrument instrument =
        Instrument.linear(Venue.SYNTHETIC, symbol, symbol, "USDT").tickSize("0.1").build();
    LaneHealth health =
        new LaneHealth(
            LanePhase.FOLLOWING, trust, "", 1, 1, 0, 0, 0, 0, 16, 0, 0, 0, List.of(), Map.of(), 0,
            0, "", Long.MIN_VALUE);
    return new ScanRow(
        0, instrument, 1, attention, List.of(), List.of(), List.of(), health, "", List.of());
  }

  private static Attention attention(
      AlertTier tier, boolean sound, int missing, double distance, Fidelity fidelity) {
    return new Attention(
        Optional.of(tier), Optional.of(Timeframe.M5), sound, missing, distance, 0.5,
        Optional.of(fidelity), 1, List.of());
  }

  private static Attention usual() {
    return attention(AlertTier.ACTIVE_RISK, true, 2, 1, Fidelity.CALIBRATED);
  }

  @Example
  void the_first_difference_decides_in_the_documented_order() {
    List<ScanRow> inOrder =
        List.of(
            row(
                "H", Trust.FRESH,
                attention(AlertTier.AUTOMATION_CANDIDATE, true, 0, 3, Fidelity.VOLUME_PROXY)),
            row(
                "G", Trust.FRESH,
                attention(AlertTier.ACTIONABLE_SETUP, true, 0, 3, Fidelity.CALIBRATED)),
            row(
                "F", Trust.FRESH,
                attention(AlertTier.ACTIVE_RISK, true, 1, 1.4, Fidelity.VOLUME_PROXY)),
            row(
                "E", Trust.FRESH,
                attention(AlertTier.ACTIVE_RISK, true, 2, 0.5, Fidelity.CANDLE_OI)),
            row("C", Trust.FRESH, usual()),
            row("D", Trust.FRESH, usual()),
            row(
                "B", Trust.FRESH,
                attention(AlertTier.ACTIVE_RISK, true, 2, 1, Fidelity.VOLUME_PROXY)),
            row(
                "A1", Trust.FRESH,
                attention(AlertTier.WATCHLIST, true, 1, Double.NaN, Fidelity.CALIBRATED)),
            row(
                "A2", Trust.FRESH,
                attention(AlertTier.AUTOMATION_CANDIDATE, false, 0, 0, Fidelity.CALIBRATED)),
            row("A3", Trust.FRESH, Attention.NONE),
            row("A4", Trust.LAGGING, usual()),
            row("A5", Trust.GAPPED, usual()),
            row(
                "A6", Trust.STALE,
                attention(AlertTier.AUTOMATION_CANDIDATE, true, 0, 0, Fidelity.CALIBRATED)),
            row("A7", Trust.COLD, usual()),
            row("A8", Trust.OUT, usual()));
    List<ScanRow> shuffled = new ArrayList<>(inOrder);
    Collections.shuffle(shuffled, new Random(4));
    assertThat(Ranking.ranked(shuffled))
        .extracting(r -> r.instrument().symbol())
        .containsExactlyElementsOf(
            inOrder.stream().map(r -> r.instrument().symbol()).toList());
  }

  @Property
  void whatever_a_lane_says_it_stands_behind_all_that_are_trusted_more(@ForAll long seed) {
    Random random = new Random(seed);
    List<ScanRow> rows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      rows.add(row("S" + i, any(random, Trust.values()), anything(random)));
    }
    List<ScanRow> ranked = Ranking.ranked(rows);
    assertThat(ranked).isSortedAccordingTo(Ranking.ORDER);
    assertThat(ranked).extracting(ScanRow::rank).isSorted().doesNotHaveDuplicates();
    assertThat(ranked).extracting(r -> r.health().trust()).isSorted();
    Collections.shuffle(rows, random);
    assertThat(Ranking.ranked(rows)).as("the order of the lanes is no input").isEqualTo(ranked);
  }

  private static Attention anything(Random random) {
    return new Attention(
        random.nextInt(5) == 0 ? Optional.empty() : Optional.of(any(random, AlertTier.values())),
        Optional.of(any(random, Timeframe.values())), random.nextBoolean(), random.nextInt(4),
        random.nextInt(4) == 0 ? Double.NaN : random.nextInt(3), random.nextInt(3) / 2.0,
        Optional.of(any(random, Fidelity.values())), random.nextInt(3), List.of());
  }

  private static <T> T any(Random random, T[] of) {
    return Arrays.asList(of).get(random.nextInt(of.length));
  }
}
