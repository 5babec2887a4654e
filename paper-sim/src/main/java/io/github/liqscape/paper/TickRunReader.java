// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.market.Trade;
import io.github.liqscape.state.StateReader;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link TickRun} has packed. */
final class TickRunReader {

  private static final int MOST_SHIFT = 63;

  private final List<TickBase> bases = new ArrayList<>();
  private final ByteArrayInputStream bytes;
  private final DataInputStream in;
  private @Nullable TickBase last;
  private long lastNanos;

  TickRunReader(List<Instrument> instruments, byte[] run) {
    for (Instrument of : instruments) {
      bases.add(new TickBase(bases.size(), of));
    }
    bytes = new ByteArrayInputStream(run);
    in = new DataInputStream(bytes);
  }

  boolean hasNext() {
    return bytes.available() > 0;
  }

  MarketEvent next() throws IOException {
    int head = in.readUnsignedByte();
    TickBase base = (head & TickRun.SAME_INSTRUMENT) != 0 ? last : base(number());
    if (base == null) {
      throw StateReader.malformed("the first tick of a run names no instrument");
    }
    long since = number();
    long at =
        lastNanos
            + ((head & TickRun.WHOLE_MILLIS) != 0
                ? since * TickRun.MILLI
                : since);
    last = base;
    lastNanos = at;
    return switch (head & TickRun.KIND) {
      case TickRun.TRADE -> {
        double price = decimal(base.pricePower, base.price);
        base.price = units(price, base.pricePower, base.price);
        double quantity = decimal(base.sizePower, 0);
        yield new Trade(
            base.instrument, at, at, id(base, head >> TickRun.ID_SHIFT & TickRun.KIND), price,
            quantity, (head & TickRun.BUYER) != 0 ? OrderSide.BUY : OrderSide.SELL);
      }
      case TickRun.MARK -> {
        double mark = decimal(base.markPower, base.mark);
        base.mark = units(mark, base.markPower, base.mark);
        yield new MarkPrice(base.instrument, at, at, mark, Double.NaN);
      }
      case TickRun.TOP -> {
        double bid = decimal(base.pricePower, base.bid);
        base.bid = units(bid, base.pricePower, base.bid);
        double bidSize = decimal(base.sizePower, 0);
        double ask = decimal(base.pricePower, base.ask);
        base.ask = units(ask, base.pricePower, base.ask);
        yield new TopOfBook(base.instrument, at, at, bid, bidSize, ask, decimal(base.sizePower, 0));
      }
      default -> throw StateReader.malformed("found kind " + (head & TickRun.KIND) + " of a tick");
    };
  }

  private TickBase base(long number) throws IOException {
    if (number < 0 || number >= bases.size()) {
      throw StateReader.malformed(
          "expected an instrument in [0, " + (bases.size() - 1) + "], found " + number);
    }
    return bases.get((int) number);
  }

  private String id(TickBase base, int form) throws IOException {
    return switch (form) {
      case TickRun.ID_NUMBER -> {
        base.id += number();
        yield Long.toString(base.id);
      }
      case TickRun.ID_UUID -> new UUID(in.readLong(), in.readLong()).toString();
      case TickRun.ID_TEXT -> text();
      default -> throw StateReader.malformed("found form " + form + " of a trade id");
    };
  }

  private String text() throws IOException {
    long length = number();
    if (length < 1 || length > bytes.available()) {
      throw StateReader.malformed("found an id of " + length + " bytes");
    }
    byte[] text = new byte[(int) length];
    in.readFully(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private double decimal(double power, long lastUnits) throws IOException {
    long value = number();
    return (value & 1) != 0
        ? Double.longBitsToDouble(in.readLong())
        : (double) (lastUnits + value / 2) / power;
  }

  /** Of a value that was read; the last one if it has none, as when it was written. */
  private static long units(double value, double power, long lastUnits) {
    long units = TickBase.units(value, power);
    return units < 0 ? lastUnits : units;
  }

  private long number() throws IOException {
    long zigzag = 0;
    for (int shift = 0; shift <= MOST_SHIFT; shift += 7) {
      int next = in.readUnsignedByte();
      zigzag |= (long) (next & 0x7F) << shift;
      if ((next & 0x80) == 0) {
        return (zigzag >>> 1) ^ -(zigzag & 1);
      }
    }
    throw StateReader.malformed("found a number without an end");
  }
}
