// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import io.github.liqscape.feed.FrameDecoder;
import io.github.liqscape.feed.FrameSink;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.spi.Subscription;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of a stream socket: bare messages, messages in the combined envelope, arrays of
 * them, and the answers to our requests.
 *
 * <p>A frame is scanned once into {@link Fields} and checked to its last character before anything
 * of it is delivered, so half a frame brings no event; one whose {@link Outlines} are known needs no
 * scan. No tree is built and no exception is used; what the message means stands in {@link
 * MessageReader}.
 *
 * <p>Threading: single thread.
 */
final class BinanceDecoder implements FrameDecoder {

  private static final int LONGEST_REASON = 200;

  private final JsonText text = new JsonText();
  private final Fields frame = Fields.message(text);
  private final Outlines outlines = new Outlines(text);
  private final Wanted wanted;
  private final int market;
  private final MessageReader reader;

  BinanceDecoder(
      Market market, Subscription subscription, TierTables tiers, FundingIntervals intervals) {
    this.wanted = new Wanted(subscription);
    this.market = market.number;
    this.reader = new MessageReader(market, wanted, text, tiers, intervals);
  }

  @Override
  public void decode(String message, long receivedNanos, FrameSink sink) {
    text.load(message);
    reader.begin(receivedNanos, sink);
    int start = text.blank(0);
    switch (text.bytes[start]) {
      case '{' -> one(start, sink);
      case '[' -> {
        int end = text.value(start);
        if (end == JsonText.BROKEN || !text.endsAt(end)) {
          unreadable(sink);
        } else {
          each(start, sink);
        }
      }
      default -> unreadable(sink);
    }
  }

  private void one(int start, FrameSink sink) {
    if (!outlines.recall(frame)) {
      int end = frame.scan(start);
      if (end == JsonText.BROKEN || !text.endsAt(end)) {
        unreadable(sink);
        return;
      }
      outlines.learn(frame);
    }
    if (!frame.has(Key.DATA)) {
      message(frame, sink);
    } else if (frame.isObject(Key.DATA)) {
      message(frame.data(), sink);
    } else if (frame.isArray(Key.DATA)) {
      each(frame.start(Key.DATA), sink);
    } else {
      malformed("frame data must be an object or array, was " + frame.shown(Key.DATA), sink);
    }
  }

  /** Every element of an array that is known to be sound. */
  private void each(int open, FrameSink sink) {
    // Noted first: reading an element overwrites the fields of the frame.
    List<Integer> starts = new ArrayList<>();
    int strangers = 0;
    int i = text.blank(open + 1);
    while (text.bytes[i] != ']') {
      if (text.bytes[i] == '{') {
        starts.add(i);
      } else {
        strangers++;
      }
      i = text.blank(text.value(i));
      if (text.bytes[i] == ',') {
        i = text.blank(i + 1);
      }
    }
    text.tookEscape();
    for (int start : starts) {
      frame.scan(start);
      message(frame, sink);
    }
    if (strangers > 0) {
      malformed("frame array holds " + strangers + " elements that are no messages", sink);
    }
  }

  private void message(Fields f, FrameSink sink) {
    @Nullable MessageType type = f.type();
    if (type == null) {
      answer(f, sink);
      return;
    }
    if (type == MessageType.OTHER) {
      sink.skipped();
      return;
    }
    Fields body = f;
    if (type.body != Key.NONE) {
      if (!f.isObject(type.body)) {
        malformed(type.id + " must hold an object, was " + f.shown(type.body), sink);
        return;
      }
      body = f.body(type.body);
    }
    if (otherMarket(f) || (body != f && otherMarket(body))) {
      sink.foreign();
      return;
    }
    Fields named = f.has(Key.of('s')) ? f : body;
    if (!named.isString(Key.of('s'))) {
      malformed(type.id + " s must be a symbol, was " + named.shown(Key.of('s')), sink);
      return;
    }
    @Nullable Instrument instrument = named.row(Key.of('s'), wanted.instruments);
    if (instrument == null) {
      sink.foreign();
      return;
    }
    try {
      reader.read(type, f, body, instrument);
    } catch (IllegalArgumentException e) {
      // An event refused itself: a rule that only it knows.
      malformed(instrument, type.id + ": " + e.getMessage(), sink);
    }
  }

  /** All-market streams of both hosts carry both markets. */
  private boolean otherMarket(Fields f) {
    return f.has(Key.MARKET) && f.whole(Key.MARKET) != market;
  }

  private void answer(Fields f, FrameSink sink) {
    int id = requestId(f);
    if (f.has(Key.RESULT) && id >= 0 && !f.has(Key.ERROR)) {
      sink.accepted(id);
    } else if (f.has(Key.CODE) || f.has(Key.ERROR)) {
      sink.refused(id, cut(refusal(f)));
    } else {
      unknown(sink);
    }
  }

  private static int requestId(Fields f) {
    long id = f.whole(Key.ID);
    return id > Integer.MAX_VALUE ? -1 : (int) id;
  }

  private static String refusal(Fields f) {
    if (f.has(Key.CODE)) {
      return f.shown(Key.CODE) + " " + (f.isString(Key.MESSAGE) ? f.text(Key.MESSAGE) : "");
    }
    return f.shown(Key.ERROR);
  }

  private void unknown(FrameSink sink) {
    malformed("frame has no event type: " + text.shown(0, text.length()), sink);
  }

  private void unreadable(FrameSink sink) {
    malformed("frame is no JSON message: " + text.shown(0, text.length()), sink);
  }

  static void malformed(Instrument instrument, String reason, FrameSink sink) {
    sink.malformed(instrument, cut(reason));
  }

  private static void malformed(String reason, FrameSink sink) {
    sink.malformed(cut(reason));
  }

  private static String cut(String reason) {
    String line = reason.replace('\n', ' ').replace('\r', ' ');
    return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON);
  }
}
