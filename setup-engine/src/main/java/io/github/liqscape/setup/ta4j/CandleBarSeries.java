// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.ta4j;

import io.github.liqscape.candle.Candles;
import java.io.NotSerializableException;
import java.io.ObjectStreamException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ta4j.core.Bar;
import org.ta4j.core.BarBuilder;
import org.ta4j.core.BarSeries;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import org.ta4j.core.num.NumFactory;

/**
 * Closed candles seen as a ta4j series, in its fast numbers. The forming candle is not in it. A
 * bar's end time is the instant at which the next candle begins.
 *
 * <p>It is read-only: whatever would change it throws {@link UnsupportedOperationException}.
 *
 * <p>Threading: that of the candles.
 */
public final class CandleBarSeries implements BarSeries {

  private static final long serialVersionUID = 1L;
  private static final int INITIAL = 64;

  private final transient Candles candles;

  /** Index of a candle minus that of its bar. */
  private final int shift;

  /** Number of bars, fixed; or -1 for as many as there are. */
  private final int fixedCount;

  /** Bars that were asked for, at their candle's index modulo the length. */
  private transient @Nullable CandleBar[] bars = new CandleBar[INITIAL];

  private transient int[] indices = new int[INITIAL];

  private CandleBarSeries(Candles candles, int shift, int fixedCount) {
    this.candles = candles;
    this.shift = shift;
    this.fixedCount = fixedCount;
    Arrays.fill(indices, -1);
  }

  /**
   * A view that grows with the candles. A bar has the index of its candle, also when the oldest are
   * forgotten: they count as removed, and ta4j answers for them with the oldest one left.
   *
   * <p>ta4j's indicators remember values, so what they say depends on when they were first asked.
   * {@link Ta4jRule} and {@link Ta4jEvidence} take care of that.
   */
  public static CandleBarSeries over(Candles candles) {
    return new CandleBarSeries(Objects.requireNonNull(candles, "candles"), 0, -1);
  }

  /**
   * The newest candles of now as a series of their own, whose bars are numbered from 0. Candles
   * that close later are not in it. Use it at once: it reads the candles as long as they are held.
   *
   * @param count number of candles, in [1, size]
   */
  public static CandleBarSeries newest(Candles candles, int count) {
    if (count < 1 || count > candles.size()) {
      throw new IllegalArgumentException(
          "count must be in [1, " + candles.size() + "], was " + count);
    }
    return new CandleBarSeries(candles, candles.endIndex() - count, count);
  }

  /** Index of the candle behind a bar. */
  public int candleIndex(int barIndex) {
    return barIndex + shift;
  }

  @Override
  public NumFactory numFactory() {
    return DoubleNumFactory.getInstance();
  }

  @Override
  public String getName() {
    return candles.timeframe().code() + " candles";
  }

  @Override
  public Bar getBar(int index) {
    if (isEmpty() || index < 0 || index > getEndIndex()) {
      throw new IndexOutOfBoundsException(
          "bar index must be in [" + getBeginIndex() + ", " + getEndIndex() + "], was " + index);
    }
    return bar(Math.max(index, getBeginIndex()) + shift);
  }

  private CandleBar bar(int candle) {
    int slot = candle & (bars.length - 1);
    CandleBar held = bars[slot];
    if (held == null || indices[slot] != candle) {
      if (bars.length < getBarCount()) {
        forget(Integer.highestOneBit(2 * getBarCount() - 1));
        slot = candle & (bars.length - 1);
      }
      held = CandleBar.of(candles, candle);
      bars[slot] = held;
      indices[slot] = candle;
    }
    return held;
  }

  private void forget(int length) {
    bars = new CandleBar[length];
    indices = new int[length];
    Arrays.fill(indices, -1);
  }

  @Override
  public int getBarCount() {
    return fixedCount < 0 ? candles.size() : fixedCount;
  }

  @Override
  public List<Bar> getBarData() {
    return IntStream.range(0, getBarCount()).mapToObj(i -> getBar(getBeginIndex() + i)).toList();
  }

  @Override
  public int getBeginIndex() {
    return isEmpty() ? -1 : fixedCount < 0 ? candles.firstIndex() : 0;
  }

  @Override
  public int getEndIndex() {
    return isEmpty() ? -1 : getBeginIndex() + getBarCount() - 1;
  }

  /** Without limit: what is forgotten is decided by the candles. */
  @Override
  public int getMaximumBarCount() {
    return Integer.MAX_VALUE;
  }

  @Override
  public int getRemovedBarsCount() {
    return fixedCount < 0 ? candles.firstIndex() : 0;
  }

  /**
   * Some of the bars as a series of their own, fixed and numbered from 0.
   *
   * @param startIndex first bar
   * @param endIndex the bar after the last one
   */
  @Override
  public BarSeries getSubSeries(int startIndex, int endIndex) {
    int first = Math.max(startIndex, getBeginIndex());
    int end = Math.min(endIndex, getEndIndex() + 1);
    if (startIndex < 0 || isEmpty() || first >= end) {
      throw new IllegalArgumentException(
          "startIndex must be >= 0 and < endIndex, and some bar must lie between, was "
              + startIndex + " and " + endIndex);
    }
    return new CandleBarSeries(candles, first + shift, end - first);
  }

  @Override
  public BarBuilder barBuilder() {
    throw CandleBar.readOnly();
  }

  @Override
  public void setMaximumBarCount(int maximumBarCount) {
    throw CandleBar.readOnly();
  }

  @Override
  public void addBar(Bar bar, boolean replace) {
    throw CandleBar.readOnly();
  }

  /** Refused; note that ta4j takes the volume first and the price second. */
  @Override
  public void addTrade(Num tradeVolume, Num tradePrice) {
    throw CandleBar.readOnly();
  }

  /** Refused, as the other one. */
  @Override
  public void addTrade(Number tradeVolume, Number tradePrice) {
    throw CandleBar.readOnly();
  }

  @Override
  public void addPrice(Num price) {
    throw CandleBar.readOnly();
  }

  @Override
  public void addPrice(Number price) {
    throw CandleBar.readOnly();
  }

  private Object writeReplace() throws ObjectStreamException {
    throw new NotSerializableException("candles seen as bars are not saved: save the candles");
  }
}
