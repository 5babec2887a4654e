// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

/**
 * On-balance volume (Joseph Granville): the sum of the volumes of bars that closed higher than the
 * one before, minus those that closed lower. It starts at 0 with the first bar. A volume that is
 * not known does not count.
 *
 * <p>Only its changes mean something: the level depends on where the series starts.
 *
 * <p>Threading: single writer.
 */
public final class Obv extends Kernel {

  private final Cell previousClose;
  private final CompensatedSum balance;

  private Obv(Cell previousClose, CompensatedSum balance) {
    super("OBV", previousClose, balance);
    this.previousClose = previousClose;
    this.balance = balance;
  }

  /** A balance of 0. */
  public static Obv create() {
    return new Obv(new Cell(), new CompensatedSum());
  }

  @Override
  void step(
      long openNanos, double open, double high, double low, double close, double volume) {
    requireVolume(volume);
    double before = previousClose.value;
    previousClose.value = close;
    if (Double.isNaN(volume)) {
      return;
    }
    if (close > before) {
      balance.add(volume);
    } else if (close < before) {
      balance.add(-volume);
    }
  }

  @Override
  public double value() {
    return Double.isNaN(previousClose.value) ? Double.NaN : balance.value();
  }
}
