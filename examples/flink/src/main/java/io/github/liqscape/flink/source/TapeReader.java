// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.source;

import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.recorded.EventTape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/**
 * Merges tapes by time.
 *
 * <p>Threading: Flink's task thread.
 */
final class TapeReader implements SourceReader<MarketEvent, Tape> {

  private static final long MILLI_NANOS = 1_000_000L;
  private static final Comparator<MarketEvent> OF_AN_INSTANT = EventTape.order();

  /** A tape that is being read. */
  private static final class Open {
    final String name;
    final Stream<? extends MarketEvent> stream;
    final Iterator<? extends MarketEvent> events;
    long position;
    @Nullable MarketEvent head;

    Open(Tape tape, Stream<? extends MarketEvent> stream) {
      name = tape.name();
      this.stream = stream;
      events = stream.iterator();
      for (long i = 0; i < tape.position(); i++) {
        if (!events.hasNext()) {
          throw new IllegalStateException(
              "tape " + name + " was read up to event " + tape.position() + " and now has only "
                  + i);
        }
        events.next();
      }
      position = tape.position();
      head = events.hasNext() ? events.next() : null;
    }

    MarketEvent head() {
      MarketEvent event = head;
      if (event == null) {
        throw new IllegalStateException("tape " + name + " is over");
      }
      return event;
    }

    void forward() {
      position++;
      head = events.hasNext() ? events.next() : null;
    }
  }

  private final Tapes tapes;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final List<Open> all = new ArrayList<>();
  private final PriorityQueue<Open> next = new PriorityQueue<>(TapeReader::compare);

  TapeReader(Tapes tapes) {
    this.tapes = tapes;
  }

  private static int compare(Open a, Open b) {
    int time = Long.compare(a.head().eventNanos(), b.head().eventNanos());
    if (time != 0) {
      return time;
    }
    int kind = OF_AN_INSTANT.compare(a.head(), b.head());
    return kind != 0 ? kind : a.name.compareTo(b.name);
  }

  @Override
  public void start() {
    // Tapes are opened when they come.
  }

  @Override
  public void addSplits(List<Tape> splits) {
    for (Tape tape : splits) {
      try {
        Open open = new Open(tape, tapes.open(tape.name()));
        all.add(open);
        if (open.head != null) {
          next.add(open);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("tape " + tape.name() + " cannot be opened", e);
      }
    }
  }

  @Override
  public void notifyNoMoreSplits() {
    ready.complete(null);
  }

  @Override
  public InputStatus pollNext(ReaderOutput<MarketEvent> output) {
    if (!ready.isDone()) {
      return InputStatus.NOTHING_AVAILABLE;
    }
    Open open = next.poll();
    if (open == null) {
      return InputStatus.END_OF_INPUT;
    }
    MarketEvent event = open.head();
    output.collect(event, Math.floorDiv(event.eventNanos(), MILLI_NANOS));
    open.forward();
    if (open.head == null) {
      open.stream.close();
    } else {
      next.add(open);
    }
    return InputStatus.MORE_AVAILABLE;
  }

  @Override
  public List<Tape> snapshotState(long checkpoint) {
    return all.stream().map(open -> new Tape(open.name, open.position)).toList();
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return ready;
  }

  @Override
  public void close() {
    all.forEach(open -> open.stream.close());
  }
}
