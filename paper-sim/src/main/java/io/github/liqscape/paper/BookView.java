// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.BookLevels;
import io.github.liqscape.market.OrderBook;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The displayed book of one instrument in whole numbers, less what has been taken from it since each level
 * was last stated. A best price only (L1), or levels (L2).
 */
final class BookView {

  private static final int BID = 0;
  private static final int ASK = 1;

  private final Contract contract;
  private final OrderBook levels;
  private boolean deep;
  private boolean stated;
  private long nanos = Long.MIN_VALUE;
  private final long[] best = new long[2];
  private final long[] bestSteps = new long[2];
  /** What we and trades took of a level; and what trades alone took. */
  private final Map<Long, Long> taken = new HashMap<>();
  private final Map<Long, Long> traded = new HashMap<>();

  BookView(Contract contract) {
    this.contract = contract;
    levels = new OrderBook(contract.instrument);
  }

  /** Whether there is a book to trade against. */
  boolean present() {
    return stated;
  }

  boolean deep() {
    return deep;
  }

  long nanos() {
    return nanos;
  }

  /** Number of levels on the side that a taker of this side meets. */
  int offers(OrderSide taker) {
    if (!stated) {
      return 0;
    }
    int side = met(taker);
    return deep ? side == BID ? levels.bids() : levels.asks() : best[side] == 0 ? 0 : 1;
  }

  long offerTicks(OrderSide taker, int level) {
    int side = met(taker);
    return deep
        ? contract.instrument.ticks(
            side == BID ? levels.bidPrice(level) : levels.askPrice(level))
        : best[side];
  }

  /** What is left at a level for a taker of this side. */
  long offered(OrderSide taker, int level) {
    int side = met(taker);
    long ticks = offerTicks(taker, level);
    long shown = deep
        ? contract.scale.wholeSteps(
            side == BID ? levels.bidQuantity(level) : levels.askQuantity(level))
        : bestSteps[side];
    return Math.max(0, shown - taken.getOrDefault(key(side, ticks), 0L));
  }

  /** Best price that a taker of this side meets, 0 if none. */
  long bestOffer(OrderSide taker) {
    return offers(taker) == 0 ? 0 : offerTicks(taker, 0);
  }

  /** Best price on the side where an order of this side rests, 0 if none. */
  long bestOwn(OrderSide side) {
    return bestOffer(side.opposite());
  }

  /** Displayed quantity where an order of this side rests, -1 if the book does not show it. */
  long shown(OrderSide side, long ticks) {
    int n = offers(side.opposite());
    for (int i = 0; i < n; i++) {
      long level = offerTicks(side.opposite(), i);
      if (level == ticks) {
        return deep
            ? contract.scale.wholeSteps(
                side == OrderSide.BUY ? levels.bidQuantity(i) : levels.askQuantity(i))
            : bestSteps[side == OrderSide.BUY ? BID : ASK];
      }
      if (side == OrderSide.BUY ? level < ticks : level > ticks) {
        return 0;
      }
    }
    return deep || n == 0 ? 0 : -1;
  }

  /** What trades took from a level since it was last stated. */
  long tradedAt(OrderSide side, long ticks) {
    return traded.getOrDefault(key(side == OrderSide.BUY ? BID : ASK, ticks), 0L);
  }

  void take(OrderSide taker, int level, long steps) {
    taken.merge(key(met(taker), offerTicks(taker, level)), steps, Long::sum);
  }

  /** A trade eats what is displayed, from the best price to its own. */
  void eat(OrderSide taker, long ticks, long steps) {
    long rest = steps;
    int n = offers(taker);
    for (int i = 0; i < n && rest > 0; i++) {
      long level = offerTicks(taker, i);
      if (taker == OrderSide.BUY ? level > ticks : level < ticks) {
        return;
      }
      long part = Math.min(rest, offered(taker, i));
      if (part > 0) {
        take(taker, i, part);
        traded.merge(key(met(taker), level), part, Long::sum);
        rest -= part;
      }
    }
  }

  /** Whether it says at the same time what has been said: it came twice. */
  boolean repeats(TopOfBook top) {
    return stated && !deep && nanos == top.eventNanos()
        && best[BID] == ticks(top.bidPrice()) && best[ASK] == ticks(top.askPrice())
        && bestSteps[BID] == contract.scale.wholeSteps(top.bidQuantity())
        && bestSteps[ASK] == contract.scale.wholeSteps(top.askQuantity());
  }

  /** Whether it has been applied: a change that the book contains, or the snapshot that it is. */
  boolean repeats(BookChange change) {
    return stated && deep
        && (change.snapshot()
            ? change.lastUpdate() == levels.lastUpdate() && nanos == change.eventNanos()
            : change.lastUpdate() <= levels.lastUpdate());
  }

