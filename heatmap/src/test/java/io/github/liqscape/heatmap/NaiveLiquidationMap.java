// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.NaiveConstants.BINS;
import static io.github.liqscape.heatmap.NaiveConstants.DAY;
import static io.github.liqscape.heatmap.NaiveConstants.HOUR;
import static io.github.liqscape.heatmap.NaiveConstants.MINUTE;
import static io.github.liqscape.heatmap.NaiveConstants.slot;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.heatmap.LiquidationMap.Outcome;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.market.Trade;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** MODEL.md word for word: no ring, no cache, no lazy scale, everything done at once. */
final class NaiveLiquidationMap implements MassView {

  private final Instrument instrument;
  private final MarginTiers tiers;
  private final NaiveAdmission admission;
  private final NaiveBook book = new NaiveBook();
  private final NaiveMark mark = new NaiveMark();
  private final NaiveEntries entries = new NaiveEntries();
  private final NaiveCalibration calibration;
  private @Nullable NaiveGrid grid;
  private @Nullable NaivePrior prior;
  private @Nullable Timeframe lastCandles;
  private int centre;
  private long now = Long.MIN_VALUE;
  private boolean openInterestSeen;
  private double openInterest;
  private long stepNanos = Long.MIN_VALUE;
  private double volumeMemory;
  private long volumeNanos = Long.MIN_VALUE;

  NaiveLiquidationMap(Instrument instrument, MarginTiers tiers) {
    this.instrument = instrument;
    this.tiers = tiers;
    admission = new NaiveAdmission(instrument);
    calibration = new NaiveCalibration(instrument);
  }

  Outcome apply(MarketEvent event) {
    Outcome outcome = admission.judge(event);
    if (outcome != Outcome.APPLIED) {
      return outcome;
    }
    if (event instanceof StreamGap gap) {
      if (gap.kind() == StreamKind.FORCED_ORDER) {
        calibration.gap(gap.toNanos() == StreamGap.OPEN);
      }
      return outcome;
    }
    clock(event.eventNanos());
    switch (event) {
      case Trade t -> trade(t);
      case CandleEvent c -> candle(c);
      case MarkPrice m -> markPrice(m);
      case OpenInterest o -> openInterest(o);
      case ForcedOrder f -> forced(f);
      case FundingRate f -> {}
      case TopOfBook t -> {}
      case BookChange b -> {}
      case StreamGap g -> {}
    }
    return outcome;
  }

  private void clock(long nanos) {
    if (now == Long.MIN_VALUE) {
      now = nanos;
      return;
    }
    long minute = Math.floorDiv(nanos, MINUTE) * MINUTE;
    if (now < minute && !openInterestSeen && lastCandles == null && entries.hasTrades()) {
      volumeStep(minute, entries.tradedUpTo(slot(minute)));
    }
    long hours = 4 * passed(nanos, 4 * HOUR);
    if (hours > 0 && grid != null && prior != null) {
      book.blur(hours, prior, grid, mark.bucket(), centre);
    }
    calibration.forget(passed(nanos, DAY));
    now = Math.max(now, nanos);
  }

  private long passed(long nanos, long unit) {
    return Math.max(0, Math.floorDiv(nanos, unit) - Math.floorDiv(now, unit));
  }

  private NaiveGrid gridAt(double price) {
    if (grid == null) {
      grid = NaiveGrid.at(instrument, price);
      prior = new NaivePrior(tiers, price);
      centre = grid.bucketOf(price);
    }
    return grid;
  }

  private void trade(Trade t) {
    int bucket = gridAt(t.price()).bucketOf(t.price());
    entries.trade(slot(t.eventNanos()), bucket, t.quantity(), t.taker() == OrderSide.BUY);
    if (mark.needsProxy(now)) {
      if (!mark.known()) {
        moveMark(t.eventNanos(), t.price());
      } else if (t.price() * 0.9995 > mark.price()) {
        moveMark(t.eventNanos(), t.price() * 0.9995);
      } else if (t.price() * 1.0005 < mark.price()) {
        moveMark(t.eventNanos(), t.price() * 1.0005);
      }
    }
  }

  private void markPrice(MarkPrice m) {
    gridAt(m.mark());
    mark.real(m.eventNanos(), 0);
    moveMark(m.eventNanos(), m.mark());
  }

  private void candle(CandleEvent event) {
    Candle c = event.candle();
    if (!c.closed() || event.price() == PriceKind.INDEX) {
      return;
    }
    if (event.price() == PriceKind.MARK) {
      if (lastCandles == null || c.timeframe().nanos() <= lastCandles.nanos()) {
        gridAt(c.close());
        mark.real(event.eventNanos(), c.timeframe().nanos());
        moveMark(event.eventNanos(), c.close(), c.low(), c.high());
      }
      return;
    }
    if (lastCandles == null) {
      lastCandles = c.timeframe();
    }
    if (lastCandles != c.timeframe()) {
      return;
    }
    NaiveGrid g = gridAt(c.close());
    if (mark.needsProxy(now)) {
      moveMark(
          event.eventNanos(),
          c.close(),
          Math.min(c.low() * 1.0005, c.close()),
          Math.max(c.high() * 0.9995, c.close()));
    }
    double volume = Double.isNaN(c.volume()) ? 0 : c.volume();
    double takerShare = Double.isNaN(c.takerBuyVolume()) ? 0.5 : c.takerBuyVolume() / volume;
    entries.candle(
        slot(c.closeNanos()), g, c.high(), c.low(), c.close(), volume, takerShare);
    if (!openInterestSeen) {
      volumeStep(c.closeNanos(), volume);
    }
  }

