// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.study;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.setup.SetupConstants;
import io.github.liqscape.setup.SetupKind;
import io.github.liqscape.setup.confidence.ConfidenceTraining;
import io.github.liqscape.setup.confidence.FitTerms;
import io.github.liqscape.setup.confidence.Sample;
import io.github.liqscape.setup.confidence.TrainedConfidence;
import io.github.liqscape.setup.confidence.TrainingRules;
import io.github.liqscape.setup.confidence.UniquenessWeights;
import io.github.liqscape.setup.confidence.WeekBootstrap;
import io.github.liqscape.setup.engine.ModelRow;
import io.github.liqscape.setup.engine.SetupConfig;
import io.github.liqscape.setup.engine.SetupPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs the setup engine over recorded markets as if live, labels every BUY and SELL, fits the
 * confidence by purged walk-forward and reports what it all was worth.
 *
 * <p>Decisions are those of an untrained engine in paper mode, so that every sample is seen; no
 * future of a market reaches them. The same markets, rule and seed give the same report.
 *
 * @param rule of a timeframe; must be in paper mode
 * @param costs that labels reckon with
 * @param seed of the bootstraps
 * @param trials variants of the rule that were tried on such data, this one included, {@code >= 1};
 *     each kind and side counts as a trial of each
 */
public record SetupStudy(
    Function<Timeframe, SetupConfig> rule, LabelCosts costs, long seed, int trials) {

  private static final int DRAWS = 2_000;

  public SetupStudy {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(costs, "costs");
    if (trials < 1) {
      throw new IllegalArgumentException("trials must be >= 1, was " + trials);
    }
  }

  /** The usual rule at the usual costs, tried once. */
  public static SetupStudy of(long seed) {
    return new SetupStudy(SetupConfig::of, LabelCosts.DEFAULT, seed, 1);
  }

  /** The terms under which models of this study hold. */
  public FitTerms terms() {
    return new FitTerms(ModelRow.schema(), costs.id(), SetupConstants.TIME_STOP_BARS);
  }

  /**
   * Runs it, one market after the other.
   *
   * @param data what the markets are, for the report and the model card
   * @throws IllegalArgumentException without markets, or if the rule is not in paper mode
   */
  public StudyReport run(String data, List<StudyMarket> markets, StudyProgress progress) {
    List<StudiedMarket> studied = new ArrayList<>();
    for (StudyMarket market : markets) {
      studied.add(study(market, progress));
    }
    return report(data, studied);
  }

  /**
   * Studies one market. Markets know nothing of each other, so they may be studied anywhere and at
   * once.
   *
   * @throws IllegalArgumentException if the rule is not in paper mode
   */
  public StudiedMarket study(StudyMarket market, StudyProgress progress) {
    SetupConfig config = rule.apply(market.timeframe());
    if (config.policy() != SetupPolicy.PAPER) {
      throw new IllegalArgumentException(
          "a study needs a rule in paper mode, was " + config.policy());
    }
    MarketRun run = new MarketRun(market, config, costs);
    run.run(progress);
    return new StudiedMarket(run.result(), run.labelled());
  }

  /**
   * Fits and reports.
   *
   * @param data what the markets are, for the report and the model card
   * @param studied all markets; their order is that of the report
   * @throws IllegalArgumentException without markets
   */
  public StudyReport report(String data, List<StudiedMarket> studied) {
    if (studied.isEmpty()) {
      throw new IllegalArgumentException("a study needs a market");
    }
    List<MarketResult> results = studied.stream().map(StudiedMarket::result).toList();
    List<StudyTrade> trades = studied.stream().flatMap(m -> m.trades().stream()).toList();
    long embargo = 0;
    for (MarketResult result : results) {
      embargo =
          Math.max(embargo, SetupConstants.TIME_STOP_BARS * result.timeframe().nanos());
    }
    return report(data, results, trades, train(data, trades, embargo));
  }

  private TrainedConfidence train(String data, List<StudyTrade> trades, long embargo) {
    List<Sample> samples =
        trades.stream().map(StudyTrade::sample).flatMap(Optional::stream).toList();
    return new ConfidenceTraining(terms(), TrainingRules.of(embargo, seed))
        .train(UniquenessWeights.weigh(samples), data);
  }

  private StudyReport report(
      String data, List<MarketResult> results, List<StudyTrade> trades, TrainedConfidence trained) {
    WeekBootstrap bootstrap = new WeekBootstrap(DRAWS, seed);
    List<RowResult> rows = new ArrayList<>();
    List<RowResult> kinds = new ArrayList<>();
    for (SetupKind kind : SetupKind.values()) {
      List<StudyTrade> ofKind = trades.stream().filter(t -> t.setup().kind() == kind).toList();
      kinds.add(RowResult.of(kind.name(), ofKind, bootstrap));
      for (OrderSide side : OrderSide.values()) {
        List<StudyTrade> ofSide = ofKind.stream().filter(t -> t.setup().side() == side).toList();
        rows.add(RowResult.of(kind.name() + " " + side, ofSide, bootstrap));
      }
    }
    List<StudyTrade> material = trades.stream().filter(t -> t.setup().material()).toList();
    List<Double> sharpes =
        rows.stream()
            .filter(k -> k.closed() >= RowResult.MIN_FOR_SHARPE)
            .map(k -> k.moments().sharpe())
            .toList();
    int all = trials * rows.size();
    double variance = variance(sharpes);
    return new StudyReport(
        data, results, rows.stream().map(r -> r.deflated(all, variance)).toList(),
        kinds.stream().map(k -> k.deflated(all, variance)).toList(),
        RowResult.of("material", material, bootstrap).deflated(all, variance),
        RowResult.of("all", trades, bootstrap).deflated(all, variance),
        trained.scores().map(scores -> ScoreMetrics.of(scores, bootstrap)), trained, trades,
        costs.id(), all, seed);
  }

  private static double variance(List<Double> values) {
    double mean = values.stream().mapToDouble(v -> v).average().orElse(0);
    double sum = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    return values.size() < 2 ? 0 : sum / (values.size() - 1);
  }
}
