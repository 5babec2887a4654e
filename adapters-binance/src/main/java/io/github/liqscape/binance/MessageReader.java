// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.feed.FrameSink;
import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.market.Trade;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of each message mean. Source: developers.binance.com/docs/derivatives, pages
 * "Aggregate Trade Streams", "Mark Price Stream", "Kline/Candlestick Streams", "Liquidation Order
 * Streams", "Individual Symbol Book Ticker Streams", "Diff. Book Depth Streams", "Contract Info
 * Stream".
 *
 * <p>Threading: single thread.
 */
final class MessageReader {

  private static final int A = Key.of('A');
  private static final int B = Key.of('B');
  private static final int E = Key.of('E');
  private static final int P = Key.of('p');
  private static final int Q = Key.of('q');
  private static final int R = Key.of('r');
  private static final int S = Key.of('S');
  private static final int T = Key.of('T');
  private static final int Z = Key.of('z');
  private static final int ASKS = Key.of('a');
  private static final int BIDS = Key.of('b');

  private final Market market;
  private final Wanted wanted;
  private final JsonText text;
  private final TierTables tiers;
  private final FundingIntervals intervals;
  private final FieldChecks checks = new FieldChecks();
  private long receivedNanos;
  private @Nullable FrameSink sink;

  MessageReader(
      Market market, Wanted wanted, JsonText text, TierTables tiers, FundingIntervals intervals) {
    this.market = market;
    this.wanted = wanted;
    this.text = text;
    this.tiers = tiers;
    this.intervals = intervals;
  }

  /** Says where the events of the next frame go. */
  void begin(long received, FrameSink to) {
    receivedNanos = received;
    sink = to;
  }

  private FrameSink sink() {
    return Objects.requireNonNull(sink, "sink");
  }

  /**
   * Reads one message.
   *
   * @param f the message
   * @param body what it is about: the message itself, or the object inside
   */
  void read(MessageType type, Fields f, Fields body, Instrument instrument) {
    checks.begin(type.id);
    boolean asked =
        switch (type) {
          case AGGREGATE_TRADE -> wanted.trades && trade(f, instrument);
          case MARK_PRICE -> markPrice(f, instrument);
          case CANDLE -> wanted.candles && candle(f, body, instrument);
          case FORCED_ORDER -> wanted.forcedOrders && forcedOrder(body, instrument);
          case TOP_OF_BOOK -> wanted.tops && topOfBook(f, instrument);
          case BOOK -> wanted.books && bookChange(f, instrument);
          case CONTRACT -> contract(f, instrument);
          case OTHER -> false;
        };
    if (checks.failed()) {
      BinanceDecoder.malformed(instrument, checks.fault(), sink());
    } else if (!asked) {
      sink().skipped();
    }
  }

  private boolean trade(Fields f, Instrument instrument) {
    long number = checks.whole(f, ASKS, "a");
    double price = checks.positive(f, P, "p");
    double quantity = checks.positive(f, Q, "q");
    long time = checks.time(f, T, "T");
    boolean takerSold = checks.flag(f, Key.of('m'), "m");
    if (!checks.failed()) {
      OrderSide taker = takerSold ? OrderSide.SELL : OrderSide.BUY;
      sink()
          .trade(
              new Trade(instrument, time, receivedNanos, f.text(ASKS), price, quantity, taker),
              number);
    }
    return true;
  }

  /** The mark price is the probe: it ticks every second, whether or not anybody asked for it. */
  private boolean markPrice(Fields f, Instrument instrument) {
    long time = checks.time(f, E, "E");
    double mark = checks.positive(f, P, "p");
    double index = checks.positiveOrNone(f, Key.of('i'), "i");
    if (checks.failed()) {
      return true;
    }
    sink().probe(instrument, time);
    if (wanted.marks) {
      sink().event(new MarkPrice(instrument, time, receivedNanos, mark, index));
    }
    // Contracts with an expiry pay no funding: r is empty and T is 0.
    if (wanted.funding && f.given(R)) {
      double rate = f.decimal(R);
      long settlement = checks.time(f, T, "T");
      if (!(Math.abs(rate) <= 0.2)) {
        checks.fail("r", "in [-0.2, 0.2]", f.shown(R));
      }
      if (!checks.failed()) {
        sink()
            .event(
                new FundingRate(
                    instrument,
                    time,
                    receivedNanos,
                    rate,
                    settlement,
                    intervals.of(instrument.symbol()),
                    FundingRate.Status.ESTIMATE));
      }
    }
    return true;
  }

