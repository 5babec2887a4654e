package io.github.liqscape.routing.outbox;

/** A message in a queue. */
final class Waiting {

  final OutboxMessage message;
  int attempts;
  long readyAt;
  long queuedAt;
  boolean superseded;

  Waiting(OutboxMessage message, int attempts, long readyAt) {
    this.message = message;
    this.attempts = attempts;
    this.readyAt = readyAt;
  }

  /** Its tier, raised by one for every stretch of waiting. */
  long rank(long now, long ageingNanos) {
    return message.tier().ordinal() + Math.max(0, now - queuedAt) / ageingNanos;
  }
}
