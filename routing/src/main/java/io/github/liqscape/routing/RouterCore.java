// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.routing.RoutingEvent.Cause;
import io.github.liqscape.routing.RoutingEvent.Decided;
import io.github.liqscape.routing.RoutingEvent.Planned;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertKind;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.alert.TargetDecision;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.InAppUpdates;
import io.github.liqscape.routing.outbox.DeliveryEnd;
import io.github.liqscape.routing.outbox.Jitter;
import io.github.liqscape.routing.outbox.Outbox;
import io.github.liqscape.routing.outbox.OutboxListener;
import io.github.liqscape.routing.outbox.OutboxMessage;
import io.github.liqscape.routing.rule.Silence;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Decides. An alert is judged (reading only), the judgement becomes a fact, and the fact changes the
 * state; after a restart the facts of the journal change the state in the same way. No threads, I/O
 * or clock: times come in.
 *
 * <p>Threading: single thread.
 */
final class RouterCore implements OutboxListener {

  /** Hears facts as they happen; not while they are read back. */
  interface Facts {
    void happened(RoutingEvent event);

    void notice(String code, String text, long clockNanos);
  }

  record Held(long atNanos, String dedupeKey, AlertTier tier, String target) {}

  private static final String NOBODY = "";

  private final RouterConfig config;
  private final Facts facts;
  final Stories stories;
  private final Ladder ladder;
  final Mutes mutes;
  private final TargetJudge judge;
  final GroupKeeper groups;
  final ZoneExits exits;
  final DeadLetters dead = new DeadLetters();
  private final Outbox outbox;
  final Seats seats;
  private final long[] confirmNanos;
  final Map<String, String> disabled = new HashMap<>();
  final PriorityQueue<Held> held =
      new PriorityQueue<>((a, b) -> Long.compare(a.atNanos, b.atNanos));
  final RouterCounts counts;
  private boolean reading;

  /** The message whose end is being told. */
  private @Nullable OutboxMessage ending;

  RouterCore(
      RouterConfig config, Stories stories, Jitter jitter, long startNanos, RouterCounts counts,
      Facts facts) {
    this.config = config;
    this.facts = facts;
    this.stories = stories;
    this.counts = counts;
    seats = new Seats(config);
    confirmNanos =
        Arrays.stream(AlertTier.values()).mapToLong(config::confirmNanos).toArray();
    ladder = new Ladder(config.cooldowns(), config.pauseMaxNanos(), config.rateCap());
    exits = new ZoneExits(stories);
    mutes = new Mutes(config.resolveTimeoutNanos());
    outbox = new Outbox(config.targets(), config.outbox(), jitter, exits::markOf, this);
    groups = new GroupKeeper(config, stories, outbox, mutes, startNanos);
    judge = new TargetJudge(config, seats, stories, ladder, mutes, groups, counts);
  }

  Outbox outbox() {
    return outbox;
  }

  // ---- an alert -------------------------------------------------------------------------------

  /** Tells an alert of a batch to the others, before any is judged. */
  void announce(Alert alert) {
    if (Validation.problem(alert).isEmpty()) {
      mutes.active.seen(alert, alert.createdAtNanos(), null);
    }
  }

  /** Judges an alert; the judgement is in force when this returns. */
  Decided publish(Alert alert, long clock) {
    Decided decided = judge(alert, clock, Cause.PUBLISHED, alert.createdAtNanos());
    happen(decided);
    return decided;
  }

  /** What a user is shown of a judgement. */
  List<TargetDecision> shown(Decided decided) {
    return judge.shown(decided.targets());
  }

  private Decided judge(Alert alert, long clock, Cause cause, long atNanos) {
    Optional<String> problem = Validation.problem(alert);
    if (problem.isPresent()) {
      return new Decided(
          clock, cause, alert, atNanos, judge.everywhere(ReasonCode.INVALID, problem.get()));
    }
    KeyState key = stories.find(alert.dedupeKey());
    long now = key == null ? atNanos : Math.max(atNanos, key.lastDecidedNanos);
    if (now >= alert.expiresAtNanos() && alert.firing(now)) {
      return new Decided(clock, cause, alert, now, judge.everywhere(ReasonCode.EXPIRED, ""));
    }
    long confirmedAt = confirmedAt(alert, key);
    if (alert.firing(now) && now < confirmedAt) {
      return new Decided(clock, cause, alert, now, judge.held(ReasonCode.UNCONFIRMED, confirmedAt));
    }
    exits.before(alert, key, now, clock, this::happen);
    seen(alert, key, now);
    return new Decided(clock, cause, alert, now, judge.targets(alert, key, now, clock));
  }

