// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.PositionBook.LONG;
import static io.github.liqscape.heatmap.PositionBook.SHORT;

import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.market.StreamKind;

/**
 * Appends a column to a map's history at every full period: what the map said at that instant, events of
 * that very instant included. So a column is written when a later event comes, or when a candle closes.
 *
 * <p>Threading: single writer.
 */
final class HistoryWriter {

  /** Shares are stored in billionths, so that the byte scale of notionals fits them. */
  private static final double SHARE_UNIT = 1e9;

  private static final int HALF = HeatmapHistory.BUCKETS / 2;

  /** Buckets made at once: few enough to stay in the nearest cache, and a whole number in a half. */
  private static final int BLOCK = 512;

  private final Instrument instrument;
  private final HeatmapHistory history;
  private final double[] values = new double[HeatmapHistory.BUCKETS];

  private final double[] ratios = new double[HeatmapHistory.BUCKETS];
  private final long period;
  private long due;

  /**
   * @param from no column is written for a time before this one
   */
  HistoryWriter(Instrument instrument, HeatmapHistory history, long from) {
    this.instrument = instrument;
    this.history = history;
    boolean linear = instrument.contractType() == ContractType.LINEAR;
    for (int i = 0; i < ratios.length; i++) {
      // An inverse contract is worth the same at any price.
      ratios[i] = linear ? PriceGrid.ratio(i - HALF, history.gridFactor()) : 1;
    }
    period = history.period().toNanos();
    due = Math.ceilDiv(from, period) * period;
  }

  /** Time of the next column. */
  long due() {
    return due;
  }

  boolean endsAt(long nanos) {
    return nanos >= due && nanos % period == 0;
  }

  /** The last full period before an instant. */
  long lastBefore(long nanos) {
    return Math.floorDiv(nanos - 1, period) * period;
  }

  HeatmapHistory history() {
    return history;
  }

  void column(
      long boundary, MapBody body, Calibration calibration, GapLedger gaps, Fidelity fidelity,
      double coverage) {
    due = boundary + period;
    if (gaps.isOpen(StreamKind.TRADE)
        || gaps.isOpen(StreamKind.OPEN_INTEREST)
        || gaps.isOpen(StreamKind.MARK_PRICE)
        || gaps.isOpen(StreamKind.CANDLE)) {
      history.appendGap(boundary, fidelity, coverage);
      return;
    }
    PriceGrid grid = body.grid();
    int mark = body.markBucket();
    double price = grid.price(mark);
    double below = 0;
    double above = 0;
    for (int at = 0; at < values.length; at += BLOCK) {
      boolean down = at < HALF;
      int side = down ? LONG : SHORT;
      int from = mark - HALF + at;
      body.book().side(side).forced(calibration, side, from, from + BLOCK - 1, values, at);
      for (int i = at; i < at + BLOCK; i++) {
        values[i] *= ratios[i];
      }
      double sum = sum(values, at, at + BLOCK);
      below += down ? sum : 0;
      above += down ? 0 : sum;
    }
    double unit =
        fidelity.showsCurrency()
            ? instrument.notional(1, price)
            : below + above > 0 ? SHARE_UNIT / (below + above) : 0;
    history.append(
        boundary, body.mark(), mark, mark - HALF, values, unit, below * unit, above * unit, fidelity,
        coverage);
  }

  /** Eight sums side by side: one alone would wait for its own last addition. */
  private static double sum(double[] values, int from, int to) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    double e = 0;
    double f = 0;
    double g = 0;
    double h = 0;
    for (int i = from; i < to; i += 8) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
      e += values[i + 4];
      f += values[i + 5];
      g += values[i + 6];
      h += values[i + 7];
    }
    return ((a + b) + (c + d)) + ((e + f) + (g + h));
  }
}
