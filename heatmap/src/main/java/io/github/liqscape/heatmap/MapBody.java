// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.PositionBook.LONG;
import static io.github.liqscape.heatmap.PositionBook.SHORT;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.liquidation.MarkSource;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The map itself, from the first price on: what each kind of event does to marks, entries, positions and
 * calibration. The steps and constants are those of {@code MODEL.md}.
 *
 * <p>Threading: single writer.
 */
final class MapBody {

  private static final long MINUTE_NANOS = 60_000_000_000L;
  private static final long SILENCE_NANOS = 10 * MINUTE_NANOS;
  /** Hours between two blurs: a step of five percent of the distance, finer than the deposit's taps. */
  static final int BLUR_HOURS = 4;

  private static final int NOWHERE = Integer.MIN_VALUE;
  private static final double DAY_NANOS = 86_400e9;

  private final Instrument instrument;
  private final MarginTiers tiers;
  private final MapConfig config;
  private final double firstPrice;
  private final PriceGrid grid;
  private final PositionBook book;
  private final ForcedFlow flow;
  private final GapLedger gaps;
  private final ZoneBook zones;
  private final MarketDay day = new MarketDay();
  private final MarkTrack marks = new MarkTrack();
  private final Entries entries = new Entries();
  private final double[] exposure = new double[DistancePrior.BINS];
  private final int printReach;
  private final int recentreAfter;

  private double mark = Double.NaN;
  private int markBucket;
  private MarkSource markSource = MarkSource.NONE;
  private long realMarkNanos = Long.MIN_VALUE;

  /** Until then trades do not stand in for the mark. */
  private long realMarkUntil = Long.MIN_VALUE;


  /** A mark after this ends a stretch in which no price at all was seen. */
  private long silentAfter = Long.MAX_VALUE;

  private long sweepIncompleteUntil = Long.MIN_VALUE;
  private @Nullable Timeframe candleFrame;
  private long tradeNanos = Long.MIN_VALUE;
  private long interestNanos = Long.MIN_VALUE;
  private long interestPeriod;
  private double interest;
  private boolean anchored;
  private double rememberedVolume;
  private long proxyNanos = Long.MIN_VALUE;

  MapBody(
      Instrument instrument, MarginTiers tiers, MapConfig config, PriceGrid grid, double firstPrice,
      ForcedFlow flow, GapLedger gaps) {
    this.instrument = instrument;
    this.tiers = tiers;
    this.config = config;
    this.grid = grid;
    this.firstPrice = firstPrice;
    this.flow = flow;
    this.gaps = gaps;
    this.zones = new ZoneBook(instrument, grid);
    this.book =
        new PositionBook(config, new DistancePrior(config, tiers, firstPrice, grid.width()), grid);
    this.printReach = (int) Math.floor(config.printWindowBps() * 1e-4 / grid.width() + 1e-9);
    this.recentreAfter = 256 / grid.factor();
  }

  // ---- prices ---------------------------------------------------------------------------------

  void trade(Trade t, long ticks, long now) {
    int bucket = grid.bucketOfTicks(ticks);
    tradeNanos = Math.max(tradeNanos, t.eventNanos());
    day.traded(instrument.notional(t.quantity(), t.price()));
    if (!realMarkFresh(now)) {
      tradeProxy(t.price(), t.eventNanos(), now);
    }
    // Last, so that nothing need be kept for afterwards when the entry has to be searched for.
    entries.trade(t, bucket);
  }

  private void tradeProxy(double price, long nanos, long now) {
    source(MarkSource.TRADE_PROXY);
    double highest = price * (1 - config.proxyShrink());
    double lowest = price * (1 + config.proxyShrink());
    if (Double.isNaN(mark)) {
      moveTo(price, nanos, now);
    } else if (highest > mark) {
      moveTo(highest, nanos, now);
    } else if (lowest < mark) {
      moveTo(lowest, nanos, now);
    }
  }

