// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.heatmap.LiquidationMap.Outcome;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.MarketEvent;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a map must not swallow: broken state, and events it has refused. */
class MapRefusalTest {

  private static final TapeMode MODE = TapeMode.FULL;

  @Test
  void every_truncation_of_a_saved_map_is_refused() {
    byte[] saved = TestMaps.saved(TestMaps.fed(MODE, new RandomTape(MODE, 4).take(500)));
    int step = 1;
    for (int length = 0; length < saved.length; length += step) {
      byte[] cut = Arrays.copyOf(saved, length);
      assertThatThrownBy(() -> TestMaps.restored(MODE, cut))
          .as("cut to %d of %d bytes", length, saved.length)
          .isInstanceOf(IOException.class);
      step = length < 1_024 || length > saved.length - 64 ? 1 : 2_003;
    }
  }

  /** The envelope around a saved map has the checksum; the map itself must at least stay sane. */
  @Test
  void a_flipped_bit_is_refused_or_leaves_a_sane_map() {
    byte[] saved = TestMaps.saved(TestMaps.fed(MODE, new RandomTape(MODE, 5).take(500)));
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < 800; i++) {
      byte[] broken = saved.clone();
      int at = i < 400 ? i : random.nextInt(saved.length);
      broken[at] ^= (byte) (1 << random.nextInt(8));
      try {
        MassView view = TestMaps.view(TestMaps.restored(MODE, broken));
        assertThat(view.unknown(PositionSide.LONG)).isNotNegative();
        assertThat(view.openInterest()).isNotNegative();
      } catch (IOException e) {
        assertThat(e.getMessage() == null && !(e instanceof java.io.EOFException))
            .as("a refusal says why: %s, byte %d", e, at)
            .isFalse();
      }
    }
  }

  @Test
  void a_map_of_another_instrument_is_refused_by_name() {
    byte[] saved = TestMaps.saved(TestMaps.empty(TapeMode.COARSE));
    assertThatThrownBy(() -> TestMaps.restored(MODE, saved))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("DOGEUSDT")
        .hasMessageContaining("BTCUSDT");
  }

  @Test
  void refused_events_leave_no_trace_for_as_long_as_it_takes_to_recount() {
    RandomTape tape = new RandomTape(MODE, 9);
    LiquidationMap all = TestMaps.empty(MODE);
    LiquidationMap chosen = TestMaps.empty(MODE);
    for (int i = 0; i < 68_000; i++) {
      MarketEvent event = tape.next();
      if (all.apply(event) == Outcome.APPLIED) {
        chosen.apply(event);
      }
    }
    assertThat(all.count(Outcome.ABSURD)).isPositive();
    assertThat(chosen.count(Outcome.APPLIED)).isEqualTo(all.count(Outcome.APPLIED));
    assertThat(all.profile().contentHash()).isEqualTo(chosen.profile().contentHash());
  }
}
