// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.liqscape.feed.FrameSink;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.BookLevels;
import io.github.liqscape.market.TopOfBook;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Frames of {@code orderbook.N}. Level 1 becomes the top of the book, any other the book.
 *
 * <p>The time of a book is {@code cts}, when the matching engine made it: that is the clock of a
 * trade's {@code T}, so books and trades can be told in order. Where it is absent, {@code ts}.
 *
 * <p>Threading: single thread.
 */
final class BookFrames {

  /** Bybit sends 1,000 a side at most. */
  private static final int MOST_LEVELS = 4_096;

  private final Asked asked;
  private final Levels bids = new Levels("b");
  private final Levels asks = new Levels("a");
  private final Map<Instrument, Long> lastTop = new HashMap<>();

  BookFrames(Asked asked) {
    this.asked = asked;
  }

  void read(Frame frame, boolean top, FrameSink sink) throws IOException, Unreadable {
    String symbol = frame.symbol();
    long update = FrameHead.NONE;
    bids.count = 0;
    asks.count = 0;
    try (JsonParser p = frame.data()) {
      if (p.currentToken() != JsonToken.START_OBJECT) {
        throw Unreadable.field("data", "an object", p.getText());
      }
      while (p.nextToken() != JsonToken.END_OBJECT) {
        String name = p.currentName();
        p.nextToken();
        switch (name) {
          case "s" -> symbol = Fields.text(p, name);
          case "u" -> update = Fields.whole(p, name);
          case "b" -> bids.read(p);
          case "a" -> asks.read(p);
          default -> p.skipChildren();
        }
      }
    }
    Instrument instrument = asked.instrument(symbol);
    if (instrument == null) {
      sink.foreign();
      return;
    }
    Required.present("u", update != FrameHead.NONE);
    long time =
        frame.head().ctsNanos != FrameHead.NONE ? frame.head().ctsNanos : frame.head().sentNanos();
    // Number 1 is a book that starts anew, after a restart at the venue, whatever it is called.
    boolean snapshot = update == 1 || snapshot(frame);
    if (top) {
      top(instrument, time, frame, snapshot, update, sink);
    } else {
      sink.event(
          new BookChange(
              instrument,
              time,
              frame.receivedNanos(),
              snapshot,
              update,
              update,
              snapshot ? -1 : update - 1,
              bids.levels(),
              asks.levels()));
    }
  }

  private void top(
      Instrument instrument,
      long time,
      Frame frame,
      boolean snapshot,
      long update,
      FrameSink sink) {
    Long last = lastTop.put(instrument, update);
    // Level 1 is sent whole, and again after 3 s without a change, under the same number.
    if (!snapshot || (last != null && last == update)) {
      sink.skipped();
      return;
    }
    sink.event(
        new TopOfBook(
            instrument,
            time,
            frame.receivedNanos(),
            bids.count > 0 ? bids.prices[0] : Double.NaN,
            bids.count > 0 ? bids.quantities[0] : 0,
            asks.count > 0 ? asks.prices[0] : Double.NaN,
            asks.count > 0 ? asks.quantities[0] : 0));
  }

  private static boolean snapshot(Frame frame) throws Unreadable {
    String type = String.valueOf(frame.head().type);
    return switch (type) {
      case "snapshot" -> true;
      case "delta" -> false;
      default -> throw Unreadable.field("type", "snapshot or delta", type);
    };
  }

  /** One side of a frame. */
  private static final class Levels {

    private final String field;
    private double[] prices = new double[64];
    private double[] quantities = new double[64];
    private int count;

    Levels(String field) {
      this.field = field;
    }

    void read(JsonParser p) throws IOException, Unreadable {
      count = 0;
      start(p, "a list");
      while (p.nextToken() != JsonToken.END_ARRAY) {
        start(p, "a list of [price, quantity]");
        if (count == MOST_LEVELS) {
          throw new Unreadable(field + " must hold at most " + MOST_LEVELS + " levels");
        }
        if (count == prices.length) {
          prices = Arrays.copyOf(prices, 2 * count);
          quantities = Arrays.copyOf(quantities, 2 * count);
        }
        p.nextToken();
        prices[count] = Fields.positive(p, field);
        p.nextToken();
        quantities[count] = Fields.notNegative(p, field);
        if (p.nextToken() != JsonToken.END_ARRAY) {
          throw Unreadable.field(field, "a list of [price, quantity]", p.getText());
        }
        count++;
      }
    }

    BookLevels levels() {
      return BookLevels.of(prices, quantities, count);
    }

    private void start(JsonParser p, String allowed) throws IOException, Unreadable {
      if (p.currentToken() != JsonToken.START_ARRAY) {
        throw Unreadable.field(field, allowed, p.getText());
      }
    }
  }
}