  private void moveMark(long nanos, double price) {
    moveMark(nanos, price, price, price);
  }

  private void moveMark(long nanos, double price, double low, double high) {
    NaiveGrid g = gridAt(price);
    int to = g.bucketOf(price);
    int lowest = Math.min(to, g.bucketOf(low));
    int highest = Math.max(to, g.bucketOf(high));
    if (mark.known()) {
      int from = mark.bucket();
      sweep(price, PositionSide.LONG, Math.min(from, lowest), Integer.MAX_VALUE);
      sweep(price, PositionSide.SHORT, Integer.MIN_VALUE, Math.max(from, highest));
    }
    mark.move(nanos, price, to, lowest, highest);
    if (Math.abs(to - centre) > 256 / g.n()) {
      centre = to;
      book.shift(g, centre);
    }
  }

  private void sweep(double newMark, PositionSide side, int from, int to) {
    double unit = 0;
    for (int bin = 0; bin < BINS; bin++) {
      Map<Integer, Double> cells = book.bins(side).get(bin).take(from, to);
      if (!cells.isEmpty()) {
        unit = unit == 0 ? calibration.unit(now, newMark) : unit;
        calibration.swept(now, side, bin, cells, unit);
      }
    }
  }

  private void openInterest(OpenInterest o) {
    if (openInterestSeen) {
      step(o.eventNanos(), o.quantity());
    } else {
      openInterestSeen = true;
      book.becomeUnknown(o.quantity());
      entries.consume(slot(o.eventNanos()), mark.bucket());
      openInterest = o.quantity();
      stepNanos = o.eventNanos();
    }
  }

  private void volumeStep(long nanos, double volume) {
    if (volumeNanos != Long.MIN_VALUE) {
      volumeMemory *= NaiveConstants.halved(nanos - volumeNanos, 3);
    }
    volumeMemory += volume;
    volumeNanos = nanos;
    step(nanos, 0.10 * volumeMemory);
  }

  private void step(long nanos, double quantity) {
    if (stepNanos != Long.MIN_VALUE) {
      book.decay(nanos - stepNanos);
    }
    long slot = slot(nanos);
    NaiveEntries.Density density = entries.consume(slot, mark.bucket());
    NaiveBook.Alive alive =
        new NaiveBook.Alive(
            Math.min(mark.bucket(), mark.lowestAfter(slot)),
            Math.max(mark.bucket(), mark.highestAfter(slot)));
    for (PositionSide side : PositionSide.values()) {
      double gap = quantity - book.total(side);
      if (quantity == 0) {
        book.bins(side).forEach(NaiveBin::clear);
        book.unknown.put(side, 0.0);
      } else if (gap > 0 && grid != null && prior != null) {
        book.deposit(side, gap, density, prior, grid, centre, alive);
      } else if (gap > 0) {
        book.unknown.put(side, book.unknown(side) + gap);
      } else if (gap < 0) {
        book.remove(side, -gap, mark.price());
      }
    }
    openInterest = quantity;
    stepNanos = nanos;
  }

  private void forced(ForcedOrder f) {
    PositionSide side = f.liquidatedSide();
    calibration.feedSeen(f.completeness() == ForcedOrder.Completeness.SAMPLED);
    OptionalInt bucket = location(f);
    if (grid != null && mark.known() && bucket.isPresent()) {
      calibration.print(
          now, side, f.quantity(), book.bins(side), bucket.getAsInt(), 4 / grid.n(), mark.price());
    }
    calibration.remember(now, f.quantity());
  }

  private OptionalInt location(ForcedOrder f) {
    OptionalInt near = mark.near(f.eventNanos());
    if (near.isPresent() || grid == null) {
      return near;
    }
    double price = f.fillPrice();
    if (!Double.isNaN(f.bankruptcyPrice())) {
      double quantity = f.quantity() * instrument.contractSize().doubleValue();
      double trigger =
          tiers.triggerOfBankruptcy(f.liquidatedSide(), quantity, f.bankruptcyPrice());
      price = Double.isNaN(trigger) ? price : trigger;
    }
    return Double.isNaN(price) ? OptionalInt.empty() : OptionalInt.of(grid.bucketOf(price));
  }

  /** Whether a price has been seen: before it there is no grid to compare on. */
  boolean priced() {
    return grid != null;
  }

  @Override
  public double mass(PositionSide side, int bin, int bucket) {
    return book.bins(side).get(bin).mass(bucket);
  }

  @Override
  public double far(PositionSide side, int bin) {
    return book.bins(side).get(bin).far;
  }

  @Override
  public double unknown(PositionSide side) {
    return book.unknown(side);
  }

  @Override
  public double shape(PositionSide side, int bin) {
    return calibration.shapes(side)[bin];
  }

  @Override
  public double rate(PositionSide side, int bin) {
    return calibration.rates(side)[bin];
  }

  @Override
  public int markBucket() {
    return mark.bucket();
  }

  @Override
  public int centreBucket() {
    return centre;
  }

  @Override
  public double openInterest() {
    return openInterest;
  }
}
