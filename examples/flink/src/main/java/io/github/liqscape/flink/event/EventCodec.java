// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.event;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.BookLevels;
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
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/**
 * Events as bytes: every field, every bit. A byte says which event it is; a number is never used
 * for another one later.
 *
 * <p>Threading: single thread.
 */
public final class EventCodec {

  private static final PriceKind[] PRICES = PriceKind.values();
  private static final StreamKind[] KINDS = StreamKind.values();
  private static final StreamGap.Cause[] CAUSES = StreamGap.Cause.values();
  private static final FundingRate.Status[] STATUS = FundingRate.Status.values();
  private static final ForcedOrder.Completeness[] COMPLETE = ForcedOrder.Completeness.values();
  private static final int MOST_LEVELS = 1 << 20;

  private final InstrumentWords instruments = new InstrumentWords();

  /** Writes an event. */
  public void write(MarketEvent event, DataOutput out) throws IOException {
    out.writeByte(type(event));
    out.writeUTF(instruments.words(event.instrument()));
    out.writeLong(event.eventNanos());
    out.writeLong(event.receivedNanos());
    switch (event) {
      case Trade t -> {
        out.writeUTF(t.id());
        out.writeDouble(t.price());
        out.writeDouble(t.quantity());
        out.writeBoolean(t.taker() == OrderSide.BUY);
      }
      case CandleEvent c -> {
        out.writeByte(c.price().ordinal());
        candle(out, c.candle());
      }
      case MarkPrice m -> {
        out.writeDouble(m.mark());
        out.writeDouble(m.index());
      }
      case FundingRate f -> {
        out.writeDouble(f.rate());
        out.writeLong(f.settlementNanos());
        out.writeLong(f.interval().toNanos());
        out.writeByte(f.status().ordinal());
      }
      case OpenInterest o -> {
        out.writeDouble(o.quantity());
        out.writeDouble(o.notional());
      }
      case ForcedOrder f -> {
        out.writeBoolean(f.liquidatedSide() == PositionSide.LONG);
        out.writeDouble(f.quantity());
        out.writeDouble(f.fillPrice());
        out.writeDouble(f.bankruptcyPrice());
        out.writeByte(f.completeness().ordinal());
      }
      case TopOfBook t -> {
        out.writeDouble(t.bidPrice());
        out.writeDouble(t.bidQuantity());
        out.writeDouble(t.askPrice());
        out.writeDouble(t.askQuantity());
      }
      case BookChange b -> {
        out.writeBoolean(b.snapshot());
        out.writeLong(b.firstUpdate());
        out.writeLong(b.lastUpdate());
        out.writeLong(b.previousUpdate());
        levels(out, b.bids());
        levels(out, b.asks());
      }
      case StreamGap g -> {
        out.writeByte(g.kind().ordinal());
        out.writeLong(g.fromNanos());
        out.writeLong(g.toNanos());
        out.writeByte(g.cause().ordinal());
        out.writeBoolean(g.healed());
      }
    }
  }

  private static int type(MarketEvent event) {
    return switch (event) {
      case Trade t -> 1;
      case CandleEvent c -> 2;
      case MarkPrice m -> 3;
      case FundingRate f -> 4;
      case OpenInterest o -> 5;
      case ForcedOrder f -> 6;
      case TopOfBook t -> 7;
      case BookChange b -> 8;
      case StreamGap g -> 9;
    };
  }

  /**
   * Reads an event.
   *
   * @throws IOException if it is none
   */
  public MarketEvent read(DataInput in) throws IOException {
    int type = in.readUnsignedByte();
    Instrument of = instruments.instrument(in.readUTF());
    long at = in.readLong();
    long received = in.readLong();
    return switch (type) {
      case 1 ->
          new Trade(
              of, at, received, in.readUTF(), in.readDouble(), in.readDouble(),
              in.readBoolean() ? OrderSide.BUY : OrderSide.SELL);
      case 2 -> new CandleEvent(of, at, received, constant(PRICES, in), candle(in));
      case 3 -> new MarkPrice(of, at, received, in.readDouble(), in.readDouble());
      case 4 ->
          new FundingRate(
              of, at, received, in.readDouble(), in.readLong(), Duration.ofNanos(in.readLong()),
              constant(STATUS, in));
      case 5 -> new OpenInterest(of, at, received, in.readDouble(), in.readDouble());
      case 6 ->
          new ForcedOrder(
              of, at, received, in.readBoolean() ? PositionSide.LONG : PositionSide.SHORT,
              in.readDouble(), in.readDouble(), in.readDouble(), constant(COMPLETE, in));
      case 7 ->
          new TopOfBook(
              of, at, received, in.readDouble(), in.readDouble(), in.readDouble(),
              in.readDouble());
      case 8 ->
          new BookChange(
              of, at, received, in.readBoolean(), in.readLong(), in.readLong(), in.readLong(),
              levels(in), levels(in));
      case 9 ->
          new StreamGap(
              of, at, received, constant(KINDS, in), in.readLong(), in.readLong(),
              constant(CAUSES, in), in.readBoolean());
      default -> throw new IOException("type of an event must be in [1, 9], was " + type);
    };
  }

  private static void candle(DataOutput out, Candle c) throws IOException {
    out.writeUTF(c.timeframe().code());
    out.writeLong(c.openNanos());
    out.writeDouble(c.open());
    out.writeDouble(c.high());
    out.writeDouble(c.low());
    out.writeDouble(c.close());
    out.writeDouble(c.volume());
    out.writeDouble(c.quoteVolume());
    out.writeDouble(c.takerBuyVolume());
    out.writeInt(c.tradeCount());
    out.writeBoolean(c.closed());
  }

  private static Candle candle(DataInput in) throws IOException {
    return new Candle(
        Timeframe.ofCode(in.readUTF()), in.readLong(), in.readDouble(), in.readDouble(),
        in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(),
        in.readInt(), in.readBoolean());
  }

  private static void levels(DataOutput out, BookLevels levels) throws IOException {
    out.writeInt(levels.count());
    for (int i = 0; i < levels.count(); i++) {
      out.writeDouble(levels.price(i));
      out.writeDouble(levels.quantity(i));
    }
  }

  private static BookLevels levels(DataInput in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST_LEVELS) {
      throw new IOException("levels must be in [0, " + MOST_LEVELS + "], were " + count);
    }
    double[] prices = new double[count];
    double[] quantities = new double[count];
    for (int i = 0; i < count; i++) {
      prices[i] = in.readDouble();
      quantities[i] = in.readDouble();
    }
    return BookLevels.of(prices, quantities, count);
  }

  private static <E> E constant(E[] all, DataInput in) throws IOException {
    int ordinal = in.readUnsignedByte();
    if (ordinal >= all.length) {
      throw new IOException(
          all[0].getClass().getSimpleName() + " must be in [0, " + (all.length - 1) + "], was "
              + ordinal);
    }
    return all[ordinal];
  }
}
