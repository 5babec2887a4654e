// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import static io.github.liqscape.heatmap.score.World.HOUR;
import static io.github.liqscape.heatmap.score.World.START;
import static io.github.liqscape.heatmap.score.World.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which windows count, and what is said of those that do not. */
class ScoreSessionTest {

  private static final World SHORT_WORLD = new World("BTCUSDT", 2, 7);

  private static MapScore hourly(World world) {
    return MapScore.of(world.instrument).horizons(Duration.ofHours(1)).resamples(100).build();
  }

  private static WindowCounts counts(ScoreReport report) {
    return report.horizons().getFirst().counts();
  }

  private static ScoreReport withGap(long from, long to, boolean healed, int announcedAfterHours) {
    ScoreSession session = hourly(SHORT_WORLD).session();
    for (int h = 0; h < SHORT_WORLD.hours.size(); h++) {
      World.Hour hour = SHORT_WORLD.hours.get(h);
      if (h == announcedAfterHours) {
        session.apply(
            new StreamGap(
                SHORT_WORLD.instrument, hour.start(), hour.start(), StreamKind.FORCED_ORDER, from,
                to, StreamGap.Cause.DISCONNECT, healed));
      }
      session.freeze(hour.start(), SHORT_WORLD.honest(hour));
      hour.events().forEach(session::apply);
    }
    return session.finish();
  }

  @Test
  void windows_with_a_gap_in_the_print_feed_are_dropped_even_if_it_is_announced_late() {
    // Half past two to half past four touches three windows.
    long from = START + 5 * HOUR / 2;
    assertThat(counts(withGap(from, from + 2 * HOUR, false, 5)).gaps()).isEqualTo(3);
    assertThat(counts(withGap(from, from + 2 * HOUR, true, 5)).gaps()).isZero();
    assertThat(counts(withGap(from, StreamGap.OPEN, false, 5)).gaps()).isEqualTo(46);
  }

  @Test
  void every_window_is_accounted_for() {
    WindowCounts c = counts(SHORT_WORLD.score((w, h) -> w.honest(h)));
    assertThat(c.frozen()).isEqualTo(48);
    assertThat(c.scored()).isPositive();
    assertThat(c.scored() + c.fewPrints() + c.gaps() + c.noMark() + c.incomplete())
        .isEqualTo(48);
  }

