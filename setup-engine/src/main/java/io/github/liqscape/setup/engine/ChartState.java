// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.indicator.Adx;
import io.github.liqscape.indicator.Atr;
import io.github.liqscape.indicator.BollingerBands;
import io.github.liqscape.indicator.Ema;
import io.github.liqscape.indicator.Indicator;
import io.github.liqscape.indicator.Macd;
import io.github.liqscape.indicator.RelativeVolume;
import io.github.liqscape.indicator.Rsi;
import io.github.liqscape.indicator.Vwap;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.setup.SetupConstants;
import io.github.liqscape.setup.UserLevel;
import io.github.liqscape.setup.structure.HigherTrends;
import io.github.liqscape.setup.structure.MarketStructure;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * What the engine carries from bar to bar of one chart: indicators, structure and the timeframes
 * above. Updated by closed candles only.
 *
 * <p>Threading: single writer.
 */
final class ChartState {

  static final int GAP_BARS = 200;
  private static final int RANK_BARS = 500;
  private static final int SLOPE_BARS = 5;
  private static final double RSI_DEAD_BAND = 5;
  private static final double EMA_DEAD_BAND = 0.1;

  /** In a flat market the histogram is what rounding leaves, whose sign means nothing. */
  private static final double NOISE = 1e-12;

  final Rsi rsi = Rsi.of(14);
  final Macd macd = Macd.usual();
  final Adx adx = Adx.of(14);
  final Ema fast = Ema.of(20);
  final Ema slow = Ema.of(50);
  final BollingerBands bands = BollingerBands.usual();
  final Vwap vwap;
  final Gaps gaps = new Gaps(GAP_BARS);
  private final Rank rank = new Rank(RANK_BARS);
  private final double[] fastBefore = new double[SLOPE_BARS + 1];
  private final List<Indicator> indicators;
  private final Timeframe timeframe;
  private final List<Timeframe> higher;
  private final Atr range = Atr.of(SetupConstants.ATR_PERIODS);
  private final RelativeVolume volume = RelativeVolume.of(RelativeVolume.USUAL_PERIODS);
  private MarketStructure structure;
  private HigherTrends trends;
  private double volatilityRank = Double.NaN;
  private int bars;
  private long seriesStartNanos = Long.MIN_VALUE;
  private long lastOpenNanos = Long.MIN_VALUE;

  ChartState(Instrument instrument, SetupConfig config) {
    this.timeframe = config.timeframe();
    this.vwap =
        timeframe.nanos() < Timeframe.D1.nanos()
            ? Vwap.daily()
            : timeframe == Timeframe.D1 ? Vwap.weekly() : Vwap.sinceAnchor();
    this.higher = config.higher();
    this.structure = MarketStructure.of(instrument, timeframe);
    this.trends = HigherTrends.of(timeframe, higher);
    this.indicators = List.of(rsi, macd, adx, fast, slow, bands, vwap, range, volume);
    Arrays.fill(fastBefore, Double.NaN);
  }

  /**
   * A closed candle, later than the one before.
   *
   * @param missingParts smaller candles that it lacks: a gap, too
   */
  void close(Candle candle, int missingParts) {
    if (bars == 0) {
      seriesStartNanos = candle.openNanos();
      gaps.add(missingParts);
    } else {
      gaps.add((candle.openNanos() - lastOpenNanos) / timeframe.nanos() - 1 + missingParts);
    }
    lastOpenNanos = candle.openNanos();
    for (Indicator indicator : indicators) {
      indicator.update(candle);
    }
    fastBefore[bars % fastBefore.length] = fast.value();
    structure.update(
        candle.openNanos(), candle.open(), candle.high(), candle.low(), candle.close(),
        volume.value(), range.value());
    trends.update(candle);
    volatilityRank = rank.add(atr());
    bars++;
  }

  /** Structure of the signal timeframe. */
  MarketStructure structure() {
    return structure;
  }

  /** How far the timeframes above agree, in [-1, 1]. */
  double alignment() {
    return trends.alignment();
  }

  void draw(UserLevel level) {
    structure.draw(level);
  }

  /** ATR(14) of the newest bar. */
  double atr() {
    return range.value();
  }

  /** Number of closed candles. */
  int bars() {
    return bars;
  }

  long seriesStartNanos() {
    return seriesStartNanos;
  }

  double volatilityRank() {
    return volatilityRank;
  }

  /** MACD histogram, RSI and the distance of the averages, a point each: -3 to 3. */
  int momentum() {
    return sign(macd.histogram() / atr(), NOISE) + sign(rsi.value() - 50, RSI_DEAD_BAND)
        + sign((fast.value() - slow.value()) / atr(), EMA_DEAD_BAND);
  }

  private static int sign(double value, double deadBand) {
    return value > deadBand ? 1 : value < -deadBand ? -1 : 0;
  }

  /** Change of the EMA 20 over five bars in ATR. */
  double slope() {
    double before = bars > SLOPE_BARS ? fastBefore[bars % fastBefore.length] : Double.NaN;
    return (fast.value() - before) / atr();
  }

  void save(StateWriter out) throws IOException {
    for (Indicator indicator : indicators) {
      indicator.save(out.output());
    }
    rank.save(out);
    gaps.save(out);
    out.decimals(fastBefore).decimal(volatilityRank).integer(bars);
    out.number(seriesStartNanos).number(lastOpenNanos);
    structure.save(out.output());
    trends.save(out.output());
  }

  void restore(StateReader in, Instrument instrument) throws IOException {
    for (Indicator indicator : indicators) {
      indicator.restore(in.input());
    }
    rank.restore(in);
    gaps.restore(in);
    double[] saved = in.decimals(fastBefore.length);
    System.arraycopy(saved, 0, fastBefore, 0, saved.length);
    volatilityRank = in.decimal();
    bars = in.integer(0, Integer.MAX_VALUE);
    seriesStartNanos = in.number();
    lastOpenNanos = in.number();
    structure = MarketStructure.restore(in.input(), instrument);
    trends = HigherTrends.restore(in.input(), timeframe, higher);
  }
}
