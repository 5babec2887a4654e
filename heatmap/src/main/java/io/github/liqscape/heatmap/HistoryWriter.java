package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.PositionBook.LONG;
import static io.github.liqscape.heatmap.PositionBook.SHORT;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.market.StreamKind;
import java.util.Arrays;

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

  private final Instrument instrument;
  private final HeatmapHistory history;
  private final double[] values = new double[HeatmapHistory.BUCKETS];

  private final long period;
  private long due;

  /**
   * @param from no column is written for a time before this one
   */
  HistoryWriter(Instrument instrument, HeatmapHistory history, long from) {
    this.instrument = instrument;
    this.history = history;
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
    Arrays.fill(values, 0);
    fill(LONG, mark - HALF, mark - 1, body, calibration);
    fill(SHORT, mark + 1, mark + HALF - 1, body, calibration);
    double below = inCurrency(0, HALF, price, grid);
    double above = inCurrency(HALF, values.length, price, grid);
    if (!fidelity.showsCurrency()) {
      double scale = below + above > 0 ? SHARE_UNIT / (below + above) : 0;
      for (int i = 0; i < values.length; i++) {
        values[i] *= scale;
      }
      below *= scale;
      above *= scale;
    }
    history.append(
        boundary, body.mark(), mark, mark - HALF, values, below, above, fidelity, coverage);
  }

  private void fill(int side, int from, int to, MapBody body, Calibration calibration) {
    body.book().side(side).addForced(calibration, side, from, to, values, side == LONG ? 0 : HALF + 1);
  }

  private double inCurrency(int from, int to, double price, PriceGrid grid) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      double v = values[i];
      if (v != 0) {
        v = instrument.notional(v, price * grid.ratio(i - HALF));
        values[i] = v;
        sum += v;
      }
    }
    return sum;
  }
}
