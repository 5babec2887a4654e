// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.spi.FeedCount;
import io.github.liqscape.spi.FeedHealth;
import io.github.liqscape.spi.VenueFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One planned socket through all its connections: reconnects with full jitter, and replaces a connection
 * by an overlapping one before the venue cuts it.
 *
 * <p>Threading: single thread.
 */
final class Socket {

  private static final long SECOND = 1_000_000_000L;
  private static final long LONGEST_BACKOFF = 60 * SECOND;
  private static final long HEALTHY_AFTER = 60 * SECOND;
  private static final long TAKE_OVER_WITHIN = 60 * SECOND;
  private static final long FORBIDDEN_WAIT = 600 * SECOND;
  private static final long JITTER = 600 * SECOND;

  private final SocketPlan plan;
  private final FeedMachine machine;
  private final Map<InstrumentFeed, List<Stream>> carried = new LinkedHashMap<>();
  private final Map<InstrumentFeed, Boolean> probed = new HashMap<>();
  private final List<Topic> probes;
  private @Nullable Link active;
  private @Nullable Link successor;
  private int failures;
  private int forbidden;
  private long reconnects;
  private boolean waiting;

  Socket(SocketPlan plan, FeedMachine machine) {
    this.plan = plan;
    this.machine = machine;
    this.probes = plan.topics().filter(Topic::probe).toList();
    plan.topics().forEach(this::carry);
  }

  private void carry(Topic topic) {
    for (Instrument instrument : topic.instruments()) {
      InstrumentFeed feed = machine.feed(instrument);
      if (feed == null) {
        throw new IllegalStateException(
            "topic " + topic.name() + " brings " + instrument + ", which nobody asked for");
      }
      List<Stream> streams = carried.computeIfAbsent(feed, f -> new ArrayList<>());
      for (StreamKind kind : topic.kinds()) {
        Stream s = feed.stream(kind);
        if (s != null && !streams.contains(s)) {
          streams.add(s);
        }
      }
      if (topic.probe()) {
        probed.put(feed, true);
      }
    }
  }

  SocketPlan plan() {
    return plan;
  }

  List<Topic> probes() {
    return probes;
  }

  Map<InstrumentFeed, List<Stream>> carried() {
    return carried;
  }

  List<Stream> carried(InstrumentFeed feed) {
    return carried.getOrDefault(feed, List.of());
  }

  /** Whether a topic of this socket ticks for the instrument come what may. */
  boolean probed(InstrumentFeed feed) {
    return probed.containsKey(feed);
  }

  /** Whether the silence of one instrument is a fault; without probes only the silence of all is. */
  boolean mustTick(InstrumentFeed feed, Collection<Long> ticks) {
    if (!probed.isEmpty()) {
      return probed(feed);
    }
    long newest = ticks.stream().mapToLong(Long::longValue).max().orElse(machine.now());
    return machine.now() - newest > 15 * SECOND;
  }

  // ---- connections ----------------------------------------------------------------------------

  void connect() {
    waiting = false;
    active = machine.connect(this, plan, false);
  }

  void live(Link link) {
    machine.timers().at(machine.now() + HEALTHY_AFTER, () -> {
      if (link == active) {
        failures = 0;
        forbidden = 0;
      }
    });
    if (link == active) {
      planSuccessor(link);
    }
  }

  private void planSuccessor(Link of) {
    machine
        .protocol()
        .rules()
        .lifetime()
        .ifPresent(
            age -> {
              long jitter = (long) ((machine.random() * 2 - 1) * JITTER);
              long wait = Math.max(SECOND, age.toNanos() + jitter);
              machine.timers().at(machine.now() + wait, () -> overlap(of));
            });
  }

  private void overlap(Link old) {
    if (old != active || successor != null) {
      return;
    }
    Link next = machine.connect(this, plan, true);
    successor = next;
    machine.timers().at(machine.now() + TAKE_OVER_WITHIN, () -> {
      if (next == successor) {
        next.cut();
        successor = null;
        overlapLater(old);
      }
    });
  }

  private void overlapLater(Link old) {
    machine.timers().at(machine.now() + TAKE_OVER_WITHIN, () -> overlap(old));
  }

  /** A standby connection ticked: it takes over when it shows all that the old one shows. */
  void mayTakeOver(Link standby) {
    Link old = active;
    if (standby == successor && old != null && standby.overlaps(old) && standby.follows()) {
      old.cut();
      takeOver(standby);
    }
  }

  /** The active connection heard something: perhaps it has caught up with the one that stands by. */
  void activeHeard() {
    Link standby = successor;
    if (standby != null) {
      mayTakeOver(standby);
    }
  }

  private void takeOver(Link standby) {
    successor = null;
    active = standby;
    standby.takeOver();
    planSuccessor(standby);
  }

  void refused(Link link, int status, String cause) {
    if (status == 403 || status == 451) {
      if (++forbidden > 1) {
        machine.end(
            new VenueFailure(
                VenueFailure.Reason.FORBIDDEN,
                plan.uri().getHost() + " refuses connections from here (HTTP " + status + ")"));
        return;
      }
    }
    machine.counts().trouble(plan.name() + ": " + cause);
    gone(link, StreamGap.Cause.DISCONNECT);
  }

  void gone(Link link, StreamGap.Cause cause) {
    machine.counts().add(FeedCount.DISCONNECTS);
    if (link == successor) {
      successor = null;
      Link old = active;
      if (old != null) {
        overlapLater(old);
      }
      return;
    }
    if (link != active) {
      return;
    }
    active = null;
    Link standby = successor;
    if (standby != null && standby.overlaps(link)) {
      // It ran beside the lost one, so it has seen everything since.
      takeOver(standby);
      return;
    }
    carried.forEach((feed, streams) -> feed.down(streams, cause, link.venueNanos()));
    if (standby != null) {
      takeOver(standby);
    } else {
      reconnectLater();
    }
  }

  private void reconnectLater() {
    waiting = true;
    reconnects++;
    long most = Math.min(LONGEST_BACKOFF, SECOND << Math.min(failures, 6));
    failures++;
    long wait = (long) (machine.random() * most);
    if (forbidden > 0) {
      wait = FORBIDDEN_WAIT;
    }
    machine.timers().at(machine.now() + wait, () -> {
      if (waiting) {
        connect();
      }
    });
  }

  /** Takes the book of an instrument again, so that its stream sends a new snapshot. */
  void resubscribeBook(Instrument instrument) {
    Link link = active;
    if (link != null) {
      List<Topic> books =
          plan.topics()
              .filter(t -> t.kinds().equals(Set.of(StreamKind.BOOK)))
              .filter(t -> t.instruments().contains(instrument))
              .toList();
      if (!books.isEmpty()) {
        link.again(books);
      }
    }
  }

  void close() {
    waiting = false;
    if (active != null) {
      active.cut();
      active = null;
    }
    if (successor != null) {
      successor.cut();
      successor = null;
    }
  }

  FeedHealth.Connection health() {
    Link link = active;
    FeedHealth.ConnectionState state =
        link == null
            ? waiting ? FeedHealth.ConnectionState.WAITING : FeedHealth.ConnectionState.CLOSED
            : link.isLive()
                ? FeedHealth.ConnectionState.LIVE
                : link.isOpen()
                    ? FeedHealth.ConnectionState.SUBSCRIBING
                    : FeedHealth.ConnectionState.CONNECTING;
    return new FeedHealth.Connection(
        plan.name(), state, (int) plan.topics().count(), reconnects);
  }
}