  private long ticks(double price) {
    return ticks(contract, price);
  }

  /** Ticks of a best price; 0 for NaN, which is none. */
  static long ticks(Contract c, double price) {
    return Double.isNaN(price) ? 0 : c.instrument.ticks(price);
  }

  void top(TopOfBook top) {
    if (deep) {
      return;
    }
    nanos = top.eventNanos();
    stated = true;
    taken.clear();
    traded.clear();
    best[BID] = ticks(top.bidPrice());
    best[ASK] = ticks(top.askPrice());
    bestSteps[BID] = contract.scale.wholeSteps(top.bidQuantity());
    bestSteps[ASK] = contract.scale.wholeSteps(top.askQuantity());
  }

  /** Applies a change; false if the book is out of step now. */
  boolean change(BookChange change) {
    boolean follows = levels.apply(change);
    nanos = change.eventNanos();
    if (!follows) {
      lost();
      return false;
    }
    deep = true;
    stated = true;
    if (change.snapshot()) {
      taken.clear();
      traded.clear();
    } else {
      restate(BID, change.bids());
      restate(ASK, change.asks());
    }
    return true;
  }

  private void restate(int side, BookLevels of) {
    for (int i = 0; i < of.count(); i++) {
      long key = key(side, contract.instrument.ticks(of.price(i)));
      taken.remove(key);
      traded.remove(key);
    }
  }

  /** Nothing is known any more, until the book is stated anew. */
  void lost() {
    levels.clear();
    stated = false;
    taken.clear();
    traded.clear();
    best[BID] = 0;
    best[ASK] = 0;
  }

  /** Middle of the best prices as a mark, 0 without both. */
  long middle() {
    long bid = bestOffer(OrderSide.SELL);
    long ask = bestOffer(OrderSide.BUY);
    return bid == 0 || ask == 0
        ? 0
        : (contract.scale.markOfTicks(bid) + contract.scale.markOfTicks(ask)) / 2;
  }

  private static int met(OrderSide taker) {
    return taker == OrderSide.BUY ? ASK : BID;
  }

  private static long key(int side, long ticks) {
    return 2 * ticks + side;
  }

  void save(StateWriter out) throws IOException {
    out.flag(deep).flag(stated).number(nanos);
    out.numbers(best).numbers(bestSteps);
    map(out, taken);
    map(out, traded);
    if (deep && stated) {
      out.number(levels.lastUpdate()).number(levels.eventNanos());
      int bids = levels.bids();
      int asks = levels.asks();
      double[] side = new double[2 * bids];
      for (int i = 0; i < bids; i++) {
        side[2 * i] = levels.bidPrice(i);
        side[2 * i + 1] = levels.bidQuantity(i);
      }
      out.decimals(side);
      side = new double[2 * asks];
      for (int i = 0; i < asks; i++) {
        side[2 * i] = levels.askPrice(i);
        side[2 * i + 1] = levels.askQuantity(i);
      }
      out.decimals(side);
    }
  }

  void restore(StateReader in) throws IOException {
    deep = in.flag();
    stated = in.flag();
    nanos = in.number();
    System.arraycopy(in.numbers(2), 0, best, 0, 2);
    System.arraycopy(in.numbers(2), 0, bestSteps, 0, 2);
    map(in, taken);
    map(in, traded);
    if (deep && stated) {
      long update = in.number();
      long at = in.number();
      levels.apply(
          new BookChange(
              contract.instrument, at, at, true, update, update, -1, side(in), side(in)));
    }
  }

  private static BookLevels side(StateReader in) throws IOException {
    double[] side = in.decimals(2_000_000);
    int n = side.length / 2;
    double[] prices = new double[n];
    double[] quantities = new double[n];
    for (int i = 0; i < n; i++) {
      prices[i] = side[2 * i];
      quantities[i] = side[2 * i + 1];
    }
    return BookLevels.of(prices, quantities, n);
  }

  private static void map(StateWriter out, Map<Long, Long> map) throws IOException {
    long[] flat = new long[2 * map.size()];
    int i = 0;
    for (Map.Entry<Long, Long> entry : new TreeMap<>(map).entrySet()) {
      flat[i++] = entry.getKey();
      flat[i++] = entry.getValue();
    }
    out.numbers(flat);
  }

  private static void map(StateReader in, Map<Long, Long> map) throws IOException {
    map.clear();
    long[] flat = in.numbers(2_000_000);
    for (int i = 0; i + 1 < flat.length; i += 2) {
      map.put(flat[i], flat[i + 1]);
    }
  }
}