  /** Stored only when it changes: a store of a reference costs a write barrier of the collector. */
  private void source(MarkSource of) {
    if (markSource != of) {
      markSource = of;
    }
  }

  void mark(MarkPrice m, long now) {
    // Back after a stretch in which no price at all was seen: only its two ends are known to be swept.
    if (m.eventNanos() > silentAfter) {
      sweepIncompleteUntil = m.eventNanos() + (long) DAY_NANOS;
    }
    realMarkNanos = m.eventNanos();
    realMarkUntil = m.eventNanos() + MINUTE_NANOS;
    source(MarkSource.MARK_PRICE);
    moveTo(m.mark(), m.eventNanos(), now);
  }

  void markCandle(Candle c, long now) {
    if (candleFrame != null && c.timeframe().nanos() > candleFrame.nanos()) {
      return;
    }
    realMarkNanos = c.closeNanos();
    realMarkUntil = c.closeNanos() + Math.max(MINUTE_NANOS, c.timeframe().nanos());
    markSource = MarkSource.MARK_CANDLE;
    range(c.low(), c.high(), c.close(), c.closeNanos(), now);
  }

  void lastCandle(Candle c, long now) {
    if (candleFrame == null) {
      candleFrame = c.timeframe();
    }
    if (c.timeframe() != candleFrame) {
      return;
    }
    entries.candle(c, grid);
    if (c.volume() > 0 && !tradesFresh(now)) {
      day.traded(instrument.notional(c.volume(), c.close()));
    }
    if (!realMarkFresh(now)) {
      markSource = MarkSource.TRADE_PROXY;
      double low = Math.min(c.low() * (1 + config.proxyShrink()), c.close());
      double high = Math.max(c.high() * (1 - config.proxyShrink()), c.close());
      range(low, high, c.close(), c.closeNanos(), now);
    }
    if (!anchored) {
      proxyStep(c.closeNanos(), now);
    }
  }

  /** Whether single trades tell what is traded, so that candles need not. */
  boolean tradesFresh(long now) {
    return tradeNanos != Long.MIN_VALUE && now - tradeNanos <= 15 * MINUTE_NANOS;
  }

  private boolean realMarkFresh(long now) {
    return now <= realMarkUntil;
  }

  private void moveTo(double price, long nanos, long now) {
    int bucket = grid.bucket(price);
    marks.mark(nanos, bucket);
    silentAfter = nanos + SILENCE_NANOS;
    day.price(price, price, price);
    if (Double.isNaN(mark)) {
      markBucket = bucket;
      recentreIfFar();
    }
    int low = Math.min(bucket, markBucket);
    int high = Math.max(bucket, markBucket);
    marks.cover(nanos, low, high);
    mark = price;
    if (low < high) {
      sweep(low, high, now);
      markBucket = bucket;
      recentreIfFar();
    }
  }

  private void range(double low, double high, double close, long nanos, long now) {
    int bucket = grid.bucket(close);
    int lowBucket = grid.bucket(low);
    int highBucket = grid.bucket(high);
    marks.mark(nanos, bucket);
    silentAfter = nanos + SILENCE_NANOS;
    day.price(low, high, close);
    boolean first = Double.isNaN(mark);
    marks.cover(
        nanos,
        first ? lowBucket : Math.min(markBucket, lowBucket),
        first ? highBucket : Math.max(markBucket, highBucket));
    mark = close;
    if (!first) {
      sweep(lowBucket, highBucket, now);
    }
    markBucket = bucket;
    recentreIfFar();
  }

  private void sweep(int low, int high, long now) {
    sweepSide(LONG, low, Integer.MAX_VALUE, now);
    sweepSide(SHORT, Integer.MIN_VALUE, high, now);
  }

  private void sweepSide(int side, int from, int to, long now) {
    boolean live = feedLive();
    Arrays.fill(exposure, 0);
    boolean any = book.side(side).sweep(from, to, exposure, flow.sweptMemory(), now, live);
    if (any && live) {
      flow.swept(side, exposure, contractNotional());
    }
  }

