// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.outbox.Attempt;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls of channels that are under way. A channel that throws is one that failed; one that does not
 * come back in time is interrupted.
 *
 * <p>Threading: thread-safe.
 */
final class ChannelCalls {

  private static final Logger LOG = LoggerFactory.getLogger(AlertRouter.class);
  private static final long GRACE_NANOS = 1_000_000_000L;

  private record Call(Thread thread, long untilNanos) {}

  private final Map<String, Call> calls = new ConcurrentHashMap<>();

  /** Makes an attempt, on the caller's thread. */
  DeliveryOutcome make(Attempt attempt, Runnable failed) {
    Delivery delivery = attempt.delivery();
    long until = delivery.attemptNanos() + delivery.timeout().toNanos() + GRACE_NANOS;
    Call call = new Call(Thread.currentThread(), until);
    calls.put(delivery.deliveryId(), call);
    try {
      return attempt.channel().deliver(delivery);
    } catch (RuntimeException | LinkageError e) {
      // Only its class: a message may quote what must not be told.
      LOG.warn("channel {} failed with {}", attempt.channel().target(), e.getClass().getName());
      failed.run();
      return DeliveryOutcome.retry("the channel failed with " + e.getClass().getSimpleName());
    } finally {
      calls.remove(delivery.deliveryId(), call);
    }
  }

  /** A channel that does not come back is told so; its attempt was given up already. */
  void interruptHanging(long now) {
    for (Call call : calls.values()) {
      if (now >= call.untilNanos) {
        call.thread.interrupt();
      }
    }
  }
}
