// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginMode;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.BookLevels;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.market.Trade;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Inputs as bytes. */
final class InputCodec {

  private static final int MOST_LEVELS = 1_000_000;

  private final Instruments instruments;
  private final OrderCodec orders;

  InputCodec(Instruments instruments) {
    this.instruments = instruments;
    orders = new OrderCodec(instruments);
  }

  void write(StateWriter out, Input input) throws IOException {
    switch (input) {
      case Input.Event(MarketEvent event) -> event(out, event);
      case Input.Time t -> out.integer(1).number(t.nanos());
      case Input.Submit s -> orders.order(out.integer(2), s.order());
      case Input.SubmitList s -> orders.list(out.integer(3), s.list());
      case Input.SubmitBracket s -> orders.bracket(out.integer(4), s.bracket());
      case Input.Cancel c -> out.integer(5).text(c.id());
      case Input.Amend a ->
          out.integer(6).text(a.id()).decimal(a.quantity()).decimal(a.limit())
              .decimal(a.trigger());
      case Input.Deposit d ->
          out.integer(7).text(d.asset()).number(d.amountE8()).text(d.reference());
      case Input.Withdraw d ->
          out.integer(8).text(d.asset()).number(d.amountE8()).text(d.reference());
      case Input.Leverage l -> {
        instruments.write(out.integer(9), l.instrument());
        out.decimal(l.value());
      }
      case Input.Mode m -> {
        instruments.write(out.integer(10), m.instrument());
        out.constant(m.mode());
      }
      case Input.Halt h -> out.integer(11).text(h.why()).flag(h.flatten());
      case Input.Resume r -> out.integer(12).text(r.who());
      case Input.FillGap g -> gap(out.integer(13), g.gap());
    }
  }

  Input read(StateReader in) throws IOException {
    int kind = in.integer(1, 27);
    return switch (kind) {
      case 1 -> new Input.Time(in.number());
      case 2 -> new Input.Submit(orders.order(in));
      case 3 -> new Input.SubmitList(orders.list(in));
      case 4 -> new Input.SubmitBracket(orders.bracket(in));
      case 5 -> new Input.Cancel(text(in));
      case 6 -> new Input.Amend(text(in), in.decimal(), in.decimal(), in.decimal());
      case 7 -> new Input.Deposit(text(in), in.number(), text(in));
      case 8 -> new Input.Withdraw(text(in), in.number(), text(in));
      case 9 -> new Input.Leverage(instruments.read(in), in.decimal());
      case 10 -> new Input.Mode(instruments.read(in), in.constant(MarginMode.class));
      case 11 -> new Input.Halt(text(in), in.flag());
      case 12 -> new Input.Resume(text(in));
      case 13 -> new Input.FillGap(gap(in));
      default -> new Input.Event(event(in, kind));
    };
  }

  private void gap(StateWriter out, OfflineGap gap) throws IOException {
    out.number(gap.fromNanos()).number(gap.toNanos()).integer(gap.instruments().size());
    for (Instrument of : gap.instruments()) {
      instruments.write(out, of);
    }
    out.integer(gap.candles().size());
    for (CandleEvent event : gap.candles()) {
      instruments.write(out, event.instrument());
      out.integer(event.price().ordinal());
      Codec.candle(out, event.candle());
    }
  }

  private OfflineGap gap(StateReader in) throws IOException {
    long from = in.number();
    long to = in.number();
    List<Instrument> of = new ArrayList<>();
    for (int n = in.integer(1, MOST_LEVELS); n > 0; n--) {
      of.add(instruments.read(in));
    }
    List<CandleEvent> candles = new ArrayList<>();
    for (int n = in.integer(0, MOST_LEVELS); n > 0; n--) {
      Instrument instrument = instruments.read(in);
      PriceKind price = PriceKind.values()[in.integer(0, 2)];
      candles.add(CandleEvent.recorded(instrument, price, Codec.candle(in)));
    }
    return new OfflineGap(from, to, of, candles);
  }

  private static String text(StateReader in) throws IOException {
    return in.text(Payload.LONGEST_TEXT);
  }

