// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.RoutingDecision;
import io.github.liqscape.routing.rule.Silence;
import io.github.liqscape.spi.Scheduler;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides by urgency who hears of an alert, delivers it at least once and in time, and can always
 * say why something was or was not sent. Alerts of one story are not repeated until they say
 * something new; nothing is dropped without a reason; nothing is delivered late.
 *
 * {@snippet :
 * try (AlertRouter router =
 *     AlertRouter.builder()
 *         .channel(Inbox.at(folder.resolve("inbox"), "in-app:me"))
 *         .outbox(folder.resolve("outbox"))
 *         .build()) {
 *   Alert alert =
 *       Alert.condition(AlertTier.ACTIVE_RISK, perp.venue(), perp.symbol(), "below-60k")
 *           .text("below 60k", "The last price fell below 60,000.")
 *           .createdAt(now);
 *   RoutingDecision decision = router.publishDurably(alert); // or publish, which never waits
 *   decision.targets().forEach(to -> System.out.println(to.target() + ": " + to.reason()));
 * }
 * }
 *
 * <p>An alert is accepted once its record is durable; from then on it survives a crash at any byte:
 * it is attempted with the same delivery ids, or has a record that says it expired. What was decided
 * is event time's affair alone; delivery follows the clock of its {@link Scheduler}.
 *
 * <p>Threading: thread-safe. {@link #publish} never waits for a channel and never throws for one;
 * channels are called on threads of their own.
 */
public final class AlertRouter implements AutoCloseable {

  private final RouterEngine engine;

  AlertRouter(RouterParts parts) {
    engine = new RouterEngine(parts);
  }

  /** How a router is set up; every option has a default. */
  public static AlertRouterBuilder builder() {
    return new AlertRouterBuilder();
  }

  /**
   * Judges an alert and queues its record. The decision says {@code PENDING} until the record is
   * durable; no message leaves before.
   *
   * @throws IllegalStateException if the router is closed
   */
  public RoutingDecision publish(Alert alert) {
    return engine.publish(alert);
  }

  /** Judges alerts that belong together: each knows of the others before any is judged. */
  public List<RoutingDecision> publish(List<Alert> alerts) {
    return engine.publish(alerts);
  }

  /** The same as {@link #publish(Alert)}, but returns when the record is durable or given up. */
  public RoutingDecision publishDurably(Alert alert) {
    RoutingDecision decision = publish(alert);
    decision.durability().await();
    return decision;
  }

  /** Follows the price: a story whose zone price has left for a minute begins anew. */
  public void apply(MarketEvent event) {
    engine.apply(event);
  }

  /** The story is over, as its sender knows: a condition that has re-armed. The next alert is new. */
  public void rearm(String dedupeKey, long eventNanos) {
    engine.change(clock -> engine.core().rearm(dedupeKey, eventNanos, clock));
  }

  /** Sets a silence, or replaces the one with its id. */
  public void silence(Silence silence) {
    Objects.requireNonNull(silence, "silence");
    engine.change(clock -> engine.core().silence(silence, clock));
  }

  /**
   * Ends a silence early.
   *
   * @return whether there was one
   */
  public boolean endSilence(String id, long eventNanos) {
    Optional<Silence> found = silences().stream().filter(s -> s.id().equals(id)).findFirst();
    found.ifPresent(s -> silence(s.endedAt(eventNanos)));
    return found.isPresent();
  }

  public List<Silence> silences() {
    return engine.asked(engine.core()::silences);
  }

  /** Targets that are switched off because they refuse everything, and why. */
  public Map<String, String> disabledTargets() {
    return engine.asked(engine.core()::disabled);
  }

  /** Switches a target on again. */
  public void enable(String target) {
    engine.change(clock -> engine.core().enable(target, clock));
  }

  /** Messages that did not arrive, oldest first; kept for a week. */
  public List<DeadLetter> deadLetters() {
    return engine.asked(engine.core()::deadLetters);
  }

  /**
   * Sends a dead letter once more, with the same id.
   *
   * @return false if there is none, or its time is over
   */
  public boolean resend(String deliveryId) {
    boolean[] done = new boolean[1];
    engine.change(clock -> done[0] = engine.core().resend(deliveryId, clock));
    return done[0];
  }

  /**
   * Waits until every fact so far is written to the outbox, and forced in mode FSYNC, or given up.
   * A replay does so before it turns its clock, which must not outrun the disk.
   */
  public void awaitWritten() {
    engine.awaitWritten();
  }

  /** What was counted since the start. */
  public RouterStats stats() {
    return engine.stats();
  }

  /**
   * Stops taking alerts, waits a little for attempts that are under way, brings every
   * record to the disk, and closes the channels. What was not sent is sent after the next start.
   */
  @Override
  public void close() {
    engine.close();
  }
}
