// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.flink.event.Told;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.MapFunction;

/**
 * Tells a test how many outcomes have come back, each counted once. All nodes of the cluster are in this process, so
 * that a number finds the count again.
 */
record Passed(int number) implements MapFunction<Told, Told> {

  private static final long serialVersionUID = 1L;

  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final Map<Integer, Seen> SEEN = new ConcurrentHashMap<>();

  private record Seen(Set<String> ids, Semaphore first) {}

  Passed() {
    this(NUMBERS.incrementAndGet());
  }

  private Seen seen() {
    return SEEN.computeIfAbsent(
        number, n -> new Seen(ConcurrentHashMap.newKeySet(), new Semaphore(0)));
  }

  /** Waits for so many more. */
  void await(int outcomes) throws InterruptedException {
    if (!seen().first.tryAcquire(outcomes, 2, TimeUnit.MINUTES)) {
      throw new IllegalStateException("only " + seen().ids.size() + " outcomes came back");
    }
  }

  @Override
  public Told map(Told told) {
    if (told.news() instanceof Told.Delivered d && seen().ids.add(d.result().id())) {
      seen().first.release();
    }
    return told;
  }
}
