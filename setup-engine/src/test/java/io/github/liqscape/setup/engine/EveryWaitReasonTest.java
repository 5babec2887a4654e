// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.setup.AccountTerms;
import io.github.liqscape.setup.Decision;
import io.github.liqscape.setup.Feature;
import io.github.liqscape.setup.Gate;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.SetupReason;
import io.github.liqscape.setup.WaitReason;
import io.github.liqscape.setup.ZoneState;
import io.github.liqscape.setup.confidence.ConfidenceModel;
import io.github.liqscape.setup.confidence.ConfidenceTraining;
import io.github.liqscape.setup.confidence.FeatureRow;
import io.github.liqscape.setup.confidence.FitTerms;
import io.github.liqscape.setup.confidence.Sample;
import io.github.liqscape.setup.confidence.TrainingRules;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The catalogue of reasons is closed, and each one can be met. ADVISOR_VETO is the advisor's. */
class EveryWaitReasonTest {

  private static final long BAR = Script.TIMEFRAME.nanos();

  private static Set<WaitReason> codes(Setup setup) {
    Set<WaitReason> codes = EnumSet.noneOf(WaitReason.class);
    for (SetupReason reason : setup.reasons()) {
      if (reason instanceof SetupReason.Missing missing) {
        codes.add(missing.code());
      }
    }
    return codes;
  }

  private static Set<WaitReason> codes(List<Setup> setups) {
    Set<WaitReason> codes = EnumSet.noneOf(WaitReason.class);
    setups.forEach(setup -> codes.addAll(codes(setup)));
    return codes;
  }

  @Test
  void random_and_scripted_markets_meet_most_reasons() {
    Set<WaitReason> met = EnumSet.noneOf(WaitReason.class);
    for (int seed = 0; seed < 12; seed++) {
      WildMarket market = new WildMarket(seed);
      SetupEngine engine = SetupEngine.of(Script.INSTRUMENT, Script.TIMEFRAME);
      met.addAll(codes(Run.all(engine, market.candles, market.zones())));
    }
    assertThat(met)
        .contains(
            WaitReason.WARMUP, WaitReason.NO_ZONE, WaitReason.CLUSTER_FAR,
            WaitReason.CLUSTER_AT_LEVEL_UNCONFIRMED, WaitReason.CLUSTER_IS_NOT_SUPPORT,
            WaitReason.NO_STRUCTURE, WaitReason.SQUEEZE_NOT_SUPPORTED, WaitReason.RANGE_MIDDLE,
            WaitReason.HEATMAP_CONFLICT, WaitReason.BREAK_FAILED, WaitReason.EXTENDED,
            WaitReason.MOMENTUM_AGAINST, WaitReason.VOLATILITY_EXTREME, WaitReason.STOP_UNCLEAR,
            WaitReason.STOP_TOO_WIDE, WaitReason.STOP_TOO_TIGHT, WaitReason.NO_TARGET,
            WaitReason.RR_TOO_LOW, WaitReason.COOLDOWN);
  }

  private static Set<WaitReason> squeezeWith(SetupEngineBuilder builder) {
    Scene scene = Scene.squeeze(false, 506);
    return codes(Run.all(builder.build(), scene.candles(), scene.zones).get(258));
  }

  private static SetupEngineBuilder builder() {
    return SetupEngine.builder(Script.INSTRUMENT).timeframe(Script.TIMEFRAME);
  }

  @Test
  void terms_of_the_account_give_their_reasons() {
    assertThat(squeezeWith(builder().terms(new AccountTerms(10_000, .005, .002, .01, 5, 5))))
        .contains(WaitReason.COST_TOO_HIGH);
    assertThat(squeezeWith(builder().terms(new AccountTerms(5, .005, .0002, .0005, 5, 5))))
        .contains(WaitReason.SIZE_INVALID);
    assertThat(squeezeWith(builder().terms(new AccountTerms(10_000, .1, .0002, .0005, 1, 5))))
        .contains(WaitReason.LEVERAGE_NEEDED);
    assertThat(squeezeWith(builder().terms(new AccountTerms(10_000, .005, .0002, .0005, 90, 5))))
        .contains(WaitReason.LIQ_BEFORE_STOP);
  }

  @Test
  void an_old_profile_is_stale_data() {
    Scene scene = Scene.squeeze(false, 506);
    SetupEngine engine = SetupEngine.of(Script.INSTRUMENT, Script.TIMEFRAME);
    LiquidationProfile old = scene.zones.profile(Script.START, 470);
    Setup last = null;
    for (Candle candle : scene.candles()) {
      last = engine.apply(Run.event(Script.INSTRUMENT, candle), () -> old).orElseThrow();
    }
    assertThat(last).isNotNull();
    assertThat(codes(List.of(Objects.requireNonNull(last))))
        .contains(WaitReason.STALE_DATA);
  }

  @Test
  void higher_timeframes_that_fall_forbid_a_buy() {
    SetupContext context = contextOf(Scene.squeeze(false, 506));
    Setup setup = evaluate(context, chart(context, -1, context.chart.swingTrend()), true);
    assertThat(codes(setup)).contains(WaitReason.HTF_CONFLICT);
  }

  @Test
  void a_forming_bar_is_never_decided_on() {
    SetupContext context = contextOf(Scene.squeeze(false, 506));
    assertThat(evaluate(context, context.chart, true).decision()).isEqualTo(Decision.BUY);
    assertThat(codes(evaluate(context, context.chart, false)))
        .containsExactly(WaitReason.BAR_NOT_CLOSED);
  }

