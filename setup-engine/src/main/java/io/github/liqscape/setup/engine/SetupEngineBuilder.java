// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.setup.AccountTerms;
import io.github.liqscape.setup.PromotionJudge;
import io.github.liqscape.setup.confidence.ConfidenceModel;
import java.io.DataInput;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a setup engine needs beyond its events. Defaults: paper mode, the usual account
 * terms, the two timeframes above, no confidence model (UNCALIBRATED), no margin tiers.
 */
public final class SetupEngineBuilder {

  final Instrument instrument;
  @Nullable SetupConfig config;
  @Nullable Timeframe source;
  @Nullable MarginTiers tiers;
  ConfidenceModel model = ConfidenceModel.untrained();
  PromotionJudge judge = PromotionJudge.STAY_IN_PAPER;

  SetupEngineBuilder(Instrument instrument) {
    this.instrument = Objects.requireNonNull(instrument, "instrument");
  }

  /** The timeframe of the signal bars, everything else as usual. */
  public SetupEngineBuilder timeframe(Timeframe timeframe) {
    return config(SetupConfig.of(timeframe));
  }

  /** The whole rule. */
  public SetupEngineBuilder config(SetupConfig rule) {
    config = Objects.requireNonNull(rule, "config");
    return this;
  }

  /** What plans are sized for. Call it after the timeframe. */
  public SetupEngineBuilder terms(AccountTerms terms) {
    SetupConfig c = required();
    return config(
        new SetupConfig(
            c.timeframe(), c.higher(), c.policy(), terms, c.roundNumbers(), c.halfExit(),
            c.zoneLiquidityShare(), c.paperRule()));
  }

  /** When gates that need evidence block. Call it after the timeframe. */
  public SetupEngineBuilder policy(SetupPolicy policy) {
    SetupConfig c = required();
    return config(
        new SetupConfig(
            c.timeframe(), c.higher(), policy, c.terms(), c.roundNumbers(), c.halfExit(),
            c.zoneLiquidityShare(), c.paperRule()));
  }

  /** Larger timeframes of the alignment; may be empty. Call it after the timeframe. */
  public SetupEngineBuilder higher(List<Timeframe> timeframes) {
    SetupConfig c = required();
    return config(
        new SetupConfig(
            c.timeframe(), timeframes, c.policy(), c.terms(), c.roundNumbers(), c.halfExit(),
            c.zoneLiquidityShare(), c.paperRule()));
  }

  /** Takes candles of this smaller timeframe and builds its own from them. */
  public SetupEngineBuilder candlesOf(Timeframe smaller) {
    source = Objects.requireNonNull(smaller, "smaller");
    return this;
  }

  /**
   * The venue's margin tiers. Without them half of a position's margin is taken as maintenance
   * margin, which is more than any venue asks at the usual leverage.
   */
  public SetupEngineBuilder tiers(MarginTiers marginTiers) {
    tiers = Objects.requireNonNull(marginTiers, "tiers");
    return this;
  }

  /** A fitted confidence model. */
  public SetupEngineBuilder confidence(ConfidenceModel fitted) {
    model = Objects.requireNonNull(fitted, "confidence");
    return this;
  }

  /** Who says whether the rule may leave paper mode. */
  public SetupEngineBuilder promotion(PromotionJudge promotionJudge) {
    judge = Objects.requireNonNull(promotionJudge, "promotion");
    return this;
  }

  /**
   * The engine.
   *
   * @throws IllegalArgumentException if no timeframe was given
   */
  public SetupEngine build() {
    return new CandleSetupEngine(this);
  }

  /**
   * An engine that continues where a saved one stopped. Instrument and rule must be those of the
   * saved one.
   *
   * @throws IOException if the input fails or is not such a state, with the reason
   */
  public SetupEngine restore(DataInput in) throws IOException {
    return CandleSetupEngine.restore(this, in);
  }

  SetupConfig required() {
    SetupConfig c = config;
    if (c == null) {
      throw new IllegalArgumentException("a setup engine needs a timeframe: .timeframe(H1)");
    }
    return c;
  }
}