  private void seen(Alert alert, @Nullable KeyState key, long now) {
    ActiveAlerts.Active active =
        mutes.active.seen(alert, now, key == null ? null : key.active);
    if (key != null) {
      key.active = active;
    }
  }

  /** When an alert is confirmed. A condition confirms where it is watched: its alerts come so. */
  private long confirmedAt(Alert alert, @Nullable KeyState key) {
    // What need not hold for any time is confirmed when it starts, which is never later than now.
    if (alert.kind() == AlertKind.CONDITION || confirmNanos[alert.tier().ordinal()] == 0) {
      return Long.MIN_VALUE;
    }
    KeyState.Confirming before = key == null ? null : key.confirming(alert.tier());
    long since =
        before == null
            ? alert.startsAtNanos()
            : before.since(alert, config.resolveTimeoutNanos());
    return since + confirmNanos[alert.tier().ordinal()];
  }

  // ---- facts ----------------------------------------------------------------------------------

  /** A fact happens. It is told first: what follows from it must not stand before it in the journal. */
  private void happen(RoutingEvent event) {
    facts.happened(event);
    apply(event);
  }

  /** Reads a fact back; its time is that of the fact. */
  void read(RoutingEvent event) {
    reading = true;
    try {
      apply(event);
    } finally {
      reading = false;
    }
  }

  private void apply(RoutingEvent event) {
    switch (event) {
      case Decided d -> apply(d);
      case RoutingEvent.Flushed f -> groups.apply(f);
      case RoutingEvent.Retrying r -> {
        if (reading) {
          outbox.read(r.deliveryId(), r.attempt(), r.retryAtNanos(), r.clockNanos());
        }
      }
      case RoutingEvent.Ended e -> apply(e);
      case RoutingEvent.ZoneLeft z -> exits.left(z.dedupeKey());
      case RoutingEvent.Silenced s -> mutes.set(s.silence());
      case RoutingEvent.Switched s -> {
        seats.switched(s);
        if (s.enabled()) {
          disabled.remove(s.target());
          outbox.take(s.target());
        } else {
          disabled.put(s.target(), s.why());
          outbox.refuse(s.target(), "target disabled, " + s.why(), s.clockNanos());
        }
      }
      case RoutingEvent.Resent r -> apply(r);
      case RoutingEvent.Floor f -> stories.raiseFloor(f.sequence());
    }
  }

  private void apply(Decided d) {
    Alert alert = d.alert();
    ReasonCode first = d.targets().isEmpty() ? ReasonCode.INVALID
        : d.targets().getFirst().decision().reason();
    if (!reading) {
      counts.decided(d);
    }
    if (first == ReasonCode.INVALID || first == ReasonCode.EXPIRED) {
      return;
    }
    KeyState key = story(alert);
    confirm(alert, key, d, first == ReasonCode.UNCONFIRMED);
    if (first == ReasonCode.UNCONFIRMED) {
      return;
    }
    key.lastDecidedNanos = Math.max(key.lastDecidedNanos, d.decidedAtNanos());
    key.latest = alert;
    key.left = false;
    if (reading) {
      seen(alert, key, d.decidedAtNanos());
    }
    exits.follow(alert, key);
    List<Planned> targets = d.targets();
    for (int i = 0; i < targets.size(); i++) {
      Planned p = targets.get(i);
      if (d.cause() == Cause.QUIET_OVER) {
        key.releaseQuiet(p.decision().target());
      }
      apply(d, alert, key, p);
    }
  }

  private KeyState story(Alert alert) {
    try {
      return stories.of(alert);
    } catch (RuntimeException e) {
      return new KeyState(); // counted where it was judged; nothing can be remembered
    }
  }

  private void confirm(Alert alert, KeyState key, Decided d, boolean waits) {
    if (!alert.firing(d.decidedAtNanos())) {
      key.confirmNothing();
      return;
    }
    if (confirmNanos[alert.tier().ordinal()] == 0) {
      return;
    }
    KeyState.Confirming confirming = key.confirm(alert);
    confirming.sinceNanos = confirming.since(alert, config.resolveTimeoutNanos());
    confirming.seenNanos = Math.max(confirming.seenNanos, alert.createdAtNanos());
    confirming.held = waits ? alert : null;
    if (waits) {
      long until = confirming.sinceNanos + confirmNanos[alert.tier().ordinal()];
      held.add(new Held(until, alert.dedupeKey(), alert.tier(), NOBODY));
    }
  }

