// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.flink.source.Tapes;
import io.github.liqscape.market.MarketEvent;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Tapes that tell a test how many events were read, those read again included. All nodes of the
 * cluster are in this process, so that a number finds the count again.
 */
record WatchedTapes(Tapes tapes, int number) implements Tapes {

  private static final long serialVersionUID = 1L;

  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final Map<Integer, Semaphore> READ = new ConcurrentHashMap<>();

  static WatchedTapes of(Tapes tapes) {
    return new WatchedTapes(tapes, NUMBERS.incrementAndGet());
  }

  private Semaphore read() {
    return READ.computeIfAbsent(number, n -> new Semaphore(0));
  }

  /** Forgets what was read so far. */
  void reset() {
    read().drainPermits();
  }

  /** Waits until so many more events were read. */
  void await(int events) throws InterruptedException {
    if (!read().tryAcquire(events, 2, TimeUnit.MINUTES)) {
      throw new IllegalStateException("the job does not read any more");
    }
  }

  @Override
  public List<String> names() {
    return tapes.names();
  }

  @Override
  public Stream<? extends MarketEvent> open(String name) throws IOException {
    Semaphore read = read();
    return tapes.open(name).peek(event -> read.release());
  }
}