  private void head(StateWriter out, int kind, MarketEvent event) throws IOException {
    instruments.write(out.integer(kind), event.instrument());
    out.number(event.eventNanos());
  }

  private void event(StateWriter out, MarketEvent event) throws IOException {
    switch (event) {
      case Trade t -> {
        head(out, 20, t);
        out.text(t.id()).decimal(t.price()).decimal(t.quantity());
        out.flag(t.taker() == OrderSide.BUY);
      }
      case CandleEvent c -> {
        head(out, 21, c);
        out.integer(c.price().ordinal()).flag(c.candle().closed());
        Codec.candle(out, c.candle());
      }
      case MarkPrice m -> {
        head(out, 22, m);
        out.decimal(m.mark());
      }
      case FundingRate f -> {
        head(out, 23, f);
        out.decimal(f.rate()).number(f.settlementNanos()).number(f.interval().toNanos());
        out.flag(f.status() == FundingRate.Status.SETTLED);
      }
      case TopOfBook t -> {
        head(out, 24, t);
        out.decimal(t.bidPrice()).decimal(t.bidQuantity());
        out.decimal(t.askPrice()).decimal(t.askQuantity());
      }
      case BookChange b -> {
        head(out, 25, b);
        out.flag(b.snapshot()).number(b.firstUpdate()).number(b.lastUpdate());
        out.number(b.previousUpdate());
        levels(out, b.bids());
        levels(out, b.asks());
      }
      case StreamGap g -> {
        head(out, 26, g);
        out.constant(g.kind()).number(g.fromNanos()).number(g.toNanos());
        out.constant(g.cause()).flag(g.healed());
      }
      default -> throw new IllegalArgumentException("not an event of a paper account: " + event);
    }
  }

  private MarketEvent event(StateReader in, int kind) throws IOException {
    Instrument of = instruments.read(in);
    long at = in.number();
    return switch (kind) {
      case 20 ->
          new Trade(
              of, at, at, text(in), in.decimal(), in.decimal(),
              in.flag() ? OrderSide.BUY : OrderSide.SELL);
      case 21 -> candle(in, of, at);
      case 22 -> new MarkPrice(of, at, at, in.decimal(), Double.NaN);
      case 23 ->
          new FundingRate(
              of, at, at, in.decimal(), in.number(), Duration.ofNanos(in.number()),
              in.flag() ? FundingRate.Status.SETTLED : FundingRate.Status.ESTIMATE);
      case 24 ->
          new TopOfBook(of, at, at, in.decimal(), in.decimal(), in.decimal(), in.decimal());
      case 25 ->
          new BookChange(
              of, at, at, in.flag(), in.number(), in.number(), in.number(), levels(in),
              levels(in));
      case 26 ->
          new StreamGap(
              of, at, at, in.constant(StreamKind.class), in.number(), in.number(),
              in.constant(StreamGap.Cause.class), in.flag());
      default -> throw StateReader.malformed("found input kind " + kind);
    };
  }

  private static CandleEvent candle(StateReader in, Instrument of, long at) throws IOException {
    PriceKind price = PriceKind.values()[in.integer(0, 2)];
    boolean closed = in.flag();
    Candle c = Codec.candle(in);
    Candle candle =
        closed
            ? c
            : new Candle(
                c.timeframe(), c.openNanos(), c.open(), c.high(), c.low(), c.close(), c.volume(),
                Double.NaN, Double.NaN, -1, false);
    return new CandleEvent(of, at, at, price, candle);
  }

  private static void levels(StateWriter out, BookLevels levels) throws IOException {
    double[] flat = new double[2 * levels.count()];
    for (int i = 0; i < levels.count(); i++) {
      flat[2 * i] = levels.price(i);
      flat[2 * i + 1] = levels.quantity(i);
    }
    out.decimals(flat);
  }

  private static BookLevels levels(StateReader in) throws IOException {
    double[] flat = in.decimals(MOST_LEVELS);
    int n = flat.length / 2;
    double[] prices = new double[n];
    double[] quantities = new double[n];
    for (int i = 0; i < n; i++) {
      prices[i] = flat[2 * i];
      quantities[i] = flat[2 * i + 1];
    }
    return BookLevels.of(prices, quantities, n);
  }
}
