package io.github.liqscape.indicator;

import io.github.liqscape.state.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Wilder's average true range (J. Welles Wilder, "New Concepts in Technical Trading Systems",
 * 1978), seeded as in TA-Lib.
 *
 * <p>The true range of a bar is the largest of high - low, |high - previous close| and |low -
 * previous close|; the first bar has none. The first value, at the bar with index n counted from 0,
 * is the mean of the first n true ranges; after that {@code atr = (atr * (n - 1) + trueRange) / n}.
 *
 * <p>Threading: single writer.
 */
public final class Atr implements Indicator {

  /** The usual number of periods. */
  public static final int USUAL_PERIODS = 14;

  private final int periods;
  private double previousClose = Double.NaN;
  private double sum;
  private int ranges;
  private double atr = Double.NaN;

  private Atr(int periods) {
    this.periods = periods;
  }

  /**
   * An average over so many periods.
   *
   * @param periods in [1, 10000]
   */
  public static Atr of(int periods) {
    if (periods < 1 || periods > 10_000) {
      throw new IllegalArgumentException("periods must be in [1, 10000], was " + periods);
    }
    return new Atr(periods);
  }

  public int periods() {
    return periods;
  }

  @Override
  public void update(double open, double high, double low, double close, double volume) {
    update(high, low, close);
  }

  /**
   * Applies the next closed bar, of which only these prices matter.
   *
   * @throws IllegalArgumentException unless low &le; close &le; high, all finite
   */
  public void update(double high, double low, double close) {
    requireBar(high, low, close);
    double range = trueRange(high, low);
    previousClose = close;
    if (Double.isNaN(range)) {
      return;
    }
    if (ranges >= periods) {
      atr = smoothed(range);
      return;
    }
    ranges++;
    sum += range;
    if (ranges == periods) {
      atr = sum / periods;
    }
  }

  /** What {@link #value()} would be if this bar closed now; changes nothing. */
  public double peek(double high, double low, double close) {
    requireBar(high, low, close);
    double range = trueRange(high, low);
    if (ranges >= periods) {
      return smoothed(range);
    }
    return ranges + 1 == periods ? (sum + range) / periods : Double.NaN;
  }

  @Override
  public double value() {
    return atr;
  }

  private double smoothed(double range) {
    return (atr * (periods - 1) + range) / periods;
  }

  /** NaN for the first bar, whose previous close is NaN. */
  private double trueRange(double high, double low) {
    return Math.max(
        high - low, Math.max(Math.abs(high - previousClose), Math.abs(low - previousClose)));
  }

  private static void requireBar(double high, double low, double close) {
    if (!(low <= close && close <= high) || !Double.isFinite(high - low)) {
      throw new IllegalArgumentException(
          "bar must satisfy low <= close <= high, was low " + low + " close " + close + " high "
              + high);
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(periods);
    out.writeDouble(previousClose);
    out.writeDouble(sum);
    out.writeInt(ranges);
    out.writeDouble(atr);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    int saved = in.readInt();
    if (saved != periods) {
      throw new StateException(
          StateException.Reason.MALFORMED,
          "found an ATR over " + saved + " periods, readable is one over " + periods);
    }
    previousClose = in.readDouble();
    sum = in.readDouble();
    ranges = in.readInt();
    atr = in.readDouble();
  }
}
