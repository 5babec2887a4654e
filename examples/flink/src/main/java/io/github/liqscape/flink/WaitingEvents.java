// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.flink.event.EventCodec;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.recorded.EventTape;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Events of a market that wait until no earlier one can come, in the order of {@link EventTape}:
 * time, then kind. What is equal by that keeps the order in which it arrived.
 *
 * <p>Threading: single writer.
 */
final class WaitingEvents {

  private record Arrived(MarketEvent event, long number) {}

  private static final Comparator<MarketEvent> OF_AN_INSTANT = EventTape.order();

  private final PriorityQueue<Arrived> events = new PriorityQueue<>(WaitingEvents::compare);
  private long arrived;

  /** When the key is to be woken, epoch milliseconds; {@code Long.MAX_VALUE}: not at all. */
  long timerMillis = Long.MAX_VALUE;

  /** The same as by time, kind and arrival; most events differ in time. */
  private static int compare(Arrived a, Arrived b) {
    int time = Long.compare(a.event.eventNanos(), b.event.eventNanos());
    if (time != 0) {
      return time;
    }
    int kind = OF_AN_INSTANT.compare(a.event, b.event);
    return kind != 0 ? kind : Long.compare(a.number, b.number);
  }

  void add(MarketEvent event) {
    events.add(new Arrived(event, arrived++));
  }

  /** The next event that is not later than a watermark, null if none is. */
  @Nullable MarketEvent poll(long watermarkMillis) {
    Arrived first = events.peek();
    if (first == null || Millis.of(first.event.eventNanos()) > watermarkMillis) {
      return null;
    }
    events.remove();
    return first.event;
  }

  /** When the first event's turn may come, epoch milliseconds. */
  long nextMillis() {
    Arrived first = events.peek();
    return first == null ? Long.MAX_VALUE : Millis.of(first.event.eventNanos());
  }

  int size() {
    return events.size();
  }

  /** Whether the timer that is set has come; of several that fire at the end the first. */
  boolean due(long watermarkMillis) {
    return timerMillis != Long.MAX_VALUE && timerMillis <= watermarkMillis;
  }

  void save(DataOutput out) throws IOException {
    EventCodec codec = new EventCodec();
    out.writeLong(arrived);
    out.writeLong(timerMillis);
    out.writeInt(events.size());
    // In the heap's own order, which another heap takes over as it is: equal states, equal bytes.
    for (Arrived a : events) {
      out.writeLong(a.number);
      codec.write(a.event, out);
    }
  }

  static WaitingEvents restore(DataInput in) throws IOException {
    EventCodec codec = new EventCodec();
    WaitingEvents waiting = new WaitingEvents();
    waiting.arrived = in.readLong();
    waiting.timerMillis = in.readLong();
    for (int left = in.readInt(); left > 0; left--) {
      long number = in.readLong();
      waiting.events.add(new Arrived(codec.read(in), number));
    }
    return waiting;
  }
}
