// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.replay;

import io.github.liqscape.routing.RoutingEvent;
import io.github.liqscape.routing.alert.TargetDecision;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Messages of a router that have not ended, so that a replay can wait for them before time goes on.
 *
 * <p>Threading: thread-safe.
 */
final class OnTheirWay implements Consumer<RoutingEvent> {

  private static final long PATIENCE_SECONDS = 60;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, Long> notBefore = new HashMap<>();
  private long heard;

  @Override
  public void accept(RoutingEvent event) {
    lock.lock();
    try {
      heard++;
      switch (event) {
        case RoutingEvent.Decided d ->
            d.targets().stream().map(RoutingEvent.Planned::decision).forEach(this::planned);
        case RoutingEvent.Flushed f ->
            f.deliveryId().ifPresent(id -> notBefore.put(id, f.notBeforeNanos()));
        case RoutingEvent.Retrying r -> notBefore.put(r.deliveryId(), r.retryAtNanos());
        case RoutingEvent.Resent r -> notBefore.put(r.deliveryId(), r.clockNanos());
        case RoutingEvent.Ended e -> notBefore.remove(e.deliveryId());
        default -> {}
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How many facts there were so far. */
  long heard() {
    lock.lock();
    try {
      return heard;
    } finally {
      lock.unlock();
    }
  }

  private void planned(TargetDecision decision) {
    decision.deliveryId().ifPresent(id -> notBefore.put(id, decision.notBeforeNanos()));
  }

  /**
   * Waits until every message has ended whose turn has come.
   *
   * @param now epoch nanoseconds of the delivery clock
   * @throws IllegalStateException if that takes longer than a minute of real time
   */
  void await(long now) {
    lock.lock();
    try {
      long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (notBefore.values().stream().anyMatch(at -> at <= now)) {
        if (left <= 0) {
          throw new IllegalStateException("messages are still on their way: " + notBefore.keySet());
        }
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
