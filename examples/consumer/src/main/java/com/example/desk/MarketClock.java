// SPDX-License-Identifier: Apache-2.0
package com.example.desk;

import io.github.liqscape.routing.RoutingEvent;
import io.github.liqscape.spi.Scheduler;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The clock of the generated market, for a router: it goes on with the events, and waits for what
 * was sent at a time before it leaves that time. A live program needs none of this: {@link
 * Scheduler#system()} is the default.
 */
final class MarketClock implements Scheduler {

  private final TreeMap<Long, Map<Object, Runnable>> tasks = new TreeMap<>();
  private final Map<String, Long> sending = new HashMap<>();
  private long now;

  MarketClock(long startNanos) {
    now = startNanos;
  }

  @Override
  public synchronized long nanos() {
    return now;
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochSecond(0, nanos());
  }

  @Override
  public Cancellation at(long atNanos, Runnable task) {
    synchronized (this) {
      if (atNanos > now) {
        Object key = new Object();
        tasks.computeIfAbsent(atNanos, at -> new HashMap<>()).put(key, task);
        return () -> cancel(atNanos, key);
      }
    }
    task.run();
    return () -> {};
  }

  private synchronized void cancel(long atNanos, Object key) {
    Map<Object, Runnable> then = tasks.get(atNanos);
    if (then != null) {
      then.remove(key);
    }
  }

  /**
   * Goes on to a time; what is due meanwhile runs on this thread, and what follows from it is
   * waited for.
   */
  void turnTo(long nanos, Runnable afterEach) {
    for (Runnable due = due(nanos); due != null; due = due(nanos)) {
      due.run();
      afterEach.run();
    }
  }

  private synchronized Runnable due(long nanos) {
    while (!tasks.isEmpty() && tasks.firstKey() <= nanos) {
      Map<Object, Runnable> then = tasks.firstEntry().getValue();
      if (!then.isEmpty()) {
        now = Math.max(now, tasks.firstKey());
        return then.remove(then.keySet().iterator().next());
      }
      tasks.pollFirstEntry();
    }
    now = Math.max(now, nanos);
    return null;
  }

  /** Hears the router: what it sends, and what came of it. */
  synchronized void heard(RoutingEvent event) {
    switch (event) {
      case RoutingEvent.Decided decided ->
          decided.targets().stream()
              .map(RoutingEvent.Planned::decision)
              .forEach(
                  d -> d.deliveryId().ifPresent(id -> sending.put(id, d.notBeforeNanos())));
      case RoutingEvent.Flushed flushed ->
          flushed.deliveryId().ifPresent(id -> sending.put(id, flushed.notBeforeNanos()));
      case RoutingEvent.Retrying retrying ->
          sending.put(retrying.deliveryId(), retrying.retryAtNanos());
      case RoutingEvent.Ended ended -> sending.remove(ended.deliveryId());
      default -> {}
    }
    notifyAll();
  }

  /** Waits until all has arrived that is to be sent by now. */
  synchronized void awaitSent() {
    long until = System.nanoTime() + 60_000_000_000L;
    while (sending.values().stream().anyMatch(at -> at <= now)) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("never arrived: " + sending.keySet());
      }
      try {
        wait(1_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