  private boolean candle(Fields f, Fields k, Instrument instrument) {
    boolean closed = checks.flag(k, Key.of('x'), "x");
    boolean oneMinute = k.is(Key.of('i'), Timeframe.M1.code());
    if (!oneMinute) {
      return false;
    }
    long time = checks.time(f, E, "E");
    long open = checks.time(k, Key.of('t'), "t");
    double first = checks.positive(k, Key.of('o'), "o");
    double high = checks.positive(k, Key.of('h'), "h");
    double low = checks.positive(k, Key.of('l'), "l");
    double last = checks.positive(k, Key.of('c'), "c");
    double volume = checks.notNegative(k, Key.of('v'), "v");
    double takerBuy = checks.notNegative(k, Key.of('V'), "V");
    double quoted = checks.notNegative(k, Q, "q");
    long count = checks.whole(k, Key.of('n'), "n");
    if (count > Integer.MAX_VALUE) {
      checks.fail("n", "a number of trades", k.shown(Key.of('n')));
    }
    if (!checks.failed()) {
      sink()
          .event(
              new CandleEvent(
                  instrument,
                  time,
                  receivedNanos,
                  PriceKind.LAST,
                  new Candle(
                      Timeframe.M1,
                      open,
                      first,
                      high,
                      low,
                      last,
                      volume,
                      quoteVolume(instrument, volume, quoted),
                      takerBuy,
                      (int) count,
                      closed)));
    }
    return true;
  }

  /**
   * COIN-M puts coins where USD-M puts quote currency; the contract size gives it without a price.
   */
  static double quoteVolume(Instrument instrument, double volume, double quoted) {
    return instrument.contractType() == ContractType.INVERSE
        ? instrument.notional(volume, Double.NaN)
        : quoted;
  }

  /** {@code S} is the side of the order that closes the position: SELL liquidates a long. */
  private boolean forcedOrder(Fields o, Instrument instrument) {
    boolean sell = o.is(S, "SELL");
    if (!sell && !o.is(S, "BUY")) {
      checks.fail("S", "SELL or BUY", o.shown(S));
    }
    double quantity = o.has(Z) ? checks.positive(o, Z, "z") : checks.positive(o, Q, "q");
    double fill = checks.positiveOrNone(o, Key.AVERAGE_PRICE, "ap");
    double bankruptcy = checks.positiveOrNone(o, P, "p");
    long time = checks.time(o, T, "T");
    if (Double.isNaN(fill) && Double.isNaN(bankruptcy)) {
      checks.fail("p", "a number > 0 where ap is none", o.shown(P));
    }
    if (!checks.failed()) {
      sink()
          .event(
              new ForcedOrder(
                  instrument,
                  time,
                  receivedNanos,
                  sell ? PositionSide.LONG : PositionSide.SHORT,
                  quantity,
                  fill,
                  bankruptcy,
                  ForcedOrder.Completeness.SAMPLED));
    }
    return true;
  }

  private boolean topOfBook(Fields f, Instrument instrument) {
    double bid = checks.positiveOrNone(f, BIDS, "b");
    double bidQuantity = checks.notNegative(f, B, "B");
    double ask = checks.positiveOrNone(f, ASKS, "a");
    double askQuantity = checks.notNegative(f, A, "A");
    long time = checks.time(f, T, "T");
    if (!checks.failed()) {
      sink()
          .event(
              new TopOfBook(instrument, time, receivedNanos, bid, bidQuantity, ask, askQuantity));
    }
    return true;
  }

  private boolean bookChange(Fields f, Instrument instrument) {
    long first = checks.whole(f, Key.of('U'), "U");
    long last = checks.whole(f, Key.of('u'), "u");
    long previous = checks.whole(f, Key.PREVIOUS_UPDATE, "pu");
    long time = checks.time(f, T, "T");
    LevelColumns bids = levels(f, BIDS, "b");
    LevelColumns asks = levels(f, ASKS, "a");
    if (last < first) {
      checks.fail("u", "at least U", f.shown(Key.of('u')));
    }
    if (!checks.failed() && bids != null && asks != null) {
      sink()
          .event(
              new BookChange(
                  instrument,
                  time,
                  receivedNanos,
                  false,
                  first,
                  last,
                  previous,
                  bids.levels(),
                  asks.levels()));
    }
    return true;
  }

  private @Nullable LevelColumns levels(Fields f, int key, String name) {
    LevelColumns levels = f.levels(key);
    if (levels == null) {
      checks.fail(name, "pairs of price and quantity", f.shown(key));
    } else if (!levels.good()) {
      checks.fail(name, "prices > 0 and quantities >= 0", levels.shownBad());
    }
    return levels;
  }

  /** Brackets come only when they change; a mere change of status is left out. */
  private boolean contract(Fields f, Instrument instrument) {
    if (!f.given(Key.BRACKETS)) {
      return false;
    }
    long time = checks.time(f, E, "E");
    if (!f.isArray(Key.BRACKETS)) {
      checks.fail("bks", "a list of brackets", f.shown(Key.BRACKETS));
    }
    if (!checks.failed()) {
      String brackets = text.text(f.start(Key.BRACKETS), f.end(Key.BRACKETS));
      tiers.live(instrument.symbol(), Brackets.ofContractInfo(market, time, brackets));
    }
    return true;
  }
}
