// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.market;

import io.github.liqscape.instrument.Instrument;
import java.util.Arrays;
import java.util.Objects;

/**
 * An order book kept from {@link BookChange}s. Level 0 of a side is the best price.
 *
 * <p>Threading: single writer; readers on the same thread.
 */
public final class OrderBook {

  private final Instrument instrument;
  private final Ladder bids = new Ladder(-1);
  private final Ladder asks = new Ladder(1);
  private boolean synced;
  private long lastUpdate = -1;
  private long eventNanos;

  /** An empty book, out of step until the first snapshot. */
  public OrderBook(Instrument instrument) {
    this.instrument = Objects.requireNonNull(instrument, "instrument");
  }

  /**
   * Applies a change.
   *
   * @return false if it does not follow what is here: the book is emptied and waits for a snapshot
   * @throws IllegalArgumentException if it is of another instrument
   */
  public boolean apply(BookChange change) {
    if (!change.instrument().equals(instrument)) {
      throw new IllegalArgumentException(
          "change must be of " + instrument + ", was of " + change.instrument());
    }
    if (change.snapshot()) {
      bids.clear();
      asks.clear();
    } else if (!synced || change.previousUpdate() != lastUpdate) {
      clear();
      return false;
    }
    bids.apply(change.bids());
    asks.apply(change.asks());
    lastUpdate = change.lastUpdate();
    eventNanos = change.eventNanos();
    synced = true;
    return true;
  }

  /** Empties the book, after a gap; it waits for a snapshot. */
  public void clear() {
    bids.clear();
    asks.clear();
    synced = false;
    lastUpdate = -1;
  }

  /** Whether the book stands on a snapshot and every change since. */
  public boolean synced() {
    return synced;
  }

  public Instrument instrument() {
    return instrument;
  }

  /** The venue's number of the newest update, -1 if out of step. */
  public long lastUpdate() {
    return lastUpdate;
  }

  /** Venue time of the newest update. */
  public long eventNanos() {
    return eventNanos;
  }

  /** Number of bid levels. */
  public int bids() {
    return bids.count;
  }

  /** Number of ask levels. */
  public int asks() {
    return asks.count;
  }

  /** Price of a bid level, 0 is the highest. */
  public double bidPrice(int level) {
    return bids.price(level);
  }

  /** Quantity of a bid level. */
  public double bidQuantity(int level) {
    return bids.quantity(level);
  }

  /** Price of an ask level, 0 is the lowest. */
  public double askPrice(int level) {
    return asks.price(level);
  }

  /** Quantity of an ask level. */
  public double askQuantity(int level) {
    return asks.quantity(level);
  }

  /** Whether the best bid is at or above the best ask: never so in a book that is in step. */
  public boolean crossed() {
    return bids.count > 0 && asks.count > 0 && bids.price(0) >= asks.price(0);
  }

  /** Best bid and ask as an event, NaN where a side is empty. */
  public TopOfBook top(long receivedNanos) {
    boolean bid = bids.count > 0;
    boolean ask = asks.count > 0;
    return new TopOfBook(
        instrument,
        eventNanos,
        receivedNanos,
        bid ? bids.price(0) : Double.NaN,
        bid ? bids.quantity(0) : 0,
        ask ? asks.price(0) : Double.NaN,
        ask ? asks.quantity(0) : 0);
  }

  /** One side, worst price first, so that the busy best prices move few entries. */
  private static final class Ladder {

    private final int sign;
    private double[] keys = new double[64];
    private double[] quantities = new double[64];
    private int count;

    /**
     * @param sign +1 if the lowest price is the best, -1 if the highest is
     */
    Ladder(int sign) {
      this.sign = sign;
    }

    void clear() {
      count = 0;
    }

    double price(int level) {
      return -sign * keys[at(level)];
    }

    double quantity(int level) {
      return quantities[at(level)];
    }

    private int at(int level) {
      if (level < 0 || level >= count) {
        throw new IndexOutOfBoundsException(
            "level must be in [0, " + count + "), was " + level);
      }
      return count - 1 - level;
    }

    void apply(BookLevels levels) {
      for (int i = 0; i < levels.count(); i++) {
        set(-sign * levels.price(i), levels.quantity(i));
      }
    }

    private void set(double key, double quantity) {
      int i = Arrays.binarySearch(keys, 0, count, key);
      if (i >= 0) {
        if (quantity > 0) {
          quantities[i] = quantity;
        } else {
          count--;
          System.arraycopy(keys, i + 1, keys, i, count - i);
          System.arraycopy(quantities, i + 1, quantities, i, count - i);
        }
      } else if (quantity > 0) {
        insert(-i - 1, key, quantity);
      }
    }

    private void insert(int i, double key, double quantity) {
      if (count == keys.length) {
        keys = Arrays.copyOf(keys, 2 * count);
        quantities = Arrays.copyOf(quantities, 2 * count);
      }
      System.arraycopy(keys, i, keys, i + 1, count - i);
      System.arraycopy(quantities, i, quantities, i + 1, count - i);
      keys[i] = key;
      quantities[i] = quantity;
      count++;
    }
  }
}
