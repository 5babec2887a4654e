// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.study;

import io.github.liqscape.setup.confidence.ConfidenceModel;
import io.github.liqscape.setup.confidence.DiagramTheme;
import io.github.liqscape.setup.confidence.ModelCard;
import io.github.liqscape.setup.confidence.OutOfFold;
import io.github.liqscape.setup.confidence.ReliabilityDiagram;
import io.github.liqscape.setup.confidence.Sample;
import io.github.liqscape.setup.confidence.TrainedConfidence;
import io.github.liqscape.setup.confidence.UncalibratedReason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a study found. Immutable.
 *
 * @param data what the markets are
 * @param markets one a market
 * @param rows one a kind and side, in the order of the decision table
 * @param kinds one a kind
 * @param material trades that the engine would open: without a calibrated model those of a score
 *     from 0.60 on
 * @param all every trade
 * @param rawScores what the out-of-fold scores were worth before calibration; empty without any
 * @param confidence the fit and its out-of-fold predictions
 * @param trades every BUY and SELL with its label
 * @param costModel id of the fill and cost rules
 * @param trials that the deflated Sharpe ratio reckons with
 * @param seed of the bootstraps
 */
public record StudyReport(
    String data,
    List<MarketResult> markets,
    List<RowResult> rows,
    List<RowResult> kinds,
    RowResult material,
    RowResult all,
    Optional<ScoreMetrics> rawScores,
    TrainedConfidence confidence,
    List<StudyTrade> trades,
    String costModel,
    int trials,
    long seed) {

  /** From so many out-of-fold predictions an expected calibration error says something. */
  public static final int ECE_SAMPLES = 5_000;

  /** Expected calibration error that counts as calibrated. */
  public static final double ECE_GOAL = 0.03;

  private static final int CAPTION_CHARACTERS = 100;
  private static final int CAPTION_LINES = 2;
  private static final Pattern SPACE = Pattern.compile(" ");

  /** What holds for a whole fit, not for one setup. */
  private static final Set<UncalibratedReason> OF_THE_FIT =
      EnumSet.of(
          UncalibratedReason.UNTRAINED, UncalibratedReason.FEW_SAMPLES,
          UncalibratedReason.NO_SIGNAL, UncalibratedReason.NO_SKILL);

  public StudyReport {
    markets = List.copyOf(markets);
    rows = List.copyOf(rows);
    kinds = List.copyOf(kinds);
    trades = List.copyOf(trades);
  }

  /** The fitted model. */
  public ConfidenceModel model() {
    return confidence.model();
  }

  /** What the fit was made of; empty without a closed trade. */
  public Optional<ModelCard> card() {
    return model().card();
  }

  /** Why no probability of the fit may be believed; empty if they may. */
  public List<UncalibratedReason> uncalibrated() {
    Optional<Sample> any =
        trades.stream().map(StudyTrade::sample).flatMap(Optional::stream).findFirst();
    if (any.isEmpty()) {
      return List.of(UncalibratedReason.UNTRAINED);
    }
    Sample s = any.get();
    return model()
        .assess(s.kind(), s.timeframe(), s.features().toArray(), 1, s.startNanos())
        .reasons()
        .stream()
        .filter(OF_THE_FIT::contains)
        .toList();
  }

  /** {@code CALIBRATED}, or {@code UNCALIBRATED} with the reasons. */
  public String verdict() {
    List<UncalibratedReason> reasons = uncalibrated();
    return reasons.isEmpty() ? "CALIBRATED" : "UNCALIBRATED " + reasons;
  }

  /** Whether the calibration error may be quoted as met: small, of enough samples, with skill. */
  public boolean meetsEceGoal() {
    return card()
        .map(
            c ->
                c.evaluated() >= ECE_SAMPLES
                    && c.debiasedEce() <= ECE_GOAL
                    && c.brierSkill().isAboveZero())
        .orElse(false);
  }

  /** Part of all bars that waited; NaN without bars. */
  public double waitShare() {
    double bars = 0;
    double trading = 0;
    for (MarketResult market : markets) {
      bars += market.bars();
      trading += market.trades();
    }
    return 1 - trading / bars;
  }

  /** The reliability diagram of the out-of-fold predictions as a PNG; empty if there are none. */
  public Optional<byte[]> reliabilityPng(DiagramTheme theme) {
    Optional<OutOfFold> shown = confidence.calibrated().or(confidence::scores);
    return shown.map(
        predictions -> {
          List<String> captions = new ArrayList<>(lines(data));
          captions.add(
              confidence.calibrated().isPresent()
                  ? "out of sample: purged walk-forward, the calibrator saw earlier blocks only"
                  : "out of sample: purged walk-forward, raw scores, no calibrator");
          return new ReliabilityDiagram("Setup confidence: " + verdict(), captions, theme)
              .png(predictions.predictions());
        });
  }

  /** At most two lines that fit under a diagram; what is longer ends in dots. */
  private static List<String> lines(String words) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : SPACE.split(words, -1)) {
      boolean full = line.length() + word.length() >= CAPTION_CHARACTERS;
      if (full && lines.size() == CAPTION_LINES - 1) {
        line.append(" …");
        break;
      }
      if (full && line.length() > 0) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** The report as a table for a console. */
  public String text() {
    return StudyText.of(this);
  }

  /** The report for machines. */
  public String toJson() {
    return StudyJson.of(this);
  }
}
