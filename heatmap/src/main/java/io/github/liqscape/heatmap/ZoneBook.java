// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.PositionBook.LONG;
import static io.github.liqscape.heatmap.PositionBook.SHORT;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * The zones of a map over time: which values are usual at which distance, and which zone is which. It
 * changes at full hours of event time only, so that asking for a profile never changes the map.
 *
 * <p>With open interest every hour is sampled and names its zones. Without, nothing is sampled, and the
 * zones get their names together with the blur that moves them.
 *
 * <p>Threading: single writer.
 */
final class ZoneBook {

  /** Values are quote currency, told apart from 1/16 on. */
  private static final double UNIT = 1;

  private final Instrument instrument;
  private final ZoneBands bands;
  private final ZoneDetector detector;
  private final double[] upward;
  private final double[] outward;
  private final ZoneSmoother.Room room = new ZoneSmoother.Room();
  private ZoneHistory history;
  private ZoneTracker tracker;

  ZoneBook(Instrument instrument, PriceGrid grid) {
    this.instrument = instrument;
    bands = new ZoneBands(grid.width());
    detector = new ZoneDetector(bands);
    history = new ZoneHistory(bands, UNIT);
    tracker = new ZoneTracker();
    upward = new double[bands.buckets()];
    outward = new double[bands.buckets()];
  }

  /** Time from one roll of the names to the next. */
  static long rollNanos(boolean currency) {
    return (currency ? 1 : MapBody.BLUR_HOURS) * ZoneTracker.HOUR_NANOS;
  }

  /**
   * A period has passed: its state goes into the history, and the zones get names that the next ones
   * are matched with.
   *
   * @param nanos end of the period, a multiple of {@link #rollNanos}
   * @param currency whether values are quote currency; shares of a total have no history
   */
  void roll(
      long nanos, PositionBook book, Calibration calibration, PriceGrid grid, int mark,
      boolean currency) {
    double[] longs = smoothed(book, calibration, grid, mark, LONG);
    double[] shorts = smoothed(book, calibration, grid, mark, SHORT);
    if (currency) {
      history.sample(nanos, longs, shorts);
    }
    tracker.roll(
        mark - 1,
        detect(PositionSide.LONG, longs),
        mark + 1,
        detect(PositionSide.SHORT, shorts),
        nanos,
        rollNanos(currency));
  }

  /** Expected forced notional per bucket outward from the mark, smoothed. */
  private double[] smoothed(
      PositionBook book, Calibration calibration, PriceGrid grid, int mark, int side) {
    int n = outward.length;
    int from = side == LONG ? mark - n : mark + 1;
    book.side(side).forced(calibration, side, from, from + n - 1, upward, 0);
    double price = grid.price(mark);
    for (int i = 0; i < n; i++) {
      int at = side == LONG ? n - 1 - i : i;
      outward[i] = instrument.notional(upward[at], price * grid.ratio(from + at - mark));
    }
    return detector.smooth(outward, room);
  }

  private List<ZoneCandidate> detect(PositionSide side, double[] smoothed) {
    return detector.detect(smoothed, history.ranks().thresholds85(side));
  }

  /** What a profile needs to find its zones later, on any thread. */
  ZoneView view(MarketDay day, double openInterestNotional, boolean currency) {
    return new ZoneView(
        bands,
        detector,
        history.ranks(),
        tracker.zones(PositionSide.LONG),
        tracker.zones(PositionSide.SHORT),
        rollNanos(currency),
        day.volume24h(),
        openInterestNotional,
        day.atr());
  }

  /** Scratch space for finding zones on the map's thread. */
  ZoneSmoother.Room room() {
    return room;
  }

  void save(DataOutput out) throws IOException {
    history.save(out);
    tracker.save(out);
  }

  void restore(DataInput in) throws IOException {
    history = ZoneHistory.restore(in, bands, UNIT);
    tracker = ZoneTracker.restore(in);
  }
}
