// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.liqscape.feed.FrameSink;
import io.github.liqscape.instrument.Instrument;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Frames of {@code tickers}: the probe of every instrument, and mark price, funding and open
 * interest.
 *
 * <p>A delta before the first snapshot has nothing to refer to. It is dropped, and is no sign of
 * life either: a connection on which the snapshot never comes is a broken one.
 *
 * <p>Threading: single thread.
 */
final class TickerFrames {

  private static final class State {
    final Ticker ticker;
    long crossSequence = FrameHead.NONE;

    State(Instrument instrument) {
      ticker = new Ticker(instrument);
    }
  }

  private final Asked asked;
  private final Map<Instrument, State> states = new HashMap<>();

  TickerFrames(Asked asked) {
    this.asked = asked;
  }

  void read(Frame frame, FrameSink sink) throws IOException, Unreadable {
    Instrument instrument = asked.instrument(frame.symbol());
    if (instrument == null) {
      sink.foreign();
      return;
    }
    FrameHead head = frame.head();
    long sent = head.sentNanos();
    try (JsonParser p = frame.data()) {
      if (p.currentToken() != JsonToken.START_OBJECT) {
        throw Unreadable.field("data", "an object", p.getText());
      }
      State state = state(instrument, head);
      if (state == null) {
        sink.skipped();
        return;
      }
      while (p.nextToken() != JsonToken.END_OBJECT) {
        String name = p.currentName();
        p.nextToken();
        try {
          state.ticker.merge(name, p);
        } catch (Unreadable e) {
          sink.malformed(instrument, e.reason());
          p.skipChildren();
        }
      }
      sink.probe(instrument, sent);
      state.ticker.tell(asked, sent, frame.receivedNanos(), sink);
    }
  }

  /** What the frame changes, or null if it must not change anything. */
  private @Nullable State state(Instrument instrument, FrameHead head) throws Unreadable {
    String type = String.valueOf(head.type);
    State state = states.get(instrument);
    switch (type) {
      case "snapshot" -> {
        if (state == null) {
          state = new State(instrument);
          states.put(instrument, state);
        }
        state.ticker.clear();
      }
      case "delta" -> {
        // cs orders the frames of a symbol; an older one would bring back what is past.
        if (state == null || head.crossSequence < state.crossSequence) {
          return null;
        }
      }
      default -> throw Unreadable.field("type", "snapshot or delta", type);
    }
    state.crossSequence = head.crossSequence;
    return state;
  }
}