  private void recentreIfFar() {
    if (Math.abs(markBucket - grid.centre()) > recentreAfter) {
      grid.recentre(markBucket);
      book.recentre(grid);
    }
  }

  // ---- open interest --------------------------------------------------------------------------

  void interest(long nanos, double openInterest, long now) {
    int lastSlot = EntryHistogram.slotOf(nanos);
    if (!anchored) {
      entries.dropUpTo(lastSlot);
      book.unknown(openInterest);
      anchored = true;
    } else {
      interestPeriod = nanos - interestNanos;
      step(openInterest, interestPeriod / DAY_NANOS, lastSlot, now);
    }
    interest = openInterest;
    interestNanos = nanos;
  }

  private void step(double openInterest, double days, int lastSlot, long now) {
    EntryDensity density = entries.takeUpTo(lastSlot, markBucket, grid);
    book.step(
        openInterest,
        days,
        density,
        marks.lowestSince(lastSlot, EntryHistogram.slotOf(now), markBucket),
        marks.highestSince(lastSlot, EntryHistogram.slotOf(now), markBucket),
        mark);
  }

  /** Candles only: remembered volume stands in for open interest. */
  private void proxyStep(long nanos, long now) {
    int lastSlot = EntryHistogram.slotOf(nanos);
    EntryDensity density = entries.takeUpTo(lastSlot, markBucket, grid);
    double volume = density.quantity();
    double days = proxyNanos == Long.MIN_VALUE ? 0 : (nanos - proxyNanos) / DAY_NANOS;
    proxyNanos = nanos;
    rememberedVolume =
        rememberedVolume * StrictMath.exp(-StrictMath.log(2) * days / config.proxyHalfLifeDays())
            + volume;
    interest = config.proxyVolumeShare() * rememberedVolume;
    book.step(
        interest,
        days,
        density,
        marks.lowestSince(lastSlot, EntryHistogram.slotOf(now), markBucket),
        marks.highestSince(lastSlot, EntryHistogram.slotOf(now), markBucket),
        mark);
  }

  // ---- forced orders --------------------------------------------------------------------------

  void forced(ForcedOrder f, long now) {
    int bucket = marks.near(f.eventNanos(), NOWHERE);
    if (bucket == NOWHERE) {
      bucket = printedAt(f);
    }
    if (bucket == NOWHERE || Double.isNaN(mark)) {
      flow.unexplained(f.quantity(), f.completeness());
      return;
    }
    int side = f.liquidatedSide().ordinal();
    flow.print(
        side, book.side(side), bucket, printReach, f.quantity(), f.completeness(),
        contractNotional(), now);
  }

  /** Without a mark of the time: the bankruptcy price's trigger, else the fill. */
  private int printedAt(ForcedOrder f) {
    double price = f.fillPrice();
    if (!Double.isNaN(f.bankruptcyPrice())) {
      double trigger =
          tiers.triggerOfBankruptcy(
              f.liquidatedSide(),
              f.quantity() * instrument.contractSize().doubleValue(),
              f.bankruptcyPrice());
      if (trigger > 0) {
        price = trigger;
      }
    }
    return Double.isNaN(price) ? NOWHERE : grid.bucket(price);
  }

  // ---- time -----------------------------------------------------------------------------------

  /** Full minutes have passed; the last of them ended at this instant. */
  void minutePassed(long boundary, long now) {
    if (!anchored && candleFrame == null && entries.hasTrades()) {
      proxyStep(boundary, Math.max(boundary, now));
    }
  }

