// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.review.stats.EquityPoint;
import io.github.liqscape.paper.review.stats.PaperStatistics;
import io.github.liqscape.paper.review.stats.Rate;
import io.github.liqscape.paper.review.stats.TradeMeasures;
import io.github.liqscape.paper.review.stats.Variant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Did the bot trade badly? Holds every closed trade against its plan, its setup's other trades and
 * the candles.
 *
 * {@snippet :
 * PaperRecord record = PaperRecord.read(journal, nanos -> {}); // replayed and compared
 * ReviewReport report = record.review();
 * report.open().forEach(finding -> System.out.println(finding.tradeId() + finding.labels()));
 * }
 *
 * <p>What happened after an exit is read from the candles; finer candles tell more. Without candles
 * the tests that need them count nothing, and say with how many cases.
 *
 * <p>Threading: confined to the caller; the report is immutable.
 */
public final class PaperReview {

  private final List<PaperTrade> trades;
  private final Map<Instrument, CandlePath> paths = new HashMap<>();
  private List<EquityPoint> equity = List.of();
  private List<Trigger> triggers = List.of();
  private List<ReviewDecision> decisions = List.of();
  private ReviewThresholds thresholds = ReviewThresholds.DEFAULT;
  private final Map<SetupGroup, ReviewThresholds> own = new HashMap<>();
  private final Map<Instrument, Double> spreads = new HashMap<>();

  private PaperReview(List<PaperTrade> trades) {
    this.trades = trades;
  }

  /**
   * Starts a review.
   *
   * @param trades closed trades of one account and one settlement asset, in any order
   * @param candles candles of each instrument, oldest first, reaching past the last exits
   * @throws IllegalArgumentException if two trades have one id, or candles are not in order
   */
  public static PaperReview of(
      List<PaperTrade> trades, Map<Instrument, List<Candle>> candles) {
    List<PaperTrade> byClose = new ArrayList<>(trades);
    byClose.sort(
        Comparator.comparingLong(PaperTrade::exitNanos).thenComparing(PaperTrade::id));
    Set<String> ids = new HashSet<>();
    for (PaperTrade trade : byClose) {
      if (!ids.add(trade.id())) {
        throw new IllegalArgumentException("trade ids must be unique, was twice " + trade.id());
      }
    }
    PaperReview review = new PaperReview(byClose);
    candles.forEach(
        (instrument, list) -> review.paths.put(instrument, CandlePath.of(instrument, list)));
    return review;
  }

  /** Mark equity of the account, in order of time. */
  public PaperReview equity(List<EquityPoint> curve) {
    equity = List.copyOf(curve);
    return this;
  }

  /** Every trigger of the rule, whether it became an order or not. */
  public PaperReview triggers(List<Trigger> raw) {
    triggers = List.copyOf(raw);
    return this;
  }

  /** What reviewers said so far, oldest first. */
  public PaperReview decisions(List<ReviewDecision> made) {
    decisions = List.copyOf(made);
    return this;
  }

  /** Thresholds for all setups; default {@link ReviewThresholds#DEFAULT}. */
  public PaperReview thresholds(ReviewThresholds all) {
    thresholds = Objects.requireNonNull(all, "all");
    return this;
  }

  /** Thresholds of one setup. */
  public PaperReview thresholds(SetupGroup group, ReviewThresholds values) {
    own.put(group, values);
    return this;
  }

  /** Usual spread of an instrument in quote currency, &ge; 0; default one tick. */
  public PaperReview spread(Instrument instrument, double usual) {
    if (!(usual >= 0)) {
      throw new IllegalArgumentException("spread must be >= 0, was " + usual);
    }
    spreads.put(instrument, usual);
    return this;
  }

  /** The result. */
  public ReviewReport report() {
    Map<SetupGroup, List<ReviewCase>> groups = new LinkedHashMap<>();
    List<ReviewCase> cases = new ArrayList<>();
    for (PaperTrade trade : trades) {
      Instrument instrument = trade.instrument();
      ReviewCase one =
          new ReviewCase(
              trade, TradeMeasures.of(trade), SetupGroup.of(trade),
              paths.getOrDefault(instrument, CandlePath.EMPTY),
              spreads.getOrDefault(instrument, instrument.tickSize().doubleValue()));
      cases.add(one);
      groups.computeIfAbsent(one.group(), k -> new ArrayList<>()).add(one);
    }
    Map<SetupGroup, GroupSample> samples = new LinkedHashMap<>();
    groups.forEach((group, list) -> samples.put(group, sample(group, list)));
    RepeatedTriggers repeated = RepeatedTriggers.of(triggers);
    RepeatCheck repeats = new RepeatCheck(cases, repeated, thresholds);
    Map<String, List<ReviewDecision>> said = new HashMap<>();
    for (ReviewDecision decision : decisions) {
      said.computeIfAbsent(decision.tradeId(), k -> new ArrayList<>()).add(decision);
    }
    List<Finding> findings = new ArrayList<>();
    for (ReviewCase one : cases) {
      GroupSample sample = Objects.requireNonNull(samples.get(one.group()), "sample");
      new FindingMaker(one, sample, limits(one.group()))
          .finding(
              repeats.of(one.trade()), said.getOrDefault(one.trade().id(), List.of()))
          .ifPresent(findings::add);
    }
    findings.sort(
        Comparator.comparingLong(Finding::costE8).reversed().thenComparing(Finding::tradeId));
    List<SetupReview> setups = new ArrayList<>();
    samples.values().forEach(sample -> setups.add(setup(sample, findings)));
    Map<Variant, PaperStatistics> statistics = new EnumMap<>(Variant.class);
    for (Variant variant : Variant.values()) {
      statistics.put(variant, PaperStatistics.of(trades, equity, variant));
    }
    return new ReviewReport(
        trades, equity, findings, setups, labelled(findings, trades.size()),
        rates(findings, samples), repeated, statistics, thresholds);
  }

  private ReviewThresholds limits(SetupGroup group) {
    return own.getOrDefault(group, thresholds);
  }

  private GroupSample sample(SetupGroup group, List<ReviewCase> cases) {
    return new GroupSample(group, cases, limits(group));
  }

  private static SetupReview setup(GroupSample sample, List<Finding> findings) {
    List<Finding> mine = findings.stream().filter(f -> f.group().equals(sample.group)).toList();
    return new SetupReview(
        sample.group, sample.trades, sample.medianHolding, sample.tests,
        labelled(mine, sample.trades), Rate.of(sample.stoppedThenRight, sample.stops));
  }

  private static Map<Label, Rate> labelled(List<Finding> findings, int n) {
    Map<Label, Rate> rates = new EnumMap<>(Label.class);
    for (Label label : Label.values()) {
      rates.put(label, labelled(findings, n, label));
    }
    return rates;
  }

  private static Rate labelled(List<Finding> findings, int n, Label label) {
    return Rate.of((int) findings.stream().filter(f -> f.has(label)).count(), n);
  }

  private ReviewRates rates(List<Finding> findings, Map<SetupGroup, GroupSample> samples) {
    int n = trades.size();
    int stops = samples.values().stream().mapToInt(sample -> sample.stops).sum();
    int right = samples.values().stream().mapToInt(sample -> sample.stoppedThenRight).sum();
    return new ReviewRates(
        labelled(findings, n, Label.LATE_ENTRY),
        labelled(findings, n, Label.WEAK_STOP),
        Rate.of(right, stops),
        labelled(findings, n, Label.UNREALISTIC_TARGET),
        Rate.of((int) trades.stream().filter(PaperTrade::doubtful).count(), n));
  }
}
