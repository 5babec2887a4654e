// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.synthetic;

import io.github.liqscape.instrument.PositionSide;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everyone who holds something: the traders' positions, each found by the price or time at which
 * something happens to it, and the market maker's inventory. Quantities are whole lots, so that the
 * two sides balance exactly.
 */
final class Population {

  /** Why a position ended. */
  enum End {
    CHOICE,
    TAKE_PROFIT,
    STOP,
    LIQUIDATION
  }

  private static final class Book {
    final List<Position> open = new ArrayList<>();
    final TriggerHeap adverse = new TriggerHeap(Position::adverseKey);
    final TriggerHeap favourable = new TriggerHeap(Position::favourableKey);
    long lots;
  }

  private final Book longs = new Book();
  private final Book shorts = new Book();
  private final TriggerHeap closings = new TriggerHeap(Position::closingKey);
  private final long[] ends = new long[End.values().length];
  private long makerLots;
  private long initial;
  private long opened;
  private long toppedUp;

  /**
   * Adds a position that stood open before the market began, and the maker's share of its trade.
   */
  void begin(Position position) {
    initial++;
    trade(position.side.sign() * position.lots);
    enter(position);
  }

  /** Adds a position whose opening trade with the maker is done. */
  void open(Position position) {
    opened++;
    enter(position);
  }

  private void enter(Position position) {
    Book book = book(position.side);
    position.slot = book.open.size();
    book.open.add(position);
    book.adverse.add(position);
    book.favourable.add(position);
    closings.add(position);
    book.lots += position.lots;
  }

  /** Books the maker's half of a trade in which a trader bought so many lots (negative: sold). */
  void trade(long boughtLots) {
    makerLots -= boughtLots;
  }

  /** Removes a position whose closing trade with the maker is done. */
  void close(Position position, End end) {
    position.close();
    ends[end.ordinal()]++;
    Book book = book(position.side);
    Position last = book.open.remove(book.open.size() - 1);
    if (last != position) {
      book.open.set(position.slot, last);
      last.slot = position.slot;
    }
    book.lots -= position.lots;
  }

  void topUp(Position position) {
    toppedUp++;
    position.topUp();
    book(position.side).adverse.add(position);
  }

  /** Pays funding at this rate and mark: positive, and the longs pay. */
  void payFunding(double rate, double mark) {
    for (Book book : List.of(longs, shorts)) {
      for (Position p : book.open) {
        double key = p.adverseKey();
        p.pay(p.side.sign() * rate * p.quantity * mark);
        if (p.adverseKey() != key) {
          book.adverse.add(p);
        }
      }
    }
  }

  /** The next position of a side with a stop, top-up or liquidation at this mark; null if none. */
  @Nullable Position nextAdverse(PositionSide side, double mark) {
    return book(side).adverse.pollUpTo(-side.sign() * mark);
  }

  /** The next position of a side whose take-profit this mark has reached; null if none. */
  @Nullable Position nextFavourable(PositionSide side, double mark) {
    return book(side).favourable.pollUpTo(side.sign() * mark);
  }

  /** Epoch milliseconds of the next voluntary close; infinite if nobody is left. */
  double nextClosingMillis() {
    return closings.firstKey();
  }

  @Nullable Position pollClosing() {
    return closings.pollUpTo(Double.POSITIVE_INFINITY);
  }

  /** Contracts that exist, in lots. */
  long openInterestLots() {
    long maker = Math.max(makerLots, 0);
    assert longs.lots + maker == shorts.lots + Math.max(-makerLots, 0) : "the sides must balance";
    return longs.lots + maker;
  }

  long lots(PositionSide side) {
    return book(side).lots;
  }

  long makerLots() {
    return makerLots;
  }

  int size(PositionSide side) {
    return book(side).open.size();
  }

  TruePosition[] snapshot(PositionSide side) {
    return book(side).open.stream()
        .map(
            p ->
                new TruePosition(
                    p.side, p.quantity, p.entry, p.wallet(), p.liquidation(), p.stop,
                    p.openedNanos))
        .toArray(TruePosition[]::new);
  }

  PositionCounts counts(long refused) {
    return new PositionCounts(
        initial,
        opened,
        ends[End.CHOICE.ordinal()],
        ends[End.TAKE_PROFIT.ordinal()],
        ends[End.STOP.ordinal()],
        ends[End.LIQUIDATION.ordinal()],
        toppedUp,
        refused);
  }

  private Book book(PositionSide side) {
    return side == PositionSide.LONG ? longs : shorts;
  }
}
