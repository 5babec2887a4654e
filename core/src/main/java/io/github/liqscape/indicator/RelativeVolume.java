// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

/**
 * Volume of the bar in multiples of the mean volume of the n bars before it. First value at the bar
 * with index n.
 *
 * <p>NaN while a volume among these n + 1 is not known. No volume after no volume is 1: as before.
 * Volume after n bars without any is NaN: there is no measure for it.
 *
 * <p>Threading: single writer.
 */
public final class RelativeVolume extends Kernel {

  /** The usual number of periods. */
  public static final int USUAL_PERIODS = 20;

  private final int periods;
  private final MovingSum volumes;
  private final Cell relative;

  private RelativeVolume(int periods, MovingSum volumes, Cell relative) {
    super("relative volume " + periods, volumes, relative);
    this.periods = periods;
    this.volumes = volumes;
    this.relative = relative;
  }

  /**
   * Relative to the mean of so many bars.
   *
   * @param periods in [1, 10000]
   */
  public static RelativeVolume of(int periods) {
    requirePeriods("periods", periods);
    return new RelativeVolume(periods, new MovingSum(periods), new Cell());
  }

  public int periods() {
    return periods;
  }

  @Override
  void step(
      long openNanos, double open, double high, double low, double close, double volume) {
    requireVolume(volume);
    double mean = volumes.mean();
    volumes.add(volume);
    relative.value = mean == 0 ? (volume == 0 ? 1 : Double.NaN) : volume / mean;
  }

  @Override
  public double value() {
    return relative.value;
  }
}