  @Test
  void a_stop_among_other_peoples_stops_is_refused() {
    SetupContext context = contextOf(Scene.squeeze(false, 506));
    Marks marks = context.chart.marks();
    // Pools in so short a distance that three moves do not lead out of them.
    for (int i = 0; i < 40; i++) {
      double price = 495 - 0.4 * i;
      marks.add(Mark.POOL_LOW, 1_000 + i, price, price, false);
    }
    assertThat(codes(evaluate(context, context.chart, true))).contains(WaitReason.STOP_IN_CROWD);
  }

  @Test
  void a_buy_and_a_sell_at_once_are_ambiguous() {
    SetupContext base = contextOf(Scene.squeeze(false, 506));
    int now = base.bar.index();
    Marks marks = new Marks(1, new MarkTags());
    marks.add(Mark.LEVEL, 1, 500.4, 500.6, false);
    MemoryZone[] zones = {
      zone(
          "through", PositionSide.SHORT, 499, 499.5, ZoneState.CONSUMED, now - 2, now - 1, -1,
          501),
      zone("left", PositionSide.SHORT, 500.5, 501, ZoneState.TESTED, now - 8, -1, now - 3, 502),
      zone("above", PositionSide.SHORT, 509, 510, ZoneState.UNTESTED, -1, -1, -1, Double.NaN),
      zone("below", PositionSide.LONG, 492, 493, ZoneState.UNTESTED, -1, -1, -1, Double.NaN)
    };
    SetupContext.Chart chart =
        new SetupContext.Chart(
            1, 0, 0, 8, 3, 0.5, 0, null, null, 503, 497, 501, 498, marks, Double.NaN);
    SetupContext both =
        new SetupContext(
            base.config, base.instrument, null,
            new SetupContext.Bar(
                now, base.bar.openNanos(), base.bar.closeNanos(), 500, 2, true),
            base.data, chart, NearZones.of(zones, Double.NaN, now), base.features,
            base.knownAtNanos, new RecentTrade[0], false, base.ruleVersion);
    assertThat(codes(SetupEvaluation.of(both, ConfidenceModel.untrained())))
        .containsExactly(WaitReason.AMBIGUOUS);
  }

  @Test
  void what_the_fit_has_never_seen_is_out_of_distribution() {
    SetupEngineBuilder strict =
        builder().policy(SetupPolicy.STRICT).confidence(fitted());
    Scene scene = Scene.squeeze(false, 506);
    Setup setup = Run.all(strict.build(), scene.candles(), scene.zones).get(258);
    assertThat(setup.facts().gates().get(Gate.IN_DISTRIBUTION.ordinal()).value())
        .isGreaterThan(1);
    assertThat(codes(setup)).contains(WaitReason.OUT_OF_DISTRIBUTION);
  }

  /** Fitted on rows that have nothing to do with any market. */
  private static ConfidenceModel fitted() {
    Random random = new Random(1);
    List<Sample> samples = new ArrayList<>();
    int features = Feature.values().length;
    for (int i = 0; i < 400; i++) {
      double[] row = new double[features];
      for (int f = 0; f < features; f++) {
        row[f] = 1e-3 * random.nextGaussian();
      }
      long start = Script.START - (500L - i) * 100 * BAR;
      samples.add(
          new Sample(
              "S", "SQUEEZE_CONTINUATION", "5m", start, start + 20 * BAR, FeatureRow.of(row),
              row[0] + 1e-3 * random.nextGaussian() > 0, 1, random.nextDouble() - 0.5));
    }
    FitTerms terms = new FitTerms(ModelRow.schema(), "paper-1", 48);
    return new ConfidenceTraining(terms, TrainingRules.of(48 * BAR, 7))
        .train(samples, "made up").model();
  }

  private static MemoryZone zone(
      String id, PositionSide side, double low, double high, ZoneState state, int touched,
      int consumed, int reclaimed, double extreme) {
    return new MemoryZone(
        id, side, low, high, 92, 1e9, false, Script.START, Script.START, state,
        touched < 0 ? 0 : 1, touched, touched < 0 ? Long.MIN_VALUE : Script.START, consumed,
        reclaimed, extreme, touched);
  }

  private static SetupContext contextOf(Scene scene) {
    SetupEngine engine = SetupEngine.of(Script.INSTRUMENT, Script.TIMEFRAME);
    for (int i = 0; i <= 258; i++) {
      var unused = Run.one(engine, scene.candles().get(i), scene.zones);
    }
    return engine.context().orElseThrow();
  }

  private static SetupContext.Chart chart(SetupContext c, double alignment, int trend) {
    SetupContext.Chart v = c.chart;
    return new SetupContext.Chart(
        trend, v.internalBias(), alignment, v.swingPivots(), v.events(), v.rangePosition(),
        v.momentum(), v.swing(), v.internal(), v.swingHigh(), v.swingLow(), v.internalHigh(),
        v.internalLow(), v.marks(), v.roundStep());
  }

  private static Setup evaluate(SetupContext c, SetupContext.Chart chart, boolean closed) {
    SetupContext.Bar bar =
        new SetupContext.Bar(
            c.bar.index(), c.bar.openNanos(), c.bar.closeNanos(), c.bar.close(), c.bar.atr(),
            closed);
    return SetupEvaluation.of(
        new SetupContext(
            c.config, c.instrument, c.tiers, bar, c.data, chart, c.map, c.features,
            c.knownAtNanos, c.recent, c.readyForLive, c.ruleVersion),
        ConfidenceModel.untrained());
  }
}