  @Test
  void window_whose_end_was_not_seen_is_dropped() {
    ScoreSession session = hourly(SHORT_WORLD).session();
    session.freeze(START, SHORT_WORLD.honest(SHORT_WORLD.hours.getFirst()));
    SHORT_WORLD.hours.getFirst().events().stream().limit(20).forEach(session::apply);

    assertThat(counts(session.finish()).incomplete()).isEqualTo(1);
    assertThatThrownBy(session::finish).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void windows_of_one_horizon_do_not_overlap() {
    ScoreReport report =
        SHORT_WORLD.score(
            (w, h) -> w.honest(h),
            MapScore.of(SHORT_WORLD.instrument)
                .horizons(Duration.ofHours(1), Duration.ofHours(24))
                .resamples(100)
                .build());

    assertThat(report.horizons())
        .extracting(h -> h.counts().frozen())
        .containsExactly(48, 2);
  }

  @Test
  void no_window_opens_within_two_horizons_of_fitted_data() {
    ScoreReport report =
        SHORT_WORLD.score(
            (w, h) -> w.honest(h),
            MapScore.of(SHORT_WORLD.instrument)
                .horizons(Duration.ofHours(1))
                .resamples(100)
                .fittedUntilNanos(START + HOUR)
                .build());

    assertThat(counts(report).embargoed()).isEqualTo(3);
    assertThat(counts(report).frozen()).isEqualTo(45);
  }

  @Test
  void baselines_without_their_data_have_no_value_rather_than_an_easy_one() {
    ScoreReport report = SHORT_WORLD.score((w, h) -> w.honest(h));
    assertThat(World.gain(report, Baseline.VOLUME_PROFILE)).isNaN();
    assertThat(World.gain(report, Baseline.NAIVE_LEVERAGE)).isNaN();
    assertThat(World.gain(report, Baseline.UNIFORM)).isPositive();
    int all = counts(report).scored();
    assertThat(report.horizons().getFirst().entry(Metric.AUC, Baseline.DAY_OLD_MAP).orElseThrow())
        .satisfies(e -> assertThat(e.windows()).isBetween(1, all - 1));
  }

  @Test
  void sampled_prints_give_locations_and_never_totals() {
    World world = new World("BTCUSDT", 2, 7, ForcedOrder.Completeness.SAMPLED, 0.6, 1.5);
    ScoreReport report = world.score((w, h) -> w.priced(h, 1));

    assertThat(entry(report, Metric.RELIABILITY_SLOPE).value()).isNaN();
    assertThat(entry(report, Metric.COVERAGE_90).note()).contains("SAMPLED");
    assertThat(World.gain(report, Baseline.UNIFORM)).isPositive();
    assertThat(report.horizons().getFirst().reasons())
        .anyMatch(r -> r.contains("SAMPLED"));
    assertThat(report.toText()).contains("USD calibration skipped");
  }

  @Test
  void shares_of_a_total_are_not_scored_as_currency() {
    ScoreReport report =
        SHORT_WORLD.score(
            (w, h) ->
                new FixtureProfile(
                    w.instrument, h.start(), h.mark(), (s, k) -> 1e-3, 1e-3,
                    Fidelity.VOLUME_PROXY, List.of()));

    assertThat(entry(report, Metric.USD_RATIO).value()).isNaN();
    assertThat(entry(report, Metric.USD_RATIO).note()).contains("shares");
  }

  @Test
  void poisson_bands_cover_what_they_promise_on_a_poisson_market() {
    World world =
        new World("BTCUSDT", 10, 3, ForcedOrder.Completeness.COMPLETE, 6, 0.5);
    ScoreReport report = world.score((w, h) -> w.priced(h, 1));

    ScoreEntry in90 = entry(report, Metric.COVERAGE_90);
    assertThat(in90.observations()).isGreaterThan(100);
    assertThat(in90.value()).isBetween(0.83, 0.94);
    assertThat(entry(report, Metric.COVERAGE_50).value()).isBetween(0.40, 0.58);
    assertThat(entry(world.score((w, h) -> w.priced(h, 2)), Metric.COVERAGE_90).value())
        .isLessThan(0.2);
  }

  @Test
  void candles_of_the_mark_reach_the_same_buckets() {
    World world = new World("BTCUSDT", 2, 7);
    double last = world.hours.getFirst().mark();
    for (World.Hour hour : world.hours) {
      for (int i = 0; i < hour.events().size(); i++) {
        if (hour.events().get(i) instanceof MarkPrice m) {
          hour.events().set(i, candle(m, last));
          last = m.mark();
        }
      }
    }

    assertThat(world.score((w, h) -> w.honest(h)).toMap())
        .isEqualTo(SHORT_WORLD.score((w, h) -> w.honest(h)).toMap());
  }

  private static CandleEvent candle(MarkPrice m, double open) {
    double close = m.mark();
    return CandleEvent.recorded(
        m.instrument(),
        PriceKind.MARK,
        Candle.closed(
            Timeframe.M1,
            m.eventNanos() - World.MINUTE,
            open,
            Math.max(open, close),
            Math.min(open, close),
            close,
            Double.NaN));
  }

  @Test
  void candle_that_began_before_the_freeze_counts_by_its_close_only() {
    MarkRange candle = new MarkRange(100, 160, 90, 110, 101);
    assertThat(candle.after(100)).isEqualTo(candle);
    assertThat(candle.after(101)).isEqualTo(MarkRange.at(160, 101));
  }

  @Test
  void second_announcement_ends_an_open_gap() {
    FeedGaps gaps = new FeedGaps();
    gaps.add(gap(StreamKind.MARK_PRICE, 100, StreamGap.OPEN));
    assertThat(gaps.touch(500, 600)).isTrue();
    gaps.add(gap(StreamKind.MARK_PRICE, 100, 400));
    assertThat(gaps.touch(500, 600)).isFalse();
    assertThat(gaps.touch(300, 600)).isTrue();
    gaps.add(gap(StreamKind.OPEN_INTEREST, 100, StreamGap.OPEN));
    assertThat(gaps.touch(500, 600)).isFalse();
  }

  private static StreamGap gap(StreamKind kind, long from, long to) {
    return new StreamGap(
        SHORT_WORLD.instrument, from, from, kind, from, to, StreamGap.Cause.STALE, false);
  }

  @Test
  void hazard_is_learned_from_closed_windows_by_distance_and_side() {
    FrozenMap map = FrozenMap.of(SHORT_WORLD.honest(SHORT_WORLD.hours.getFirst()));
    DistanceHazard hazard = new DistanceHazard();
    assertThat(hazard.known()).isFalse();
    int near = 4;
    List<LocatedPrint> prints =
        Collections.nCopies(100, new LocatedPrint(1, PositionSide.LONG, map.centre[near], 1));
    hazard.learn(
        ReachedBuckets.of(map, Map.of(), map.mark * 0.98, map.mark * 1.02, prints));

    assertThat(hazard.known()).isTrue();
    double[] rates = hazard.rates(map);
    assertThat(rates[near]).isGreaterThan(3 * rates[near + 40]);
    assertThat(rates[near]).isGreaterThan(3 * rates[map.longs + near]);
    assertThat(rates[map.longs - 1]).isPositive();
  }

  @Test
  void other_instruments_and_impossible_settings_are_refused() {
    World other = new World("ETHUSDT", 1, 7);
    ScoreSession session = hourly(SHORT_WORLD).session();
    assertThatThrownBy(() -> session.apply(other.hours.getFirst().events().getFirst()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ETHUSDT");
    assertThatThrownBy(
            () -> MapScore.of(other.instrument).horizons(Duration.ofHours(1), Duration.ofHours(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MapScore.of(other.instrument).resamples(1))
        .hasMessageContaining("was 1");
    assertThatThrownBy(
            () ->
                session.freeze(
                    START,
                    new FixtureProfile(
                        SHORT_WORLD.instrument, START, 50_000,
                        (s, k) -> s == PositionSide.LONG ? Double.NaN : 1)))
        .hasMessageContaining("finite");
  }

  @Test
  void report_is_ready_for_json_and_for_eyes() {
    ScoreReport report = SHORT_WORLD.score((w, h) -> w.honest(h));
    assertPlain(report.toMap());
    assertThat(report.toText())
        .contains("INSUFFICIENT")
        .contains("0 of 1 symbols have 30 days")
        .contains("Holm")
        .contains("no window had the data of this baseline")
        .doesNotContain("NaN");
    assertThat(report.toText().lines()).allMatch(l -> l.length() <= 110);
    assertThat(report.summary()).startsWith("INSUFFICIENT bybit:BTCUSDT");
  }

  private static void assertPlain(Object value) {
    switch (value) {
      case Map<?, ?> m -> m.forEach((k, v) -> assertPlain(v));
      case List<?> l -> l.forEach(ScoreSessionTest::assertPlain);
      case Double d -> assertThat(d).isFinite();
      default ->
          assertThat(value).isInstanceOfAny(String.class, Integer.class, Long.class, Boolean.class);
    }
  }
}
