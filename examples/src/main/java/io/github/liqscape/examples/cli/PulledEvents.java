// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.market.MarketEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Events that a source pushes, pulled by who wants them: the source runs on a thread of its own and waits
 * where it is too far ahead.
 *
 * <p>Threading: one consumer.
 */
final class PulledEvents implements Iterator<MarketEvent> {

  /** Pushes all its events, in order. */
  interface Source {
    void push(Consumer<MarketEvent> to) throws IOException;
  }

  private record Batch(List<MarketEvent> events, boolean last, @Nullable Throwable failure) {}

  private static final int BATCH = 512;
  private static final int BATCHES = 16;

  private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(BATCHES);
  private final Thread thread;
  private Iterator<MarketEvent> now = List.<MarketEvent>of().iterator();
  private boolean ended;

  private PulledEvents(Source source) {
    thread = Thread.ofVirtual().name("liqscape-source").unstarted(() -> run(source));
  }

  /** The events as a stream; closing it ends the source. */
  static Stream<MarketEvent> stream(Source source) {
    PulledEvents events = new PulledEvents(source);
    events.thread.start();
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(
                events, Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .onClose(events.thread::interrupt);
  }

  private static final class Closed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private void run(Source source) {
    List<MarketEvent> batch = new ArrayList<>(BATCH);
    try {
      source.push(
          event -> {
            batch.add(event);
            if (batch.size() == BATCH) {
              put(new Batch(List.copyOf(batch), false, null));
              batch.clear();
            }
          });
      put(new Batch(List.copyOf(batch), true, null));
    } catch (Closed e) {
      // Nobody wants the rest.
    } catch (IOException | RuntimeException e) {
      putLast(new Batch(List.copyOf(batch), false, null));
      putLast(new Batch(List.of(), true, e));
    }
  }

  private void put(Batch batch) {
    try {
      queue.put(batch);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Closed();
    }
  }

  private void putLast(Batch batch) {
    try {
      put(batch);
    } catch (Closed e) {
      // Nobody wants to know.
    }
  }

  @Override
  public boolean hasNext() {
    while (!now.hasNext() && !ended) {
      Batch batch;
      try {
        batch = queue.take();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
      now = batch.events().iterator();
      ended = batch.last();
      if (batch.failure() != null) {
        throw new IllegalStateException(batch.failure().getMessage(), batch.failure());
      }
    }
    return now.hasNext();
  }

  @Override
  public MarketEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the source has ended");
    }
    return now.next();
  }
}
