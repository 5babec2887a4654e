// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.outbox;

import org.jspecify.annotations.Nullable;

/** A message in a queue, and its neighbours there. */
final class Waiting {

  /** Messages with an equal one are not overtaken. */
  record ThreadId(String target, String key) {}

  final OutboxMessage message;
  final ThreadId thread;

  int attempts;
  long readyAt;
  long queuedAt;
  boolean superseded;

  /** The bucket's: whether it waits there, and between whom. */
  boolean waits;

  @Nullable Waiting before;
  @Nullable Waiting after;

  Waiting(OutboxMessage message, int attempts, long readyAt) {
    this.message = message;
    this.thread = new ThreadId(message.target(), message.threadKey());
    this.attempts = attempts;
    this.readyAt = readyAt;
  }

  /** Its tier, raised by one for every stretch of waiting. */
  long rank(long now, long ageingNanos) {
    return rank(message.tier().ordinal(), queuedAt, now, ageingNanos);
  }

  static long rank(int tier, long queuedAt, long now, long ageingNanos) {
    return tier + Math.max(0, now - queuedAt) / ageingNanos;
  }
}
