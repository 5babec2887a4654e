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
 * changes at full quarter hours (names) and full hours (history) of event time only, so that asking for a
 * profile never changes the map.
 *
 * <p>Threading: single writer.
 */
final class ZoneBook {

  /** Values are quote currency, told apart from 1/16 on. */
  private static final double UNIT = 1;

  private final Instrument instrument;
  private final ZoneBands bands;
  private final ZoneDetector detector;
  private final double[] room;
  private ZoneHistory history;
  private ZoneTracker tracker;

  ZoneBook(Instrument instrument, PriceGrid grid) {
    this.instrument = instrument;
    bands = new ZoneBands(grid.width());
    detector = new ZoneDetector(bands);
    history = new ZoneHistory(bands, UNIT);
    tracker = new ZoneTracker();
    room = new double[bands.buckets()];
  }

  /** Takes the state of this instant into the history. */
  void sample(long nanos, PositionBook book, Calibration calibration, PriceGrid grid, int mark) {
    history.sample(
        nanos,
        smoothed(book, calibration, grid, mark, LONG),
        smoothed(book, calibration, grid, mark, SHORT));
  }

  /** Names the zones of this instant; the next ones are matched with them. */
  void roll(long nanos, PositionBook book, Calibration calibration, PriceGrid grid, int mark) {
    tracker.roll(
        mark - 1,
        detect(PositionSide.LONG, smoothed(book, calibration, grid, mark, LONG)),
        mark + 1,
        detect(PositionSide.SHORT, smoothed(book, calibration, grid, mark, SHORT)),
        nanos);
  }

  /** Expected forced notional per bucket outward from the mark, smoothed. */
  private double[] smoothed(
      PositionBook book, Calibration calibration, PriceGrid grid, int mark, int side) {
    book.side(side).forcedOutward(calibration, side, mark, room);
    int outward = side == LONG ? -1 : 1;
    double price = grid.price(mark);
    for (int i = 0; i < room.length; i++) {
      room[i] = instrument.notional(room[i], price * grid.ratio(outward * (i + 1)));
    }
    return detector.smooth(room);
  }

  private List<ZoneCandidate> detect(PositionSide side, double[] smoothed) {
    return detector.detect(smoothed, history.ranks().thresholds85(side));
  }

  /** What a profile needs to find its zones later, on any thread. */
  ZoneView view(MarketDay day, double openInterestNotional) {
    return new ZoneView(
        bands,
        detector,
        history.ranks(),
        tracker.zones(PositionSide.LONG),
        tracker.zones(PositionSide.SHORT),
        day.volume24h(),
        openInterestNotional,
        day.atr());
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
