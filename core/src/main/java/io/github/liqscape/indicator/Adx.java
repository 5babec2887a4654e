// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

/**
 * Wilder's directional movement (J. Welles Wilder, "New Concepts in Technical Trading Systems",
 * 1978): the average directional index and both directional indicators, all in [0, 100], seeded as
 * in TA-Lib.
 *
 * <p>True range and both movements are summed over the bars 1 to n - 1; from bar n on {@code S - S
 * / n + x}. {@code +DI = 100 * S(+DM) / S(TR)}, the same for -DI, {@code DX = 100 * |+DI - -DI| /
 * (+DI + -DI)}; they start at the bar with index n. The first ADX, at 2n - 1, is the mean of n DX;
 * after that Wilder's smoothing. Where no bar has moved, both DI are 0, DX counts 0 in the first
 * mean, and later leaves the ADX as it is, as in TA-Lib.
 *
 * <p>Lines: ADX, +DI, -DI. Other libraries seed with n bars: up to 5 % apart early, the same to
 * 1e-12 after 400 bars of 14 periods.
 *
 * <p>Threading: single writer.
 */
public final class Adx extends Kernel {

  /** The usual number of periods. */
  public static final int USUAL_PERIODS = 14;

  private final int periods;
  private final Cell high;
  private final Cell low;
  private final Cell close;
  private final WilderSum ranges;
  private final WilderSum up;
  private final WilderSum down;
  private final WilderMean adx;

  private Adx(
      int periods,
      Cell high,
      Cell low,
      Cell close,
      WilderSum ranges,
      WilderSum up,
      WilderSum down,
      WilderMean adx) {
    super("ADX " + periods, high, low, close, ranges, up, down, adx);
    this.periods = periods;
    this.high = high;
    this.low = low;
    this.close = close;
    this.ranges = ranges;
    this.up = up;
    this.down = down;
    this.adx = adx;
  }

  /**
   * An index over so many periods.
   *
   * @param periods in [1, 10000]
   */
  public static Adx of(int periods) {
    requirePeriods("periods", periods);
    return new Adx(
        periods, new Cell(), new Cell(), new Cell(), new WilderSum(periods),
        new WilderSum(periods), new WilderSum(periods), new WilderMean(periods));
  }

  public int periods() {
    return periods;
  }

  @Override
  void step(
      long openNanos, double open, double high, double low, double close, double volume) {
    double rise = high - this.high.value;
    double fall = this.low.value - low;
    double range = TrueRanges.of(high, low, this.close.value);
    this.high.value = high;
    this.low.value = low;
    this.close.value = close;
    if (index() == 0) {
      return;
    }
    ranges.add(range);
    up.add(rise > fall && rise > 0 ? rise : 0);
    down.add(fall > rise && fall > 0 ? fall : 0);
    if (ranges.ready()) {
      smooth();
    }
  }

  private void smooth() {
    double both = up.value + down.value;
    if (both != 0) {
      adx.add(100 * Math.abs(up.value - down.value) / both);
    } else if (!adx.ready()) {
      adx.add(0);
    }
  }

  /** Average directional index: how strong a trend is, whatever its direction. */
  @Override
  public double value() {
    return adx.value;
  }

  /** +DI, the movement upwards in per cent of the true range. */
  public double plusDi() {
    return indicator(up.value);
  }

  /** -DI, the movement downwards in per cent of the true range. */
  public double minusDi() {
    return indicator(down.value);
  }

  private double indicator(double movement) {
    if (!ranges.ready()) {
      return Double.NaN;
    }
    return ranges.value == 0 ? 0 : 100 * movement / ranges.value;
  }

  @Override
  public int lines() {
    return 3;
  }

  @Override
  public double line(int line) {
    return switch (line) {
      case 0 -> value();
      case 1 -> plusDi();
      case 2 -> minusDi();
      default -> throw noLine(line);
    };
  }
}