  private void apply(Decided d, Alert alert, KeyState key, Planned p) {
    TargetDecision t = p.decision();
    switch (t.reason()) {
      case FIRST, MATERIAL_CHANGE, TIER_UPGRADE, ZONE_REENTRY, DIGEST, RELEASED_AFTER_QUIET ->
          plan(d, alert, p);
      case WAIT_VERDICT, LOW_EXPECTANCY, LOW_CONFIDENCE, SCRATCH_CLOSE ->
          withdraw(key, t.target(), d.clockNanos());
      case COOLDOWN_COUNTED, PAUSED_UNTIL_EXIT ->
          repeated(alert, key.ladder(seats.named(t.target())), t.reason());
      case QUIET_HOURS_DEFERRED -> {
        key.holdQuiet(t.target(), alert);
        held.add(new Held(t.notBeforeNanos(), alert.dedupeKey(), alert.tier(), t.target()));
      }
      case GROUP_WAIT -> {
        Seat seat = seats.find(t.target());
        if (seat != null) {
          groups.add(
              alert, t.target(), judge.policy(alert, key, seat), d.decidedAtNanos(),
              d.clockNanos());
        }
      }
      case RESOLVED_NOT_WANTED -> {
        InAppUpdates updates = seats.updates(t.target());
        if (!reading && updates != null) {
          updates.ended(alert);
        }
      }
      default -> {
        // Nothing changes: a suppressed event never counts as sent.
      }
    }
  }

  private void repeated(Alert alert, LadderState state, ReasonCode reason) {
    state.repeats++;
    state.paused |= reason == ReasonCode.PAUSED_UNTIL_EXIT;
    InAppUpdates updates = seats.updates(state.target);
    if (!reading && updates != null) {
      updates.repeated(alert, state.repeats);
    }
  }

  private void plan(Decided d, Alert alert, Planned p) {
    TargetDecision t = p.decision();
    String id = t.deliveryId().orElseThrow();
    OutboxMessage message =
        new OutboxMessage(
            id, t.target(), alert.dedupeKey(), p.sequence(), t.reason(), alert.tier(),
            List.of(alert), List.of(), p.repeats(), p.repeatSpanNanos(), d.decidedAtNanos(),
            d.clockNanos(), t.notBeforeNanos(), alert.expiresAtNanos());
    try {
      LadderState state = stories.ladder(alert, seats.named(t.target()));
      LadderState.Pending before = state.pending;
      state.pending =
          new LadderState.Pending(
              id, alert, d.decidedAtNanos(), t.reason() == ReasonCode.DIGEST);
      state.sequence = Math.max(state.sequence, p.sequence());
      if (before != null) {
        outbox.supersede(before.deliveryId(), d.clockNanos());
      }
    } catch (RuntimeException e) {
      // Counted where it was judged; the message goes out all the same.
    }
    outbox.plan(message, 0, Long.MIN_VALUE);
  }

  private void withdraw(KeyState key, String target, long clock) {
    LadderState state = key.findLadder(target);
    if (state != null && state.pending != null) {
      outbox.supersede(state.pending.deliveryId(), clock);
    }
  }

  private void apply(RoutingEvent.Ended e) {
    Optional<OutboxMessage> ended =
        reading
            ? outbox.forget(e.deliveryId(), e.attempts(), e.clockNanos())
            : Optional.ofNullable(ending);
    ended.ifPresent(
        m -> {
          dead.ended(m, e);
          settle(m, e.end(), e.clockNanos());
        });
  }

  private void apply(RoutingEvent.Resent r) {
    dead.take(r.deliveryId()).ifPresent(l -> outbox.plan(l.message(), 0, Long.MIN_VALUE));
  }

  private void settle(OutboxMessage m, DeliveryEnd end, long clock) {
    if (groups.settle(m, end, clock)) {
      return;
    }
    try {
      KeyState key = stories.find(m.threadKey());
      LadderState state = key == null ? null : key.findLadder(m.target());
      LadderState.Pending pending = state == null ? null : state.pending;
      if (state != null && pending != null && pending.deliveryId().equals(m.deliveryId())) {
        state.pending = null;
        if (end.sent()) {
          state.arrived(pending, ladder.cooldownUntil(pending));
        }
      }
    } catch (RuntimeException e) {
      counts.dedupeFailed();
    }
  }

  // ---- the outbox tells -----------------------------------------------------------------------

  @Override
  public void retrying(OutboxMessage m, int attempt, String why, long retryAt, long now) {
    if (!reading) {
      counts.retried();
      happen(
          new RoutingEvent.Retrying(now, m.deliveryId(), m.target(), attempt, why, retryAt));
    }
  }

