// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.heatmap.LiquidationMap.Outcome;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.MarketEvent;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The tape is worth hunting with: it reaches what it should, and the twin survives it. */
class RandomTapeTest {

  @Test
  void the_same_seed_gives_the_same_tape() {
    assertThat(new RandomTape(TapeMode.FULL, 7).take(2_000))
        .isEqualTo(new RandomTape(TapeMode.FULL, 7).take(2_000));
    assertThat(new RandomTape(TapeMode.FULL, 7).take(2_000))
        .isNotEqualTo(new RandomTape(TapeMode.FULL, 8).take(2_000));
  }

  @Test
  void a_full_tape_meets_every_outcome_and_moves_the_window() {
    RandomTape tape = new RandomTape(TapeMode.FULL, 1);
    NaiveLiquidationMap twin = new NaiveLiquidationMap(TapeMode.FULL.instrument(),
        TapeMode.FULL.tiers());
    Map<Outcome, Integer> met = new EnumMap<>(Outcome.class);
    int shifts = 0;
    int centre = 0;
    for (int i = 0; i < 15_000; i++) {
      MarketEvent event = tape.next();
      met.merge(twin.apply(event), 1, Integer::sum);
      shifts += twin.centreBucket() != centre ? 1 : 0;
      centre = twin.centreBucket();
    }
    assertThat(met.keySet()).containsExactlyInAnyOrder(Outcome.values());
    assertThat(met.getOrDefault(Outcome.APPLIED, 0)).isGreaterThan(12_000);
    assertThat(shifts).isGreaterThan(3);
    assertThat(twin.shape(PositionSide.LONG, 5)).isGreaterThan(1);
  }
}
