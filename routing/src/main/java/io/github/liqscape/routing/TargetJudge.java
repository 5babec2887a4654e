// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.RoutingEvent.Cause;
import io.github.liqscape.routing.RoutingEvent.Planned;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.DeliveryIds;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.alert.RoutingNote;
import io.github.liqscape.routing.alert.TargetDecision;
import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.rule.GroupPolicy;
import io.github.liqscape.routing.rule.Materiality;
import io.github.liqscape.routing.rule.RoutingRule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges an alert for each target: stages 4 to 11 of the pipeline, the first that refuses gives the
 * reason. It changes nothing. What is the same for every alert of a tier is worked out when the
 * router is built: whom the tier reaches, and how the others are refused.
 */
final class TargetJudge {

  /** A tier: the judgements that stand already, and the targets that are still to be asked. */
  private static final class Reach {
    final Planned[] refused;
    final Seat[] open;

    Reach(Planned[] refused, Seat[] open) {
      this.refused = refused;
      this.open = open;
    }
  }

  private final RouterConfig config;
  private final Stories stories;
  private final Ladder ladder;
  private final Mutes mutes;
  private final GroupKeeper groups;
  private final RouterCounts counts;
  private final QuietRules quiet;
  private final RuleBook book;
  private final DeliveryIds ids = new DeliveryIds();
  private final JudgementLists lists = new JudgementLists();

  /** Of all targets, and after them of the kinds of channel that have none. */
  private final List<Refusals> everyone = new ArrayList<>();

  private final Reach[] reaches;

  TargetJudge(
      RouterConfig config,
      Seats seats,
      Stories stories,
      Ladder ladder,
      Mutes mutes,
      GroupKeeper groups,
      RouterCounts counts) {
    this.config = config;
    this.stories = stories;
    this.ladder = ladder;
    this.mutes = mutes;
    this.groups = groups;
    this.counts = counts;
    quiet = new QuietRules(config.quietHours());
    book = new RuleBook(config.rules(), mutes, seats);
    seats.all().forEach(seat -> everyone.add(seat.refusals));
    List<String> missing = new ArrayList<>();
    for (String kind : ChannelKinds.OF_TIERS) {
      if (seats.all().stream().noneMatch(seat -> seat.kind.equals(kind))) {
        missing.add(kind);
        everyone.add(new Refusals(kind, kind));
      }
    }
    AlertTier[] tiers = AlertTier.values();
    reaches = new Reach[tiers.length];
    for (AlertTier tier : tiers) {
      reaches[tier.ordinal()] = reach(tier, seats.all(), missing);
    }
  }

  private Reach reach(AlertTier tier, List<Seat> seats, List<String> missing) {
    Planned[] refused = new Planned[everyone.size()];
    List<Seat> open = new ArrayList<>();
    for (Seat seat : seats) {
      refused[seat.place] = seat.refusals.of(ReasonCode.CHANNEL_NOT_IN_TIER);
      if (config.tiers().allows(tier, seat.kind)) {
        open.add(seat);
      }
    }
    for (int i = 0; i < missing.size(); i++) {
      boolean allowed = config.tiers().allows(tier, missing.get(i));
      refused[seats.size() + i] =
          everyone
              .get(seats.size() + i)
              .of(
                  allowed
                      ? ReasonCode.CHANNEL_NOT_CONFIGURED
                      : ReasonCode.CHANNEL_NOT_IN_TIER);
    }
    return new Reach(refused, open.toArray(new Seat[0]));
  }

  List<Planned> everywhere(ReasonCode reason, String detail) {
    Planned[] all = new Planned[everyone.size()];
    for (int i = 0; i < all.length; i++) {
      Refusals refusals = everyone.get(i);
      all[i] = detail.isEmpty() ? refusals.of(reason) : refusals.of(reason, detail);
    }
    return List.of(all);
  }

  List<Planned> held(ReasonCode reason, long until) {
    return everyone.stream().map(refusals -> refusals.held(reason, until)).toList();
  }

  /** What a user is shown of judgements. */
  List<TargetDecision> shown(List<Planned> planned) {
    return lists.shown(planned);
  }

  List<Planned> targets(Alert alert, @Nullable KeyState key, long now, long clock) {
    Reach reach = reaches[alert.tier().ordinal()];
    Planned[] all = reach.refused.clone();
    if (reach.open.length > 0) {
      Question question = new Question(alert, key, book.page(alert, key), now, clock);
      for (Seat seat : reach.open) {
        all[seat.place] = target(question, seat);
      }
    }
    return lists.of(all);
  }

  /** An alert that is judged; whether it is muted is the same for all targets. */
  private final class Question {
    final Alert alert;
    final RuleBook.Page page;
    final long now;
    final long clock;
    private final @Nullable KeyState key;
    private @Nullable ReasonCode muted;
    private boolean asked;

