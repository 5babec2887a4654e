package io.github.liqscape.routing.outbox;

/** A message in a queue. */
final class Waiting {

  final OutboxMessage message;

  /** Messages with an equal one are not overtaken. */
  final String thread;

  int attempts;
  long readyAt;
  long queuedAt;
  boolean superseded;

  Waiting(OutboxMessage message, int attempts, long readyAt) {
    this.message = message;
    this.thread = message.target() + '\n' + message.threadKey();
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
