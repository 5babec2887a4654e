package io.github.liqscape.routing;

import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.routing.RoutingEvent.Cause;
import io.github.liqscape.routing.RoutingEvent.Decided;
import io.github.liqscape.routing.RoutingEvent.Planned;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.DeliveryIds;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.alert.RoutingNote;
import io.github.liqscape.routing.alert.TargetDecision;
import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.InAppUpdates;
import io.github.liqscape.routing.outbox.DeliveryEnd;
import io.github.liqscape.routing.outbox.Jitter;
import io.github.liqscape.routing.outbox.Outbox;
import io.github.liqscape.routing.outbox.OutboxListener;
import io.github.liqscape.routing.outbox.OutboxMessage;
import io.github.liqscape.routing.rule.GroupPolicy;
import io.github.liqscape.routing.rule.Materiality;
import io.github.liqscape.routing.rule.RoutingRule;
import io.github.liqscape.routing.rule.Silence;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
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

  private record Held(long atNanos, String dedupeKey, AlertTier tier, String target) {}

  private static final long EXIT_NANOS = 60_000_000_000L;
  private static final String NOBODY = "";

  private final RouterConfig config;
  private final Facts facts;
  private final Stories stories;
  private final Ladder ladder;
  private final ActiveAlerts active;
  private final QuietRules quiet;
  private final GroupKeeper groups;
  private final StoryPrices prices = new StoryPrices();
  private final DeadLetters dead = new DeadLetters();
  private final Outbox outbox;
  private final Map<String, DeliveryChannel> channels = new LinkedHashMap<>();
  private final List<String> missingKinds = new ArrayList<>();
  private final Map<String, String> disabled = new HashMap<>();
  private final Map<String, Silence> silences = new LinkedHashMap<>();
  private final PriorityQueue<Held> held =
      new PriorityQueue<>((a, b) -> Long.compare(a.atNanos, b.atNanos));
  private final RouterCounts counts;
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
    for (DeliveryChannel channel : config.targets()) {
      channels.put(channel.target(), channel);
    }
    for (String kind : ChannelKinds.OF_TIERS) {
      if (channels.values().stream().noneMatch(c -> c.kind().equals(kind))) {
        missingKinds.add(kind);
      }
    }
    ladder = new Ladder(config.cooldowns(), config.pauseMaxNanos(), config.rateCap());
    active = new ActiveAlerts(config.resolveTimeoutNanos());
    quiet = new QuietRules(config.quietHours());
    outbox = new Outbox(channels.values(), config.outbox(), jitter, prices::markOf, this);
    groups = new GroupKeeper(config, stories, outbox, this::muted, startNanos);
  }

  Outbox outbox() {
    return outbox;
  }

  // ---- an alert -------------------------------------------------------------------------------

  /** Tells an alert of a batch to the others, before any is judged. */
  void announce(Alert alert) {
    if (Validation.problem(alert).isEmpty()) {
      active.seen(alert, alert.createdAtNanos());
    }
  }

  /** Judges an alert; the judgement is in force when this returns. */
  Decided publish(Alert alert, long clock) {
    Decided decided = judge(alert, clock, Cause.PUBLISHED, alert.createdAtNanos());
    happen(decided);
    return decided;
  }

  private Decided judge(Alert alert, long clock, Cause cause, long atNanos) {
    Optional<String> problem = Validation.problem(alert);
    if (problem.isPresent()) {
      return new Decided(
          clock, cause, alert, atNanos, everywhere(ReasonCode.INVALID, problem.get()));
    }
    KeyState key = stories.find(alert.dedupeKey());
    long now = key == null ? atNanos : Math.max(atNanos, key.lastDecidedNanos);
    if (now >= alert.expiresAtNanos() && alert.firing(now)) {
      return new Decided(clock, cause, alert, now, everywhere(ReasonCode.EXPIRED, ""));
    }
    long confirmedAt = confirmedAt(alert, key);
    if (alert.firing(now) && now < confirmedAt) {
      return new Decided(clock, cause, alert, now, held(ReasonCode.UNCONFIRMED, confirmedAt));
    }
    leaveIfOutside(alert, key, now, clock);
    active.seen(alert, now);
    return new Decided(clock, cause, alert, now, targets(alert, now, clock));
  }

  private long confirmedAt(Alert alert, @Nullable KeyState key) {
    KeyState.Confirming before = key == null ? null : key.confirming.get(alert.tier());
    long since =
        before == null
            ? alert.startsAtNanos()
            : before.since(alert, config.resolveTimeoutNanos());
    return since + config.confirmNanos(alert.tier());
  }

  private List<Planned> everywhere(ReasonCode reason, String detail) {
    List<Planned> all = new ArrayList<>();
    for (DeliveryChannel c : channels.values()) {
      all.add(
          Planned.without(TargetDecision.suppressed(c.target(), c.kind(), reason, detail)));
    }
    for (String kind : missingKinds) {
      all.add(Planned.without(TargetDecision.suppressed(kind, kind, reason, detail)));
    }
    return all;
  }

  private List<Planned> held(ReasonCode reason, long until) {
    List<Planned> all = new ArrayList<>();
    for (DeliveryChannel c : channels.values()) {
      all.add(Planned.without(TargetDecision.held(c.target(), c.kind(), reason, "", until)));
    }
    for (String kind : missingKinds) {
      all.add(Planned.without(TargetDecision.held(kind, kind, reason, "", until)));
    }
    return all;
  }

  private List<Planned> targets(Alert alert, long now, long clock) {
    List<RoutingRule.Route> routes = config.rules().routes(alert);
    List<Planned> all = new ArrayList<>(channels.size() + missingKinds.size());
    for (DeliveryChannel channel : channels.values()) {
      all.add(target(alert, channel, routes, now, clock));
    }
    for (String kind : missingKinds) {
      ReasonCode why =
          config.tiers().allows(alert.tier(), kind)
              ? ReasonCode.CHANNEL_NOT_CONFIGURED
              : ReasonCode.CHANNEL_NOT_IN_TIER;
      all.add(refused(kind, kind, why, ""));
    }
    return all;
  }

  private Planned target(
      Alert alert, DeliveryChannel channel, List<RoutingRule.Route> routes, long now,
      long clock) {
    String target = channel.target();
    String kind = channel.kind();
    if (!config.tiers().allows(alert.tier(), kind)) {
      return refused(target, kind, ReasonCode.CHANNEL_NOT_IN_TIER, "");
    }
    Optional<RoutingRule.Route> route =
        routes.stream().filter(r -> r.includes(target)).findFirst();
    if (route.isEmpty()) {
      return refused(target, kind, ReasonCode.CHANNEL_NOT_IN_TIER, "no rule selects it");
    }
    String off = disabled.get(target);
    if (off != null) {
      return refused(target, kind, ReasonCode.TARGET_DISABLED, off);
    }
    boolean ended = !alert.firing(now);
    Optional<ReasonCode> immaterial = ended ? Optional.empty() : immaterial(alert, channel);
    if (immaterial.isPresent()) {
      return refused(target, kind, immaterial.get(), "");
    }
    if (config.grouped(channel)) {
      long tick = groups.nextLook(alert, target, policy(route.get(), target), now, clock);
      return Planned.without(
          TargetDecision.held(target, kind, ReasonCode.GROUP_WAIT, "", tick));
    }
    return ended
        ? refused(target, kind, ReasonCode.RESOLVED_NOT_WANTED, "")
        : gates(alert, channel, now, clock, Cause.PUBLISHED);
  }

  private GroupPolicy policy(
      RoutingRule.Route route, String target) {
    return route.grouping().orElse(config.groupPolicy(target));
  }

  private Optional<ReasonCode> immaterial(Alert alert, DeliveryChannel channel) {
    if (channel.traits().machine() && !Materiality.acts(alert)) {
      return Optional.of(ReasonCode.WAIT_VERDICT);
    }
    boolean filtered =
        channel.traits().material() || config.materialityKinds().contains(channel.kind());
    return filtered ? config.materiality().refusal(alert) : Optional.empty();
  }

  /** Mutes, quiet hours and the ladder: what is asked again when an alert was held. */
  private Planned gates(
      Alert alert, DeliveryChannel channel, long now, long clock, Cause cause) {
    String target = channel.target();
    String kind = channel.kind();
    Optional<ReasonCode> muted = muted(alert, now);
    if (muted.isPresent()) {
      return refused(target, kind, muted.get(), "");
    }
    Set<RoutingNote> notes = EnumSet.noneOf(RoutingNote.class);
    long quietUntil = channel.traits().quiet() ? quiet.endOf(now) : QuietRules.NOT_QUIET;
    if (quietUntil != QuietRules.NOT_QUIET) {
      if (!alert.critical()) {
        return deferred(alert, channel, quietUntil);
      }
      notes.add(RoutingNote.CRITICAL_BYPASS);
    }
    return climb(alert, channel, now, clock, cause, notes);
  }

  private Optional<ReasonCode> muted(Alert alert, long now) {
    if (active.mutes(alert, now)) {
      return Optional.of(ReasonCode.INHIBITED);
    }
    for (Silence silence : silences.values()) {
      if (silence.mutes(alert, now)) {
        return Optional.of(ReasonCode.SILENCED);
      }
    }
    return Optional.empty();
  }

  private static Planned deferred(Alert alert, DeliveryChannel channel, long until) {
    boolean dropped =
        alert.tier() == AlertTier.WATCHLIST || until >= alert.expiresAtNanos();
    return dropped
        ? refused(channel.target(), channel.kind(), ReasonCode.QUIET_HOURS_DROPPED, "")
        : Planned.without(
            TargetDecision.held(
                channel.target(), channel.kind(), ReasonCode.QUIET_HOURS_DEFERRED, "", until));
  }

  private Planned climb(
      Alert alert, DeliveryChannel channel, long now, long clock, Cause cause,
      Set<RoutingNote> notes) {
    String target = channel.target();
    Ladder.Step step;
    long sequence;
    try {
      LadderState state = stories.ladder(alert, target);
      step = ladder.judge(state, alert, now, channel.traits().machine());
      sequence = stories.next(state.sequence);
    } catch (RuntimeException e) {
      // Better twice than never: what was sent cannot be known.
      counts.dedupeFailed();
      notes.add(RoutingNote.DEDUPE_FAIL_OPEN);
      step = Ladder.Step.of(ReasonCode.FIRST);
      sequence = now;
    }
    ReasonCode reason = step.reason();
    if (!reason.sends()) {
      return refused(target, channel.kind(), reason, "");
    }
    long notBefore = Long.MIN_VALUE;
    if (reason == ReasonCode.DIGEST && config.spreadRepeats()) {
      notBefore = clock + Spread.of(alert.dedupeKey(), config.groupPolicy(target));
    }
    if (cause == Cause.QUIET_OVER) {
      reason = ReasonCode.RELEASED_AFTER_QUIET;
    }
    return new Planned(
        TargetDecision.planned(
            target, channel.kind(), reason, notes, notBefore,
            DeliveryIds.deliveryId(alert.dedupeKey(), target, sequence)),
        sequence, step.repeats(), step.spanNanos());
  }

  private static Planned refused(
      String target, String kind, ReasonCode reason, String detail) {
    return Planned.without(TargetDecision.suppressed(target, kind, reason, detail));
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
          outbox.read(r.deliveryId(), r.attempt(), r.retryAtNanos());
        }
      }
      case RoutingEvent.Ended e -> apply(e);
      case RoutingEvent.ZoneLeft z -> leave(z.dedupeKey());
      case RoutingEvent.Silenced s -> silences.put(s.silence().id(), s.silence());
      case RoutingEvent.Switched s -> {
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
      active.seen(alert, d.decidedAtNanos());
    }
    if (alert.zone().isPresent()) {
      prices.of(alert).stories.add(alert.dedupeKey());
      key.entered |= alert.price() > 0 && !alert.zone().get().left(alert.price(), alert.atr());
    }
    for (Planned p : d.targets()) {
      if (d.cause() == Cause.QUIET_OVER) {
        key.quiet.remove(p.decision().target());
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
      key.confirming.clear();
      return;
    }
    KeyState.Confirming confirming =
        key.confirming.computeIfAbsent(
            alert.tier(), t -> new KeyState.Confirming(alert.startsAtNanos()));
    confirming.sinceNanos = confirming.since(alert, config.resolveTimeoutNanos());
    confirming.seenNanos = Math.max(confirming.seenNanos, alert.createdAtNanos());
    confirming.held = waits ? alert : null;
    if (waits) {
      long until = confirming.sinceNanos + config.confirmNanos(alert.tier());
      held.add(new Held(until, alert.dedupeKey(), alert.tier(), NOBODY));
    }
  }

  private void apply(Decided d, Alert alert, KeyState key, Planned p) {
    TargetDecision t = p.decision();
    DeliveryChannel channel = channels.get(t.target());
    switch (t.reason()) {
      case FIRST, MATERIAL_CHANGE, TIER_UPGRADE, ZONE_REENTRY, DIGEST, RELEASED_AFTER_QUIET,
          ESCALATED ->
          plan(d, alert, p);
      case WAIT_VERDICT, LOW_EXPECTANCY, LOW_CONFIDENCE, SCRATCH_CLOSE ->
          withdraw(key, t.target(), d.clockNanos());
      case COOLDOWN_COUNTED, PAUSED_UNTIL_EXIT -> repeated(alert, key, channel, t);
      case QUIET_HOURS_DEFERRED -> {
        key.quiet.put(t.target(), alert);
        held.add(new Held(t.notBeforeNanos(), alert.dedupeKey(), alert.tier(), t.target()));
      }
      case GROUP_WAIT -> {
        if (channel != null) {
          Optional<RoutingRule.Route> route =
              config.rules().routes(alert).stream()
                  .filter(r -> r.includes(t.target()))
                  .findFirst();
          groups.add(
              alert, t.target(),
              route.map(r -> policy(r, t.target())).orElse(config.groupPolicy(t.target())),
              d.decidedAtNanos(), d.clockNanos());
        }
      }
      case RESOLVED_NOT_WANTED -> {
        if (!reading && channel instanceof InAppUpdates updates) {
          updates.ended(alert);
        }
      }
      default -> {
        // Nothing changes: a suppressed event never counts as sent.
      }
    }
  }

  private void repeated(
      Alert alert, KeyState key, @Nullable DeliveryChannel channel,
      TargetDecision t) {
    LadderState state = key.targets.computeIfAbsent(t.target(), n -> new LadderState());
    state.repeats++;
    state.paused |= t.reason() == ReasonCode.PAUSED_UNTIL_EXIT;
    if (!reading && channel instanceof InAppUpdates updates) {
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
      LadderState state = stories.ladder(alert, t.target());
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
    LadderState state = key.targets.get(target);
    if (state != null && state.pending != null) {
      outbox.supersede(state.pending.deliveryId(), clock);
    }
  }

  private void apply(RoutingEvent.Ended e) {
    Optional<OutboxMessage> ended =
        reading ? outbox.forget(e.deliveryId()) : Optional.ofNullable(ending);
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
      LadderState state = key == null ? null : key.targets.get(m.target());
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
    Alert alert = key.quiet.get(h.target);
    DeliveryChannel channel = channels.get(h.target);
    if (alert == null || channel == null) {
      return;
    }
    long now = Math.max(h.atNanos, key.lastDecidedNanos);
    Alert latest = key.latest == null ? alert : key.latest;
    boolean over = !latest.firing(now) || now >= alert.expiresAtNanos() || key.left;
    Planned p =
        over
            ? refused(h.target, channel.kind(), ReasonCode.NOT_ACTIVE_AT_RELEASE, "")
            : gates(alert, channel, now, clock, Cause.QUIET_OVER);
    happen(new Decided(clock, Cause.QUIET_OVER, alert, now, List.of(p)));
  }

  private void confirmed(Held h, KeyState key, long clock) {
    KeyState.Confirming confirming = key.confirming.get(h.tier);
    if (confirming == null || confirming.sinceNanos + config.confirmNanos(h.tier) != h.atNanos) {
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

  /** Follows the price: a story whose zone price had entered, and has left for a minute, is over. */
  void apply(MarketEvent event, long clock) {
    prices
        .apply(event)
        .ifPresent(
            market -> {
              for (String dedupeKey : List.copyOf(market.stories)) {
                KeyState key = stories.find(dedupeKey);
                if (key == null || key.latest == null) {
                  market.stories.remove(dedupeKey);
                } else {
                  follow(dedupeKey, key, key.latest, market, clock);
                }
              }
            });
  }

  private void follow(
      String dedupeKey, KeyState key, Alert latest, StoryPrices.Market market, long clock) {
    if (!latest.zone().orElseThrow().left(market.price, latest.atr())) {
      key.outsideSinceNanos = Long.MIN_VALUE;
      key.entered = true;
    } else if (!key.entered) {
      return; // a far zone begins outside: that is no exit
    } else if (key.outsideSinceNanos == Long.MIN_VALUE) {
      key.outsideSinceNanos = market.nanos;
    } else if (market.nanos - key.outsideSinceNanos >= EXIT_NANOS && !key.left) {
      happen(new RoutingEvent.ZoneLeft(clock, dedupeKey, market.nanos));
    }
  }

  /** At an alert a minute may have passed outside without a further price. */
  private void leaveIfOutside(
      Alert alert, @Nullable KeyState key, long now, long clock) {
    if (key != null
        && key.outsideSinceNanos != Long.MIN_VALUE
        && !key.left
        && now - key.outsideSinceNanos >= EXIT_NANOS) {
      happen(new RoutingEvent.ZoneLeft(clock, alert.dedupeKey(), now));
    }
  }

  private void leave(String dedupeKey) {
    KeyState key = stories.find(dedupeKey);
    if (key != null) {
      key.targets.values().forEach(LadderState::reset);
      key.outsideSinceNanos = Long.MIN_VALUE;
      key.entered = false;
      key.left = true;
    }
  }

  // ---- what a user does -----------------------------------------------------------------------

  void silence(Silence silence, long clock) {
    happen(new RoutingEvent.Silenced(clock, silence));
  }

  List<Silence> silences() {
    return List.copyOf(silences.values());
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
    active.purge(now - config.horizonNanos()); // an alert may be published late, and asks for its own time
    silences.values().removeIf(s -> s.endsAtNanos() < now - config.horizonNanos());
  }

  int stories() {
    return stories.size();
  }

  long floor() {
    return stories.floor();
  }
}
