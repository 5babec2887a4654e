// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.market.Trade;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ticks that brought nothing about, which is most of what a market says, packed into one journal entry. One
 * costs some 8 bytes, an entry of its own cost 100. Every bit comes back: what does not fit the short form
 * of a field is written whole.
 *
 * <p>A tick: one byte of {@link #KIND kind} and flags; the instrument's number if it is another than the
 * last tick's; time since the last tick, in milliseconds if it is whole ones; then its fields, each as its
 * distance from the last one of this instrument. Numbers are zigzag varints.
 */
final class TickRun {

  static final int TRADE = 0;
  static final int MARK = 1;
  static final int TOP = 2;
  /** Bits of the first byte. */
  static final int KIND = 0b11;
  static final int SAME_INSTRUMENT = 0b100;
  static final int WHOLE_MILLIS = 0b1000;
  static final int BUYER = 0b10000;
  static final int ID_SHIFT = 5;
  static final int ID_TEXT = 0;
  static final int ID_NUMBER = 1;
  static final int ID_UUID = 2;

  static final long MILLI = 1_000_000;

  /** A run is written when it is so long: so much of what was heard can be lost in a crash. */
  private static final int MOST_TICKS = 1_000;
  private static final int MOST_BYTES = 1 << 15;
  private static final long LONGEST_NANOS = 5_000 * MILLI;
  private static final int LONGEST_NUMBER = 10;

  private final Map<Instrument, TickBase> bases = new HashMap<>();
  private byte[] bytes = new byte[1 << 10];
  private int size;
  private int count;
  private @Nullable TickBase last;
  private long lastNanos;
  private long firstNow;
  private long now;

  TickRun(List<Instrument> instruments) {
    for (Instrument of : instruments) {
      bases.put(of, new TickBase(bases.size(), of));
    }
  }

  int count() {
    return count;
  }

  int size() {
    return size;
  }

  /** Event time of the account after the newest tick. */
  long now() {
    return now;
  }

  boolean full() {
    return count >= MOST_TICKS || size >= MOST_BYTES || now - firstNow >= LONGEST_NANOS;
  }

  /** Appends an event; false if it is none that can be packed, and nothing is done. */
  boolean add(MarketEvent event, long accountNow) {
    TickBase before = last;
    TickBase base =
        before != null && before.instrument.equals(event.instrument())
            ? before
            : bases.get(event.instrument());
    if (base == null) {
      return false;
    }
    int kind =
        switch (event) {
          case Trade trade -> TRADE;
          case MarkPrice mark -> MARK;
          case TopOfBook top -> TOP;
          default -> -1;
        };
    if (kind < 0) {
      return false;
    }
    if (count == 0) {
      firstNow = accountNow;
      lastNanos = 0;
      bases.values().forEach(TickBase::begin);
      before = null;
    }
    long nanos = event.eventNanos() - lastNanos;
    boolean millis = nanos % MILLI == 0;
    int head =
        kind | (base == before ? SAME_INSTRUMENT : 0) | (millis ? WHOLE_MILLIS : 0);
    int at = size;
    put(head);
    if (base != before) {
      number(base.number);
    }
    number(millis ? nanos / MILLI : nanos);
    switch (event) {
      case Trade trade -> {
        // Found first: it may move the bytes to a larger array.
        int flags = trade(base, trade);
        bytes[at] = (byte) (head | flags);
      }
      case MarkPrice mark -> base.mark = decimal(mark.mark(), base.markPower, base.mark);
      case TopOfBook top -> {
        base.bid = decimal(top.bidPrice(), base.pricePower, base.bid);
        decimal(top.bidQuantity(), base.sizePower, 0);
        base.ask = decimal(top.askPrice(), base.pricePower, base.ask);
        decimal(top.askQuantity(), base.sizePower, 0);
      }
      default -> throw new IllegalStateException("not a tick: " + event);
    }
    last = base;
    lastNanos = event.eventNanos();
    now = accountNow;
    count++;
    return true;
  }

  /** Writes a trade; returns its flags. */
  private int trade(TickBase base, Trade trade) {
    base.price = decimal(trade.price(), base.pricePower, base.price);
    decimal(trade.quantity(), base.sizePower, 0);
    int flags = trade.taker() == OrderSide.BUY ? BUYER : 0;
    String id = trade.id();
    long number = TickIds.number(id);
    if (number >= 0) {
      number(number - base.id);
      base.id = number;
      return flags | ID_NUMBER << ID_SHIFT;
    }
    if (TickIds.isUuid(id)) {
      UUID uuid = TickIds.uuid(id);
      whole(uuid.getMostSignificantBits());
      whole(uuid.getLeastSignificantBits());
      return flags | ID_UUID << ID_SHIFT;
    }
    byte[] text = id.getBytes(StandardCharsets.UTF_8);
    number(text.length);
    room(text.length);
    System.arraycopy(text, 0, bytes, size, text.length);
    size += text.length;
    return flags | ID_TEXT << ID_SHIFT;
  }

  /** The bytes of the run, which is empty after that. */
  byte[] take() {
    byte[] taken = Arrays.copyOf(bytes, size);
    size = 0;
    count = 0;
    last = null;
    return taken;
  }

  // ---- fields ---------------------------------------------------------------------------------

  /**
   * A distance from the last value, doubled; or 1 and all bits of the value.
   *
   * @return the value in units, the last one if it has none
   */
  private long decimal(double value, double power, long lastUnits) {
    long units = TickBase.units(value, power);
    if (units < 0) {
      number(1);
      whole(Double.doubleToRawLongBits(value));
      return lastUnits;
    }
    number(2 * (units - lastUnits));
    return units;
  }

  private void number(long value) {
    room(LONGEST_NUMBER);
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  private void whole(long value) {
    room(Long.BYTES);
    ByteBuffer.wrap(bytes).putLong(size, value);
    size += Long.BYTES;
  }

  private void put(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }

  /** What was packed, in order. */
  static List<MarketEvent> read(List<Instrument> instruments, byte[] run)
      throws IOException {
    TickRunReader reader = new TickRunReader(instruments, run);
    List<MarketEvent> events = new ArrayList<>();
    while (reader.hasNext()) {
      events.add(reader.next());
    }
    return events;
  }
}
