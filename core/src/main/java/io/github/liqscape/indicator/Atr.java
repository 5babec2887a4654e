package io.github.liqscape.indicator;

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
public final class Atr extends Kernel {

  /** The usual number of periods. */
  public static final int USUAL_PERIODS = 14;

  private final int periods;
  private final Cell previousClose;
  private final WilderMean ranges;

  private Atr(int periods, Cell previousClose, WilderMean ranges) {
    super("ATR " + periods, previousClose, ranges);
    this.periods = periods;
    this.previousClose = previousClose;
    this.ranges = ranges;
  }

  /**
   * An average over so many periods.
   *
   * @param periods in [1, 10000]
   */
  public static Atr of(int periods) {
    requirePeriods("periods", periods);
    return new Atr(periods, new Cell(), new WilderMean(periods));
  }

  public int periods() {
    return periods;
  }

  /**
   * Applies the next closed bar, of which only these prices matter.
   *
   * @throws IllegalArgumentException unless low &le; close &le; high, all finite
   */
  public void update(double high, double low, double close) {
    bar(NO_TIME, close, high, low, close, Double.NaN);
  }

  /** What {@link #value()} would be if this bar closed now; changes nothing. */
  public double peek(double high, double low, double close) {
    return peek(close, high, low, close, Double.NaN);
  }

  @Override
  void step(
      long openNanos, double open, double high, double low, double close, double volume) {
    double range = trueRange(high, low, previousClose.value);
    previousClose.value = close;
    if (index() > 0) {
      ranges.add(range);
    }
  }

  @Override
  public double value() {
    return ranges.value;
  }

  /** NaN for the first bar, whose previous close is NaN. */
  static double trueRange(double high, double low, double previousClose) {
    return Math.max(
        high - low, Math.max(Math.abs(high - previousClose), Math.abs(low - previousClose)));
  }
}
