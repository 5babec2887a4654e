// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.flink.event.Told;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.MapFunction;

/**
 * Tells a test how many outcomes have come back. All nodes of the cluster are in this process, so
 * that a number finds the count again.
 */
record Passed(int number) implements MapFunction<Told, Told> {

  private static final long serialVersionUID = 1L;

  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final Map<Integer, Semaphore> SEEN = new ConcurrentHashMap<>();

  Passed() {
    this(NUMBERS.incrementAndGet());
  }

  private Semaphore seen() {
    return SEEN.computeIfAbsent(number, n -> new Semaphore(0));
  }

  void await(int outcomes) throws InterruptedException {
    if (!seen().tryAcquire(outcomes, 2, TimeUnit.MINUTES)) {
      throw new IllegalStateException(
          "of " + outcomes + " outcomes came back " + seen().availablePermits());
    }
  }

  @Override
  public Told map(Told told) {
    seen().release();
    return told;
  }
}
