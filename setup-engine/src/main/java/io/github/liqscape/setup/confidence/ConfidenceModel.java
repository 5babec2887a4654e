// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a decision asks how sure it is: score, calibration, interval, and whether any of it may be
 * believed. Made by {@link ConfidenceTraining}, kept as a JSON file, or {@link #untrained()}.
 *
 * <p>It is UNCALIBRATED, with bounds 0 and 1, whenever one of {@link UncalibratedReason} holds. The
 * probability is then the model's estimate all the same, except where the row cannot be scored
 * (untrained, schema or weights differ) or the score says nothing (no signal): there it is the
 * shrunk prior of the wins seen, or 1/(1 + R) if none were.
 *
 * <p>Threading: immutable, any thread.
 */
public final class ConfidenceModel {

  /** A fit older than this is flagged as stale. */
  public static final int STALE_DAYS = 90;

  /** A fit older than this is not believed. */
  public static final int EXPIRED_DAYS = 365;

  private static final String FORMAT = "liqscape-confidence";
  private static final int VERSION = 1;
  private static final long DAY_NANOS = 86_400L * 1_000_000_000L;
  private static final List<UncalibratedReason> REASONS = List.of(UncalibratedReason.values());
  private static final int UNSCORABLE =
      bit(UncalibratedReason.SCHEMA_DIFFERS, true) | bit(UncalibratedReason.WEIGHTS_DIFFER, true);
  private static final ConfidenceModel UNTRAINED =
      new ConfidenceModel(null, bit(UncalibratedReason.UNTRAINED, true));

  private final @Nullable ConfidenceFit fit;
  private final int always;
  private final List<UncalibratedReason> alwaysListed;
  private final Map<String, KindResult> kinds;
  private final Set<String> timeframes;
  private final ShrunkPrior prior;

  private ConfidenceModel(@Nullable ConfidenceFit fit, int always) {
    this.fit = fit;
    this.always = always;
    this.alwaysListed = list(always);
    if (fit == null) {
      kinds = Map.of();
      timeframes = Set.of();
      prior = ShrunkPrior.UNTRAINED;
    } else {
      kinds =
          fit.kinds().stream().collect(Collectors.toMap(KindResult::kind, Function.identity()));
      timeframes = Set.copyOf(fit.timeframes());
      double samples = fit.card().effectiveSamples();
      prior = new ShrunkPrior(Math.min(samples, fit.card().baseRate() * samples), samples);
    }
  }

  /** What is wrong with a fit whatever the row, one bit a reason. */
  private static int always(ConfidenceFit fit, FitTerms asked) {
    ModelCard card = fit.card();
    FitTerms terms = fit.terms();
    boolean few =
        card.outOfFoldEffective() < ConfidenceFit.MIN_EFFECTIVE
            || fit.calibrator() instanceof ShrunkPrior;
    return bit(UncalibratedReason.SCHEMA_DIFFERS, !asked.schema().equals(terms.schema()))
        | bit(
            UncalibratedReason.WEIGHTS_DIFFER,
            !fit.calibratedFor().equals(fit.logistic().hash()))
        | bit(
            UncalibratedReason.COST_MODEL_DIFFERS, !asked.costModel().equals(terms.costModel()))
        | bit(
            UncalibratedReason.HORIZON_DIFFERS,
            asked.labelHorizonBars() != terms.labelHorizonBars())
        | bit(UncalibratedReason.FEW_SAMPLES, few)
        | bit(UncalibratedReason.NO_SIGNAL, !fit.signal())
        | bit(UncalibratedReason.NO_SKILL, !card.brierSkill().isAboveZero());
  }

  static ConfidenceModel of(ConfidenceFit fit) {
    return new ConfidenceModel(fit, always(fit, fit.terms()));
  }

  /** Knows nothing: probability 1/(1 + R), bounds 0 and 1, UNCALIBRATED. */
  public static ConfidenceModel untrained() {
    return UNTRAINED;
  }

  /**
   * The same fit, asked under these terms. Call it once with the terms of the program that asks: a
   * model that differs in schema, cost model or horizon is then UNCALIBRATED. Without it the terms
   * of the fit are taken for granted.
   */
  public ConfidenceModel under(FitTerms terms) {
    return fit == null ? this : new ConfidenceModel(fit, always(fit, terms));
  }

  /** Whether there is a fit at all. */
  public boolean isTrained() {
    return fit != null;
  }

  /** What the fit was made of. */
  public Optional<ModelCard> card() {
    return Optional.ofNullable(fit).map(ConfidenceFit::card);
  }

  /** The terms of the fit. */
  public Optional<FitTerms> terms() {
    return Optional.ofNullable(fit).map(ConfidenceFit::terms);
  }

  /** The logistic model of the fit. */
  public Optional<LogisticModel> logistic() {
    return Optional.ofNullable(fit).map(ConfidenceFit::logistic);
  }

  /** The calibrator of the fit. */
  public Optional<Calibrator> calibrator() {
    return Optional.ofNullable(fit).map(ConfidenceFit::calibrator);
  }

  /** What each kind gave in training, by name. */
  public List<KindResult> kinds() {
    return fit == null ? List.of() : fit.kinds();
  }

  /**
   * Judges one setup.
   *
   * @param kind the setup's kind
   * @param timeframe code of the timeframe
   * @param features the row, in the schema's order; another length counts as another schema
   * @param rewardRisk planned R, {@code > 0}
   * @param eventNanos event time of the decision, epoch nanoseconds
   * @throws IllegalArgumentException if rewardRisk is not above 0
   */
  public ConfidenceAssessment assess(
      String kind, String timeframe, double[] features, double rewardRisk, long eventNanos) {
    if (!(rewardRisk > 0 && rewardRisk < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("rewardRisk must be > 0, was " + rewardRisk);
    }
    ConfidenceFit known = fit;
    if (known == null) {
      return unscored(always, false, rewardRisk, rewardRisk, 1);
    }
    long age = eventNanos - known.card().lastNanos();
    int reasons = always | bit(UncalibratedReason.FIT_FROM_FUTURE, age < 0);
    reasons |= bit(UncalibratedReason.FIT_EXPIRED, age > EXPIRED_DAYS * DAY_NANOS);
    boolean stale = age > STALE_DAYS * DAY_NANOS;
    KindResult result = kinds.get(kind);
    reasons |= bit(UncalibratedReason.KIND_NOT_FITTED, result == null);
    reasons |= bit(UncalibratedReason.TIMEFRAME_NOT_FITTED, !timeframes.contains(timeframe));
    reasons |= bit(
        UncalibratedReason.SCHEMA_DIFFERS, features.length != known.logistic().schema().size());
    double win = result == null ? Double.NaN : result.meanWin();
    double loss = result == null ? Double.NaN : result.meanLoss();
    double meanWin = Double.isNaN(win) ? rewardRisk : win;
    double meanLoss = Double.isNaN(loss) ? 1 : loss;
    if ((reasons & UNSCORABLE) != 0) {
      return unscored(reasons, stale, rewardRisk, meanWin, meanLoss);
    }
    return scored(known, features, reasons, stale, rewardRisk, meanWin, meanLoss);
  }

  private ConfidenceAssessment scored(
      ConfidenceFit known,
      double[] features,
      int reasonsSoFar,
      boolean stale,
      double rewardRisk,
      double meanWin,
      double meanLoss) {
    double[] row = known.logistic().standardisation().apply(features);
    double raw = known.logistic().probabilityOfStandardised(row);
    double dissimilarity = known.distribution().of(row);
    int reasons =
        reasonsSoFar | bit(UncalibratedReason.OUT_OF_DISTRIBUTION, !(dissimilarity <= 1));
    Calibrator calibrator = known.signal() ? known.calibrator() : prior;
    double probability = calibrator.probability(raw, rewardRisk);
    boolean calibrated = reasons == 0;
    double near = calibrated ? known.bins().effectiveAt(probability) : 0;
    WilsonInterval interval = WilsonInterval.of(probability, near, WilsonInterval.Z_90);
    return new ConfidenceAssessment(
        probability,
        interval.lower(),
        interval.upper(),
        known.card().samples(),
        known.card().effectiveSamples(),
        near,
        calibrated,
        list(reasons),
        stale,
        raw,
        dissimilarity,
        meanWin,
        meanLoss);
  }

  private ConfidenceAssessment unscored(
      int reasons, boolean stale, double rewardRisk, double meanWin, double meanLoss) {
    ModelCard card = fit == null ? null : fit.card();
    return new ConfidenceAssessment(
        prior.probability(Double.NaN, rewardRisk),
        0,
        1,
        card == null ? 0 : card.samples(),
        card == null ? 0 : card.effectiveSamples(),
        0,
        false,
        reasons == always ? alwaysListed : list(reasons),
        stale,
        Double.NaN,
        Double.NaN,
        meanWin,
        meanLoss);
  }

  private static int bit(UncalibratedReason reason, boolean holds) {
    return holds ? 1 << reason.ordinal() : 0;
  }

  private static List<UncalibratedReason> list(int reasons) {
    if (reasons == 0) {
      return List.of();
    }
    List<UncalibratedReason> list = new ArrayList<>(4);
    for (UncalibratedReason reason : REASONS) {
      if ((reasons & 1 << reason.ordinal()) != 0) {
        list.add(reason);
      }
    }
    return List.copyOf(list);
  }

  /** The model as JSON; {@link #fromJson} gives back a model that answers with the same bits. */
  public String toJson() {
    ObjectNode node = ModelJson.object();
    node.put("format", FORMAT);
    node.put("version", VERSION);
    node.put("trained", fit != null);
    if (fit != null) {
      fit.write(node);
    }
    return ModelJson.write(node);
  }

  /**
   * Reads {@link #toJson}. The terms are those of the fit; see {@link #under}.
   *
   * @throws ModelFormatException if the text is anything else: no JSON, another format or version,
   *     a field missing, unknown, twice there or out of its range
   */
  public static ConfidenceModel fromJson(String text) {
    ModelJson json = ModelJson.read(text);
    json.require(FORMAT.equals(json.text("format")), "format", "must be \"" + FORMAT + '"');
    json.whole("version", VERSION, VERSION);
    if (!json.flag("trained")) {
      json.done();
      return UNTRAINED;
    }
    ConfidenceFit fit = ConfidenceFit.of(json);
    json.done();
    return of(fit);
  }
}