    Question(
        Alert alert, @Nullable KeyState key, RuleBook.Page page, long now, long clock) {
      this.alert = alert;
      this.key = key;
      this.page = page;
      this.now = now;
      this.clock = clock;
    }

    /** Asked only if a target needs to know. */
    @Nullable ReasonCode muted() {
      if (!asked) {
        asked = true;
        if (mutes.active.mutes(alert, now, key == null ? null : key.active)) {
          muted = ReasonCode.INHIBITED;
        } else if (page.silenced(now)) {
          muted = ReasonCode.SILENCED;
        }
      }
      return muted;
    }
  }

  private Planned target(Question q, Seat seat) {
    RoutingRule.Route route = q.page.route(seat);
    if (route == null) {
      return seat.unselected;
    }
    if (seat.off != null) {
      return seat.off;
    }
    boolean ended = !q.alert.firing(q.now);
    ReasonCode immaterial = ended ? null : immaterial(q.alert, seat);
    if (immaterial != null) {
      return seat.refusals.of(immaterial);
    }
    if (seat.grouped) {
      long tick =
          groups.nextLook(q.alert, seat.target, policy(route, seat.target), q.now, q.clock);
      return seat.refusals.held(ReasonCode.GROUP_WAIT, tick);
    }
    return ended
        ? seat.refusals.of(ReasonCode.RESOLVED_NOT_WANTED)
        : gates(q, seat, Cause.PUBLISHED);
  }

  /** How alerts like this are gathered for a target. */
  GroupPolicy policy(Alert alert, @Nullable KeyState key, Seat seat) {
    RoutingRule.Route route = book.page(alert, key).route(seat);
    return route == null ? config.groupPolicy(seat.target) : policy(route, seat.target);
  }

  private GroupPolicy policy(RoutingRule.Route route, String target) {
    return route.grouping().isEmpty() ? config.groupPolicy(target) : route.grouping().get();
  }

  private @Nullable ReasonCode immaterial(Alert alert, Seat seat) {
    if (seat.machine && !Materiality.acts(alert)) {
      return ReasonCode.WAIT_VERDICT;
    }
    return seat.filtered ? config.materiality().refusal(alert).orElse(null) : null;
  }

  /** Mutes, quiet hours and the ladder: what is asked again when an alert was held. */
  Planned gates(Alert alert, KeyState key, Seat seat, long now, long clock, Cause cause) {
    return gates(new Question(alert, key, book.page(alert, key), now, clock), seat, cause);
  }

  private Planned gates(Question q, Seat seat, Cause cause) {
    ReasonCode muted = q.muted();
    if (muted != null) {
      return seat.refusals.of(muted);
    }
    Set<RoutingNote> notes = Set.of();
    long quietUntil = seat.quiet ? quiet.endOf(q.now) : QuietRules.NOT_QUIET;
    if (quietUntil != QuietRules.NOT_QUIET) {
      if (!q.alert.critical()) {
        return deferred(q.alert, seat, quietUntil);
      }
      notes = EnumSet.of(RoutingNote.CRITICAL_BYPASS);
    }
    return climb(q, seat, cause, notes);
  }

  private static Planned deferred(Alert alert, Seat seat, long until) {
    boolean dropped =
        alert.tier() == AlertTier.WATCHLIST || until >= alert.expiresAtNanos();
    return dropped
        ? seat.refusals.of(ReasonCode.QUIET_HOURS_DROPPED)
        : seat.refusals.held(ReasonCode.QUIET_HOURS_DEFERRED, until);
  }

  private Planned climb(Question q, Seat seat, Cause cause, Set<RoutingNote> notes) {
    Set<RoutingNote> told = notes;
    Ladder.Step step;
    long sequence;
    try {
      LadderState state = stories.ladder(q.alert, seat.target);
      step = ladder.judge(state, q.alert, q.now, seat.machine);
      sequence = stories.next(state.sequence);
    } catch (RuntimeException e) {
      // Better twice than never: what was sent cannot be known.
      counts.dedupeFailed();
      told = EnumSet.of(RoutingNote.DEDUPE_FAIL_OPEN);
      told.addAll(notes);
      step = Ladder.Step.of(ReasonCode.FIRST);
      sequence = q.now;
    }
    ReasonCode reason = step.reason();
    if (!reason.sends()) {
      return seat.refusals.of(reason);
    }
    long notBefore = Long.MIN_VALUE;
    if (reason == ReasonCode.DIGEST && config.spreadRepeats()) {
      notBefore = q.clock + Spread.of(q.alert.dedupeKey(), config.groupPolicy(seat.target));
    }
    if (cause == Cause.QUIET_OVER) {
      reason = ReasonCode.RELEASED_AFTER_QUIET;
    }
    return new Planned(
        TargetDecision.planned(
            seat.target, seat.kind, reason, told, notBefore,
            ids.next(q.alert.dedupeKey(), seat.target, sequence)),
        sequence, step.repeats(), step.spanNanos());
  }
}
