// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import static io.github.liqscape.heatmap.score.World.HOUR;
import static io.github.liqscape.heatmap.score.World.MINUTE;
import static io.github.liqscape.heatmap.score.World.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.liquidation.ForcedBand;
import io.github.liqscape.liquidation.LiquidationZone;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TouchMetricsTest {

  private static final Instrument BTC =
      Instrument.linear(Venue.BYBIT, "BTCUSDT", "BTC", "USDT").build();
  private static final double MARK = 50_000;
  private static final double CONTROL = 5e-4 * Math.pow(1.1, 31);

  private static LiquidationZone zone() {
    double low = MARK * Math.exp(-.012);
    double high = MARK * Math.exp(-.01);
    return new LiquidationZone(
        "z", "root", PositionSide.LONG, low, high, (low + high) / 2, ForcedBand.NONE, 1, 90, true,
        1, Double.NaN, Double.NaN, List.of(), START, .01, Double.NaN, Fidelity.CALIBRATED);
  }

  private static TouchCase touch(
      PositionSide side, boolean zone, Set<String> earlier, double deepest, double hourLater) {
    FixtureProfile profile =
        new FixtureProfile(
            BTC, START, MARK, (s, k) -> 1, Double.NaN, Fidelity.CALIBRATED,
            zone ? List.of(zone()) : List.of());
    FrozenMap map = FrozenMap.of(profile);
    TouchCase touch =
        new TouchCase(
            side, START, START + HOUR, 1e-3, profile, map, new double[map.size()], earlier);
    touch.mark(MarkRange.at(START + 10 * MINUTE, MARK * Math.exp(-deepest)));
    touch.mark(MarkRange.at(START + 70 * MINUTE, MARK * Math.exp(-hourLater)));
    return touch;
  }

  private static TouchMetrics metrics(boolean counted, double controlDepth, int controls) {
    TouchMetrics metrics = new TouchMetrics();
    Set<String> earlier = counted ? Set.of() : Set.of("root");
    metrics.add(
        touch(PositionSide.LONG, true, earlier, .0105, .005),
        touch(PositionSide.SHORT, true, earlier, .0105, .005));
    for (int i = 0; i < controls; i++) {
      metrics.add(
          touch(PositionSide.LONG, false, Set.of(), controlDepth, .02),
          touch(PositionSide.SHORT, false, Set.of(), controlDepth, .02));
    }
    return metrics;
  }

  @Test
  void zone_touched_as_often_as_its_controls_has_no_lift() {
    assertThat(metrics(true, .0105, 6).lift().total()).containsExactly(0, 1);
  }

  @Test
  void zone_touched_where_controls_are_not_has_all_of_it() {
    assertThat(metrics(true, .0099, 6).lift().total()).containsExactly(1, 1);
  }

  @Test
  void zone_counts_once_per_episode() {
    assertThat(metrics(false, .0105, 6).lift().days()).isZero();
  }

  @Test
  void zone_with_fewer_than_five_controls_is_left_out() {
    assertThat(metrics(true, .0105, 4).lift().days()).isZero();
    assertThat(metrics(true, .0105, 5).lift().days()).isEqualTo(1);
  }

  @Test
  void reaction_is_the_way_back_after_an_hour_less_that_of_controls() {
    double[] sums = metrics(true, .0105, 6).reaction().total();
    // The zone turned back 50 bp from its bound; controls went on from theirs.
    assertThat(sums[0]).isEqualTo(.005 - (CONTROL - .02), within(1e-9));
    assertThat(sums[1]).isEqualTo(1);
  }

  @Test
  void mark_that_comes_back_after_the_window_touches_nothing() {
    TouchLadder ladder =
        new TouchLadder(PositionSide.SHORT, START, START + HOUR, new double[] {101, 102});
    ladder.mark(MarkRange.at(START, 103));
    ladder.mark(MarkRange.at(START + MINUTE, 101));
    ladder.mark(MarkRange.at(START + HOUR + 1, 103));
    assertThat(ladder.touched(0)).isTrue();
    assertThat(ladder.touched(1)).isFalse();
  }
}