  @Override
  public void ended(OutboxMessage m, DeliveryEnd end, int attempts, String detail, long now) {
    if (reading) {
      return; // the fact itself follows in the journal
    }
    counts.ended(end);
    ending = m;
    happen(
        new RoutingEvent.Ended(now, m.deliveryId(), m.target(), end, attempts, detail));
    ending = null;
  }

  @Override
  public void disable(String target, DeliveryOutcome.Dead why, long now) {
    String text = why.reason() + (why.detail().isEmpty() ? "" : ": " + why.detail());
    if (!disabled.containsKey(target)) {
      happen(new RoutingEvent.Switched(now, target, false, text));
      facts.notice("TARGET_DISABLED", target + " is disabled: " + text, now);
    }
  }

  // ---- time and price -------------------------------------------------------------------------

  /** Releases what was held until now and looks at groups. */
  void tick(long clock) {
    for (Held next = held.peek(); next != null && next.atNanos <= clock; next = held.peek()) {
      held.remove();
      release(next, clock);
    }
    groups.tick(clock, this::happen);
  }

  private void release(Held h, long clock) {
    KeyState key = stories.find(h.dedupeKey);
    if (key == null) {
      return;
    }
    if (h.target.isEmpty()) {
      confirmed(h, key, clock);
      return;
    }
    Alert alert = key.heldQuiet(h.target);
    Seat seat = seats.find(h.target);
    if (alert == null || seat == null) {
      return;
    }
    long now = Math.max(h.atNanos, key.lastDecidedNanos);
    Alert latest = key.latest == null ? alert : key.latest;
    boolean over = !latest.firing(now) || now >= alert.expiresAtNanos() || key.left;
    Planned p =
        over
            ? seat.refusals.of(ReasonCode.NOT_ACTIVE_AT_RELEASE)
            : judge.gates(alert, key, seat, now, clock, Cause.QUIET_OVER);
    happen(new Decided(clock, Cause.QUIET_OVER, alert, now, List.of(p)));
  }

  private void confirmed(Held h, KeyState key, long clock) {
    KeyState.Confirming confirming = key.confirming(h.tier);
    if (confirming == null || confirming.sinceNanos + confirmNanos[h.tier.ordinal()] != h.atNanos) {
      return; // its cause has ended meanwhile, and perhaps begun again
    }
    Alert alert = confirming.held;
    if (alert != null) {
      happen(judge(alert, clock, Cause.CONFIRMED, h.atNanos));
    }
  }

  /** The next time at which {@link #tick} or the outbox has something to do. */
  long nextWake() {
    long wake = Math.min(outbox.nextWake(), groups.nextTick());
    Held next = held.peek();
    return next == null ? wake : Math.min(wake, next.atNanos);
  }

  /** Follows the price: a story whose zone price has left for a minute is over. */
  void apply(MarketEvent event, long clock) {
    exits.apply(event, clock, this::happen);
  }

  // ---- what a user does -----------------------------------------------------------------------

  void silence(Silence silence, long clock) {
    happen(new RoutingEvent.Silenced(clock, silence));
  }

  List<Silence> silences() {
    return mutes.silences();
  }

  Map<String, String> disabled() {
    return Map.copyOf(disabled);
  }

  void enable(String target, long clock) {
    if (disabled.containsKey(target)) {
      happen(new RoutingEvent.Switched(clock, target, true, ""));
    }
  }

  /** The story is over for a reason that only its sender knows, such as a re-armed condition. */
  void rearm(String dedupeKey, long atNanos, long clock) {
    if (stories.find(dedupeKey) != null) {
      happen(new RoutingEvent.ZoneLeft(clock, dedupeKey, atNanos));
    }
  }

  List<DeadLetter> deadLetters() {
    return dead.all();
  }

  /** Sends a dead letter once more, if it is there and its time is not over. */
  boolean resend(String deliveryId, long clock) {
    boolean alive = dead.find(deliveryId).filter(l -> clock < l.message().expiresAtNanos()).isPresent();
    if (alive) {
      happen(new RoutingEvent.Resent(clock, deliveryId));
    }
    return alive;
  }

  /** Forgets what can matter no more. */
  void purge(long now) {
    dead.purge(now);
    stories.purge(now - config.horizonNanos());
    exits.prices.stir();
    mutes.purge(now - config.horizonNanos());
  }

  int stories() {
    return stories.size();
  }

  long floor() {
    return stories.floor();
  }
}
