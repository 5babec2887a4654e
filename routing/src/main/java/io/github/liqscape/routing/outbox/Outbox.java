// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.outbox;

import static java.util.stream.Collectors.toSet;

import io.github.liqscape.routing.alert.AlertPool;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every message that is on its way. Planned messages wait to be durable; then they queue in the rate
 * bucket of their target, one attempt at a time, the most urgent first and none before an earlier
 * one of its thread. Nothing here waits, sends or reads a clock: {@link #next} says which attempt to
 * make now, {@link #complete} hears of its outcome, {@link #nextWake} says when to ask again.
 *
 * <p>Threading: single thread.
 */
public final class Outbox {

  private static final long GRACE_NANOS = 1_000_000_000L;
  private static final double BPS = 1e-4;
  private static final double TOLERANCE = 1e-9;

  final OutboxSettings settings;
  private final Jitter jitter;
  private final PriceSource prices;
  private final OutboxListener listener;
  final Map<String, DeliveryChannel> channels = new LinkedHashMap<>();
  final Map<String, Breaker> breakers = new HashMap<>();
  final Map<String, Bucket> buckets = new LinkedHashMap<>();
  final Map<String, KindState> kinds = new LinkedHashMap<>();
  final Map<String, String> refusing = new HashMap<>();
  final Map<String, Waiting> planned = new LinkedHashMap<>();
  final Map<String, Waiting> queued = new LinkedHashMap<>();

  /** When there is something to do, if nothing changes before. */
  private long wake;

  boolean wakeKnown;

  /** An empty one for these targets. */
  public Outbox(
      Collection<? extends DeliveryChannel> targets,
      OutboxSettings settings,
      Jitter jitter,
      PriceSource prices,
      OutboxListener listener) {
    this.settings = settings;
    this.jitter = jitter;
    this.prices = prices;
    this.listener = listener;
    for (DeliveryChannel channel : targets) {
      channels.put(channel.target(), channel);
      breakers.put(channel.target(), new Breaker(settings));
      KindState kind =
          kinds.computeIfAbsent(channel.kind(), k -> new KindState(channel.traits()));
      buckets.putIfAbsent(channel.rateBucket(), new Bucket(kind, channel.traits()));
    }
  }

  /** A message whose record is not durable yet. */
  public void plan(OutboxMessage message, int attempts, long readyAt) {
    planned.put(message.deliveryId(), new Waiting(message, attempts, readyAt));
  }

  /** The record of a planned message is durable, or will never be: it may be sent. */
  public void ready(String deliveryId, long now) {
    Waiting w = planned.remove(deliveryId);
    if (w == null) {
      return;
    }
    if (now >= w.message.expiresAtNanos()) {
      end(w, DeliveryEnd.EXPIRED, "", now);
      return;
    }
    DeliveryChannel channel = channels.get(w.message.target());
    String refused =
        channel == null
            ? "target is not configured any more"
            : refusing.get(w.message.target());
    if (channel == null || refused != null) {
      end(w, DeliveryEnd.DEAD, String.valueOf(refused), now);
      return;
    }
    Bucket bucket = bucket(channel);
    wakeKnown = false;
    w.queuedAt = now;
    bucket.add(w);
    queued.put(deliveryId, w);
    if (bucket.size() > settings.queueCapacity()) {
      Waiting least = bucket.leastUrgent();
      bucket.remove(least);
      end(least, DeliveryEnd.QUEUE_FULL, "more than " + settings.queueCapacity() + " wait", now);
    }
  }

  /** A newer message takes the place of this one; under way, it is at least not tried again. */
  public void supersede(String deliveryId, long now) {
    Waiting w = planned.remove(deliveryId);
    if (w == null) {
      w = queued.get(deliveryId);
    }
    if (w == null) {
      return;
    }
    wakeKnown = false;
    DeliveryChannel channel = channels.get(w.message.target());
    Bucket bucket = channel == null ? null : bucket(channel);
    if (bucket != null && bucket.inFlight == w) {
      w.superseded = true;
      return;
    }
    if (bucket != null) {
      bucket.remove(w);
    }
    end(w, DeliveryEnd.SUPERSEDED, "", now);
  }

  /** Reads back that an attempt failed before a restart. */
  public void read(String deliveryId, int attempts, long readyAt, long at) {
    Waiting w = planned.get(deliveryId);
    if (w != null) {
      readAttempts(w, attempts, at);
      w.readyAt = readyAt;
    }
  }

  /** Reads back that the life of a message ended before a restart. */
  public Optional<OutboxMessage> forget(String deliveryId, int attempts, long at) {
    Optional<Waiting> ended = Optional.ofNullable(planned.remove(deliveryId));
    ended.ifPresent(w -> readAttempts(w, attempts, at));
    return ended.map(w -> w.message);
  }

  /** The limits of a receiver outlive a restart; an attempt counts from its end, which is later. */
  private void readAttempts(Waiting w, int attempts, long at) {
    DeliveryChannel channel = channels.get(w.message.target());
    if (channel != null && attempts > w.attempts) {
      bucket(channel).attempted(at);
    }
    w.attempts = attempts;
  }

  /** Goes on after a restart: what was read back may be sent. */
  public void resume(long now) {
    wakeKnown = false;
    List<OutboxMessage> all = pending();
    Set<String> targets = all.stream().map(OutboxMessage::target).collect(toSet());
    buckets.values().forEach(b -> b.noAttemptAfter(now));
    // The worker of a bucket may have been at an attempt that left no record.
    channels.values().stream()
        .filter(c -> targets.contains(c.target()))
        .map(this::bucket)
        .distinct()
        .forEach(b -> b.attempted(now));
    all.forEach(m -> ready(m.deliveryId(), now));
  }

  /** Nothing more goes to a target: what waits for it is dead, and so is what comes. */
  public void refuse(String target, String why, long now) {
    refusing.put(target, why);
    wakeKnown = false;
    for (Waiting w : List.copyOf(queued.values())) {
      if (w.message.target().equals(target)) {
        Bucket bucket = bucket(channel(w.message));
        if (bucket.inFlight != w) {
          bucket.remove(w);
          end(w, DeliveryEnd.DEAD, why, now);
        }
      }
    }
  }

  /** Messages go to a target again. */
  public void take(String target) {
    refusing.remove(target);
  }

  /** Writes what waits and what is under way, pauses and limits included. */
  public void save(StateWriter out, AlertPool alerts) throws IOException {
    new OutboxCodec(alerts).write(out, this);
  }

  /**
   * Reads what {@link #save} wrote, into an empty one. Nothing is resumed: what was under way still is.
   * A message whose target is not there any more waits to be {@link #ready}, which ends it.
   */
  public void restore(StateReader in, AlertPool alerts) throws IOException {
    new OutboxCodec(alerts).read(in, this);
    wakeKnown = false;
  }

  /** Messages that are not at their end, planned ones first. */
  public List<OutboxMessage> pending() {
    List<OutboxMessage> all = new ArrayList<>();
    planned.values().forEach(w -> all.add(w.message));
    queued.values().forEach(w -> all.add(w.message));
    return all;
  }

  /** How many messages wait or are under way. */
  public int size() {
    return planned.size() + queued.size();
  }

  /** Whether a message is not at its end. */
  public boolean holds(String deliveryId) {
    return planned.containsKey(deliveryId) || queued.containsKey(deliveryId);
  }

  /** The next attempt to be made now; ask until there is none. */
  public Optional<Attempt> next(long now) {
    if (wakeKnown && now < wake) {
      return Optional.empty();
    }
    wakeKnown = false;
    for (Bucket bucket : buckets.values()) {
      bucket.expire(now, w -> end(w, DeliveryEnd.EXPIRED, "", now));
      giveUpHanging(bucket, now);
      while (bucket.inFlight == null && bucket.openFrom() <= now) {
        Waiting w = best(bucket, now);
        if (w == null) {
          break;
        }
        bucket.remove(w);
        if (drifted(w.message)) {
          end(w, DeliveryEnd.PRICE_DRIFT, "", now);
          continue;
        }
        return Optional.of(start(bucket, w, now));
      }
    }
    return Optional.empty();
  }

  private Attempt start(Bucket bucket, Waiting w, long now) {
    OutboxMessage m = w.message;
    long timeout = Math.min(settings.attemptTimeoutNanos(), m.expiresAtNanos() - now);
    w.attempts++;
    bucket.inFlight = w;
    bucket.inFlightUntil = now + timeout + GRACE_NANOS;
    bucket.attempted(now);
    return new Attempt(
        channel(m),
        new Delivery(
            m.deliveryId(), m.threadKey(), m.reason(), m.tier(), m.firing(), m.ended(),
            m.repeats(), m.repeatSpanNanos(), w.attempts, now, m.expiresAtNanos(),
            Duration.ofNanos(timeout)));
  }

  private @Nullable Waiting best(Bucket bucket, long now) {
    Waiting best = null;
    long bestRank = Long.MIN_VALUE;
    long highest = bucket.highestRank(now, settings.ageingNanos());
    for (Waiting w = bucket.first; w != null; w = w.after) {
      long rank = w.rank(now, settings.ageingNanos());
      if (rank > bestRank && startsFrom(w) <= now && !bucket.behind(w)) {
        best = w;
        bestRank = rank;
        if (rank == highest) {
          break;
        }
      }
    }
    return best;
  }

  /** The outcome of an attempt; of one that was given up it comes too late and is ignored. */
  public void complete(Delivery delivery, DeliveryOutcome outcome, long now) {
    complete(delivery.deliveryId(), delivery.attempt(), outcome, now);
  }

  /** The same, by the id of the message and the number of the attempt. */
  public void complete(String deliveryId, int attempt, DeliveryOutcome outcome, long now) {
    Waiting w = queued.get(deliveryId);
    if (w == null || w.attempts != attempt) {
      return;
    }
    Bucket bucket = bucket(channel(w.message));
    if (bucket.inFlight == w) {
      wakeKnown = false;
      bucket.inFlight = null;
      apply(bucket, w, outcome, now);
    }
  }

  private void apply(Bucket bucket, Waiting w, DeliveryOutcome outcome, long now) {
    bucket.heard(outcome, delay(w, bucket.slowedDown(), Long.MAX_VALUE), now);
    Breaker breaker = breakerOf(w.message.target());
    switch (outcome) {
      case DeliveryOutcome.Delivered d -> {
        breaker.succeeded();
        end(w, DeliveryEnd.DELIVERED, d.receipt(), now);
      }
      case DeliveryOutcome.RetryLater r -> {
        if (r.failure()) {
          breaker.failed(now);
        }
        retry(bucket, w, r.why(), r.hintNanos(), now);
      }
      case DeliveryOutcome.Unknown u -> {
        breaker.failed(now);
        boolean again =
            channel(w.message).traits().dedupes()
                || w.message.tier().compareTo(AlertTier.ACTIONABLE_SETUP) >= 0;
        if (again) {
          retry(bucket, w, u.why(), 0, now);
        } else {
          end(w, DeliveryEnd.UNKNOWN, u.why(), now);
        }
      }
      case DeliveryOutcome.Dead d -> {
        end(w, DeliveryEnd.DEAD, d.reason() + (d.detail().isEmpty() ? "" : ": " + d.detail()), now);
        if (d.disableTarget()) {
          listener.disable(w.message.target(), d, now);
        }
      }
      case DeliveryOutcome.Expired e -> end(w, DeliveryEnd.EXPIRED, "", now);
    }
  }

  private void retry(Bucket bucket, Waiting w, String why, long hintNanos, long now) {
    if (w.superseded) {
      end(w, DeliveryEnd.SUPERSEDED, why, now);
      return;
    }
    if (w.attempts >= settings.maxAttempts()) {
      end(
          w, DeliveryEnd.DEAD,
          DeliveryOutcome.DeadReason.TOO_MANY_ATTEMPTS + ": " + w.attempts + ", last " + why, now);
      return;
    }
    OutboxMessage m = w.message;
    long left = m.expiresAtNanos() - now;
    long at = now + Math.max(hintNanos, delay(w, w.attempts - 1, left));
    at = Math.max(at, breakerOf(m.target()).openUntil());
    if (at >= m.expiresAtNanos()) {
      end(w, DeliveryEnd.EXPIRED, "the next attempt would come too late; last " + why, now);
      return;
    }
    w.readyAt = at;
    bucket.add(w);
    listener.retrying(m, w.attempts, why, at, now);
  }

  private long delay(Waiting w, int n, long left) {
    double u = jitter.of(w.message.deliveryId(), w.attempts);
    return (long) (u * settings.greatestDelay(n, left));
  }

  private void giveUpHanging(Bucket bucket, long now) {
    Waiting w = bucket.inFlight;
    if (w != null && now >= bucket.inFlightUntil) {
      bucket.inFlight = null;
      apply(bucket, w, new DeliveryOutcome.Unknown("the channel did not answer"), now);
    }
  }

  /** When to ask for {@link #next} again, if nothing happens before; {@code Long.MAX_VALUE}: never. */
  public long nextWake() {
    if (!wakeKnown) {
      wake = Long.MAX_VALUE;
      for (Bucket bucket : buckets.values()) {
        wake = Math.min(wake, bucket.expiresFrom());
        wake =
            Math.min(
                wake, bucket.inFlight == null ? nextStart(bucket) : bucket.inFlightUntil);
      }
      wakeKnown = true;
    }
    return wake;
  }

  private long nextStart(Bucket bucket) {
    long open = bucket.openFrom();
    long start = Long.MAX_VALUE;
    for (Waiting w = bucket.first; w != null; w = w.after) {
      if (!bucket.behind(w)) {
        start = Math.min(start, Math.max(open, startsFrom(w)));
        if (start <= open) {
          break; // nothing can start before
        }
      }
    }
    return start;
  }

  private long startsFrom(Waiting w) {
    return Math.max(
        Math.max(w.readyAt, w.message.notBeforeNanos()),
        breakerOf(w.message.target()).openUntil());
  }

  private boolean drifted(OutboxMessage m) {
    if (m.tier() != AlertTier.AUTOMATION_CANDIDATE) {
      return false;
    }
    double from = m.alert().price();
    double mark = prices.markOf(m.alert());
    return Math.abs(mark - from) > from * (settings.priceDriftBps() * BPS + TOLERANCE);
  }

  private void end(Waiting w, DeliveryEnd end, String detail, long now) {
    queued.remove(w.message.deliveryId());
    listener.ended(w.message, end, w.attempts, detail, now);
  }

  private DeliveryChannel channel(OutboxMessage m) {
    DeliveryChannel channel = channels.get(m.target());
    if (channel == null) {
      throw new IllegalStateException("no target " + m.target());
    }
    return channel;
  }

  private Bucket bucket(DeliveryChannel channel) {
    Bucket bucket = buckets.get(channel.rateBucket());
    if (bucket == null) {
      throw new IllegalStateException(channel.target() + " changed its rate bucket");
    }
    return bucket;
  }

  private Breaker breakerOf(String target) {
    return breakers.computeIfAbsent(target, t -> new Breaker(settings));
  }
}