  /**
   * So many full hours have passed; the last of them ended at this instant.
   *
   * @param blurs how many ends of {@link #BLUR_HOURS} were among them
   */
  void hoursPassed(long hours, long blurs, long boundary) {
    day.hoursPassed(hours);
    if (!Double.isNaN(mark)) {
      book.settle();
      if (blurs > 0) {
        book.blur((double) (BLUR_HOURS * blurs), markBucket);
      }
      if (anchored || blurs > 0) {
        long roll = ZoneBook.rollNanos(anchored);
        zones.roll(
            Math.floorDiv(boundary, roll) * roll, book, flow.calibration(), grid, markBucket,
            anchored);
      }
    }
  }

  // ---- views ----------------------------------------------------------------------------------

  boolean feedLive() {
    return flow.feedKnown() && !gaps.isOpen(StreamKind.FORCED_ORDER);
  }

  /** Quote currency per contract unit at the mark. */
  double contractNotional() {
    return instrument.notional(1, mark);
  }

  /** The price the grid and the prior were made for. */
  double firstPrice() {
    return firstPrice;
  }

  PriceGrid grid() {
    return grid;
  }

  PositionBook book() {
    return book;
  }

  ZoneView zoneView() {
    return zones.view(
        day, anchored ? interest * contractNotional() : Double.NaN, anchored);
  }

  ZoneSmoother.Room zoneRoom() {
    return zones.room();
  }

  double mark() {
    return mark;
  }

  int markBucket() {
    return markBucket;
  }

  MarkSource markSource() {
    return markSource;
  }

  /** Whether the mark crossed a stretch of the last day that nobody saw. */
  boolean sweepIncomplete(long now) {
    return now <= sweepIncompleteUntil;
  }

  long realMarkNanos() {
    return realMarkNanos;
  }

  long tradeNanos() {
    return tradeNanos;
  }

  long interestNanos() {
    return interestNanos;
  }

  long interestPeriod() {
    return interestPeriod;
  }

  double interest() {
    return interest;
  }

  /** Whether real open interest anchors the map. */
  boolean anchored() {
    return anchored;
  }

  double unknownShare() {
    return interest > 0
        ? (book.side(LONG).unknown() + book.side(SHORT).unknown()) / (2 * interest)
        : 0;
  }

  // ---- state ----------------------------------------------------------------------------------

  void save(DataOutput out) throws IOException {
    out.writeDouble(mark);
    out.writeInt(markBucket);
    out.writeInt(markSource.ordinal());
    out.writeLong(realMarkNanos);
    out.writeLong(realMarkUntil);
    out.writeLong(silentAfter);
    out.writeLong(sweepIncompleteUntil);
    out.writeInt(candleFrame == null ? -1 : candleFrame.ordinal());
    out.writeLong(tradeNanos);
    out.writeLong(interestNanos);
    out.writeLong(interestPeriod);
    out.writeDouble(interest);
    out.writeBoolean(anchored);
    out.writeDouble(rememberedVolume);
    out.writeLong(proxyNanos);
    marks.save(out);
    entries.save(out);
    book.save(out);
    day.save(out);
    zones.save(out);
  }

  void restore(DataInput in) throws IOException {
    mark = in.readDouble();
    markBucket = in.readInt();
    markSource =
        MarkSource.values()[
            Saved.count(in.readInt(), MarkSource.values().length - 1, "mark source")];
    realMarkNanos = in.readLong();
    realMarkUntil = in.readLong();
    silentAfter = in.readLong();
    sweepIncompleteUntil = in.readLong();
    int frame = in.readInt();
    Saved.check(frame >= -1 && frame < Timeframe.values().length, "timeframe " + frame);
    candleFrame = frame < 0 ? null : Timeframe.values()[frame];
    tradeNanos = in.readLong();
    interestNanos = in.readLong();
    interestPeriod = in.readLong();
    interest = Saved.notNegative(in.readDouble(), "open interest");
    anchored = in.readBoolean();
    rememberedVolume = Saved.notNegative(in.readDouble(), "remembered volume");
    proxyNanos = in.readLong();
    marks.restore(in);
    entries.restore(in);
    book.restore(in);
    day.restore(in);
    zones.restore(in);
  }
}
