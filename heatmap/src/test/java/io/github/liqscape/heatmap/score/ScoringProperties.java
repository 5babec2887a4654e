// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Laws of the parts. */
class ScoringProperties {

  @Property
  void auc_is_the_share_of_ordered_pairs(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 6) Integer> scores,
      @ForAll @Size(40) List<Boolean> labels) {
    double[] score = scores.stream().mapToDouble(x -> x).toArray();
    boolean[] hit = new boolean[score.length];
    for (int i = 0; i < hit.length; i++) {
      hit[i] = labels.get(i);
    }
    double concordant = 0;
    double pairs = 0;
    for (int i = 0; i < score.length; i++) {
      for (int j = 0; j < score.length; j++) {
        if (hit[i] && !hit[j]) {
          pairs++;
          concordant += score[i] > score[j] ? 1 : score[i] == score[j] ? 0.5 : 0;
        }
      }
    }
    Ranking r = Ranking.of(score, hit);
    assertThat(r.pairs()).isEqualTo(pairs);
    assertThat(r.concordant()).isEqualTo(concordant, within(1e-9));
    double[] stretched = Arrays.stream(score).map(x -> 3 * Math.exp(x)).toArray();
    assertThat(Ranking.of(stretched, hit)).isEqualTo(r);
    assertThat(r.topHits()).isBetween(0.0, Math.min(r.hits(), r.top()) + 1e-9);
  }

  @Property
  void shares_sum_to_one_and_do_not_know_the_scale(
      @ForAll @Size(min = 1, max = 50) List<@DoubleRange(min = 0, max = 1e9) Double> masses,
      @ForAll @DoubleRange(min = 0.01, max = 1e6) double factor) {
    double[] mass = masses.stream().mapToDouble(x -> x).toArray();
    double[] q = Shares.of(mass);
    assertThat(Arrays.stream(q).sum()).isEqualTo(1, within(1e-12));
    double[] scaled = Shares.of(Arrays.stream(mass).map(m -> m * factor).toArray());
    for (int i = 0; i < q.length; i++) {
      assertThat(q[i]).isGreaterThanOrEqualTo(0.01 / q.length - 1e-15);
      assertThat(scaled[i]).isEqualTo(q[i], within(1e-12));
    }
  }

  @Property
  void holm_never_lowers_a_p_value_and_keeps_their_order(
      @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = 0, max = 1) Double> values) {
    double[] p = values.stream().mapToDouble(x -> x).toArray();
    double[] corrected = Holm.corrected(p);
    for (int i = 0; i < p.length; i++) {
      assertThat(corrected[i]).isBetween(p[i], 1.0);
      for (int j = 0; j < p.length; j++) {
        assertThat(p[i] < p[j] && corrected[i] > corrected[j]).isFalse();
      }
    }
  }

  @Property
  void wilson_interval_holds_its_proportion(
      @ForAll @IntRange(min = 1, max = 500) int n,
      @ForAll @DoubleRange(min = 0, max = 1) double p) {
    Wilson w = Wilson.of(p * n, n);
    assertThat(p).isBetween(w.low() - 1e-12, w.high() + 1e-12);
    assertThat(Wilson.of((1 - p) * n, n).high()).isEqualTo(1 - w.low(), within(1e-9));
  }

  @Property
  void bucket_of_a_price_is_the_one_whose_bounds_hold_it(
      @ForAll @DoubleRange(min = 44_000, max = 56_000) double price, @ForAll PositionSide side) {
    Instrument btc = Instrument.linear(Venue.BYBIT, "BTCUSDT", "BTC", "USDT").build();
    FrozenMap map = FrozenMap.of(new FixtureProfile(btc, 0, 50_000, (s, k) -> 1));
    int found = -1;
    for (int i = map.from(side); i < map.to(side); i++) {
      if (map.low[i] <= price && price < map.high[i]) {
        found = i;
      }
    }
    assertThat(map.indexOf(side, price)).isEqualTo(found);
  }
}
