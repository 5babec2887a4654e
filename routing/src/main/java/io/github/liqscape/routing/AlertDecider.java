// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.Durability;
import io.github.liqscape.routing.alert.RoutingDecision;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.outbox.Attempt;
import io.github.liqscape.routing.outbox.Jitter;
import io.github.liqscape.routing.outbox.OutboxMessage;
import io.github.liqscape.routing.rule.Silence;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The decisions of an {@link AlertRouter} without its channels, threads and files: for a host that
 * keeps state and delivers itself, such as a stream processor. Alerts, prices, outcomes and times
 * go in; decisions, facts and attempts that are due come out.
 *
 * <p>It reads no clock: {@link #advanceTo} is the delivery clock. The same calls give the same
 * decisions, bit for bit, also after {@link #save} and {@link AlertRouterBuilder#restoreDecider}
 * anywhere between them, and the same ones that an {@link AlertRouter} with these settings makes.
 * Decisions are not durable of themselves: the host's state is.
 *
 * <p>An attempt that was handed out is under way until its outcome is told. If none comes within
 * its timeout and a second it counts as unknown, and is repeated where that does no harm.
 *
 * <p>Threading: single writer. Values that are returned are immutable.
 */
public final class AlertDecider {

  private static final long HOUR_NANOS = 3_600_000_000_000L;

  final RouterCore core;
  long now;
  long purgedAt;
  private final List<RoutingEvent> told = new ArrayList<>();
  private final List<RoutingEvent> facts = new ArrayList<>();
  private final List<DueDelivery> due = new ArrayList<>();

  AlertDecider(RouterConfig config, Jitter jitter, long startNanos, long groupsFrom) {
    now = startNanos;
    purgedAt = startNanos;
    core =
        new RouterCore(
            config, new Stories(), jitter, groupsFrom, new RouterCounts(), new Ears());
  }

  /** Judges an alert at the present time. The decision says {@code NOT_DURABLE}. */
  public RoutingDecision publish(Alert alert) {
    Objects.requireNonNull(alert, "alert");
    tick();
    RoutingDecision decision = decide(alert);
    pump();
    return decision;
  }

  /** Judges alerts that belong together: each knows of the others before any is judged. */
  public List<RoutingDecision> publish(List<Alert> alerts) {
    Objects.requireNonNull(alerts, "alerts");
    tick();
    if (alerts.size() > 1) {
      alerts.forEach(core::announce);
    }
    List<RoutingDecision> decisions = new ArrayList<>(alerts.size());
    alerts.forEach(alert -> decisions.add(decide(alert)));
    pump();
    return decisions;
  }

  private RoutingDecision decide(Alert alert) {
    RoutingEvent.Decided decided = core.publish(alert, now);
    tell();
    return new RoutingDecision(
        alert, decided.decidedAtNanos(), Durability.of(Durability.State.NOT_DURABLE),
        core.shown(decided));
  }

  /** Follows the price: a story whose zone price has left for a minute begins anew. */
  public void apply(MarketEvent event) {
    core.apply(event, now);
    if (!told.isEmpty()) {
      pump();
    }
  }

  /**
   * What came of an attempt. Of one that was given up, or is not known, it changes nothing: an
   * outcome may be told twice.
   *
   * @param deliveryId of the message
   * @param attempt its number, from 1
   */
  public void completed(String deliveryId, int attempt, DeliveryOutcome outcome) {
    core.outbox().complete(deliveryId, attempt, outcome, now);
    pump();
  }

  /**
   * Moves the clock on and does what falls due on the way, each at its time. A time in the past
   * does nothing. To answer an attempt at the time at which it is made, go from {@link #nextWake}
   * to {@code nextWake}.
   */
  public void advanceTo(long epochNanos) {
    long wake = core.nextWake();
    while (wake <= epochNanos) {
      now = Math.max(now, wake);
      pump();
      wake = Math.max(core.nextWake(), now + 1);
    }
    now = Math.max(now, epochNanos);
  }

  /** The delivery clock, epoch nanoseconds. */
  public long now() {
    return now;
  }

  /** When something falls due next, if nothing happens before; {@code Long.MAX_VALUE}: never. */
  public long nextWake() {
    return core.nextWake();
  }

  /** Attempts that are to be made, in order; each is handed out once. */
  public List<DueDelivery> takeDeliveries() {
    return taken(due);
  }

  /** What has happened since this was last asked, in order. */
  public List<RoutingEvent> takeFacts() {
    return taken(facts);
  }

  private static <T> List<T> taken(List<T> from) {
    if (from.isEmpty()) {
      return List.of();
    }
    List<T> all = List.copyOf(from);
    from.clear();
    return all;
  }

  /**
   * The story is over, as its sender knows: a condition that has re-armed. The next alert is new.
   */
  public void rearm(String dedupeKey, long eventNanos) {
    core.rearm(dedupeKey, eventNanos, now);
    pump();
  }

  /** Sets a silence, or replaces the one with its id. */
  public void silence(Silence silence) {
    Objects.requireNonNull(silence, "silence");
    core.silence(silence, now);
    pump();
  }

  public List<Silence> silences() {
    return core.silences();
  }

  /** Targets that are switched off because they refuse everything, and why. */
  public Map<String, String> disabledTargets() {
    return core.disabled();
  }

  /** Switches a target on again. */
  public void enable(String target) {
    core.enable(target, now);
    pump();
  }

  /** Messages that did not arrive, oldest first; kept for a week. */
  public List<DeadLetter> deadLetters() {
    return core.deadLetters();
  }

  /**
   * Sends a dead letter once more, with the same id.
   *
   * @return false if there is none, or its time is over
   */
  public boolean resend(String deliveryId) {
    boolean done = core.resend(deliveryId, now);
    pump();
    return done;
  }

  /** Messages that are not at their end. */
  public List<OutboxMessage> pending() {
    return core.outbox().pending();
  }

  /** What was counted since the start, across saves. */
  public RouterStats stats() {
    return core.counts.snapshot(core.outbox().size(), core.stories());
  }

  /**
   * Writes the whole state. Stories that can matter no more are forgotten every hour, dead letters
   * after a week: it does not grow with time.
   *
   * @throws IllegalStateException if facts or deliveries wait to be taken: they would be lost
   * @throws IOException if the output fails
   */
  public void save(DataOutput out) throws IOException {
    if (!facts.isEmpty() || !due.isEmpty()) {
      throw new IllegalStateException(
          "take facts and deliveries before a save: " + facts.size() + " and " + due.size()
              + " wait");
    }
    DeciderCodec.save(this, out);
  }

  static AlertDecider restore(RouterConfig config, Jitter jitter, DataInput in)
      throws IOException {
    AlertDecider decider = DeciderCodec.restore(config, jitter, in);
    // Messages whose targets are not configured any more come to their end.
    for (OutboxMessage message : decider.core.outbox().pending()) {
      decider.core.outbox().ready(message.deliveryId(), decider.now);
    }
    decider.tell();
    return decider;
  }

  private void tick() {
    core.tick(now);
    tell();
  }

  /** Does all that is due at this time. */
  private void pump() {
    do {
      tick();
      Optional<Attempt> attempt = core.outbox().next(now);
      while (attempt.isPresent()) {
        Attempt made = attempt.get();
        due.add(
            new DueDelivery(made.channel().kind(), made.channel().target(), made.delivery()));
        attempt = core.outbox().next(now);
      }
    } while (tell());
    if (now - purgedAt >= HOUR_NANOS) {
      purgedAt = now;
      core.purge(now);
    }
  }

  /** Makes facts known, and their messages ready; whether there were any messages. */
  private boolean tell() {
    boolean ready = false;
    for (int i = 0; i < told.size(); i++) {
      RoutingEvent event = told.get(i);
      facts.add(event);
      for (String id : PlannedMessages.of(event)) {
        core.outbox().ready(id, now);
        ready = true;
      }
    }
    told.clear();
    return ready;
  }

  /** Hears the core. */
  private final class Ears implements RouterCore.Facts {
    @Override
    public void happened(RoutingEvent event) {
      told.add(event);
    }

    @Override
    public void notice(String code, String text, long clockNanos) {
      // The fact that a target was switched off says the same.
    }
  }
}
