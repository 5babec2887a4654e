// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.Answer;
import io.github.liqscape.spi.FeedCount;
import io.github.liqscape.spi.FeedHealth;
import io.github.liqscape.spi.LiveFeed;
import io.github.liqscape.spi.Scheduler;
import io.github.liqscape.spi.Subscription;
import io.github.liqscape.spi.VenueFailure;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects a {@link FeedMachine} to the network: whatever happens is queued as a {@link FeedInput} and taken
 * by one thread, which is the only one that decodes. Sockets never wait for it; frames beyond 65,536 in the
 * queue are dropped and told to the machine.
 *
 * <p>Threading: as {@link LiveFeed}.
 */
final class FeedDriver implements LiveFeed {

  private static final Logger LOG = LoggerFactory.getLogger(FeedDriver.class);
  private static final int FRAMES_WAITING = 65_536;

  /** What the machine's thread takes: an input, or a note that makes one. */
  private sealed interface Item {
    record Input(FeedInput input) implements Item {}

    /** Frames were dropped; how many is known when this is taken. */
    record Dropped(long nanos, int connection, AtomicInteger frames) implements Item {}

    record Stop() implements Item {}
  }

  private final String name;
  private final Scheduler scheduler;
  private final VenueRest rest;
  private final WsTransport sockets;
  private final FeedMachine machine;
  private final Consumer<FeedInput> tap;
  private final EventQueue out;
  private final int capacity;
  private final LinkedBlockingQueue<Item> in = new LinkedBlockingQueue<>();
  private final AtomicInteger framesWaiting = new AtomicInteger();
  private final Map<Integer, WsTransport.Connection> connections = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private Scheduler.@Nullable Cancellation tick;
  private long tickAt = Long.MAX_VALUE;
  private volatile boolean closed;

  FeedDriver(
      VenueProtocol protocol,
      VenueRest rest,
      WsTransport sockets,
      Subscription subscription,
      AdapterContext context,
      Consumer<FeedInput> tap) {
    this.name = protocol.venue().id();
    this.scheduler = context.scheduler();
    this.rest = rest;
    this.sockets = sockets;
    this.tap = tap;
    this.capacity = subscription.queueCapacity();
    this.out = new EventQueue(capacity);
    this.machine =
        new FeedMachine(
            protocol, subscription, context.seed(), e -> out.offer(e, scheduler.nanos()),
            this::execute);
  }

  void start() {
    Thread.ofPlatform().daemon().name("liqscape-feed-" + name).start(this::run);
  }

  private void run() {
    try {
      begin();
      while (!closed) {
        switch (in.take()) {
          case Item.Input i -> take(i.input());
          case Item.Dropped d ->
              take(new FeedInput.Lost(d.nanos(), d.connection(), d.frames().getAndSet(0), false));
          case Item.Stop s -> {
            // The loop ends.
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // A fault of ours: the feed ends, visibly, instead of going on in an unknown state.
      LOG.error("the feed of {} failed", name, e);
      lock.lock();
      try {
        machine.end(new VenueFailure(VenueFailure.Reason.MALFORMED, "internal fault: " + e));
      } finally {
        lock.unlock();
      }
    } finally {
      shutdown();
    }
  }

  private void begin() {
    lock.lock();
    try {
      FeedInput.Tick first = new FeedInput.Tick(scheduler.nanos());
      tap.accept(first);
      machine.start(first.nanos());
      planTick();
    } finally {
      lock.unlock();
    }
  }

  private void take(FeedInput input) {
    if (input instanceof FeedInput.Frame) {
      framesWaiting.decrementAndGet();
    }
    lock.lock();
    try {
      tap.accept(input);
      machine.accept(input);
      planTick();
      if (machine.failure().isPresent()) {
        closed = true;
      }
    } finally {
      lock.unlock();
    }
  }

  private void planTick() {
    long next = machine.nextDeadline();
    if (next == tickAt) {
      return;
    }
    if (tick != null) {
      tick.cancel();
      tick = null;
    }
    tickAt = next;
    if (next != Long.MAX_VALUE) {
      tick = scheduler.at(next, () -> put(new FeedInput.Tick(scheduler.nanos())));
    }
  }

  private void put(FeedInput input) {
    in.add(new Item.Input(input));
  }

  private void execute(FeedCommand command) {
    switch (command) {
      case FeedCommand.Connect c ->
          connections.put(c.connection(), sockets.connect(c.uri(), listener(c.connection())));
      case FeedCommand.Send s -> {
        WsTransport.Connection to = connections.get(s.connection());
        if (to != null) {
          to.send(s.text());
        }
      }
      case FeedCommand.Close c -> {
        WsTransport.Connection of = connections.remove(c.connection());
        if (of != null) {
          of.close();
        }
      }
      case FeedCommand.Get g ->
          Thread.ofVirtual().name("liqscape-rest-" + name).start(() -> fetch(g));
    }
  }

  private void fetch(FeedCommand.Get get) {
    Answer<String> answer = rest.fetch(get.what());
    long at = scheduler.nanos();
    put(
        switch (answer) {
          case Answer.Value<String> v -> new FeedInput.Body(at, get.request(), v.value());
          case Answer.Failed<String> f -> new FeedInput.NoAnswer(at, get.request(), f.failure());
        });
  }

  private WsTransport.Listener listener(int connection) {
    return new WsTransport.Listener() {
      private AtomicInteger dropped = new AtomicInteger();

      @Override
      public void opened() {
        put(new FeedInput.Opened(scheduler.nanos(), connection));
      }

      @Override
      public void text(String text) {
        if (framesWaiting.get() < FRAMES_WAITING) {
          framesWaiting.incrementAndGet();
          if (dropped.get() > 0) {
            // What is dropped after this one is lost at another place.
            dropped = new AtomicInteger();
          }
          put(new FeedInput.Frame(scheduler.nanos(), connection, text));
        } else if (dropped.getAndIncrement() == 0) {
          in.add(new Item.Dropped(scheduler.nanos(), connection, dropped));
        }
      }

      @Override
      public void tooLarge() {
        put(new FeedInput.Lost(scheduler.nanos(), connection, 1, true));
      }

      @Override
      public void closed(int status, String cause) {
        put(new FeedInput.Closed(scheduler.nanos(), connection, status, cause));
      }
    };
  }

  // ---- the consumer ---------------------------------------------------------------------------

  @Override
  public @Nullable MarketEvent poll(Duration timeout) throws InterruptedException {
    return out.poll(EventQueue.nanos(timeout), scheduler.nanos());
  }

  @Override
  public boolean ended() {
    return out.drained();
  }

  @Override
  public Optional<VenueFailure> failure() {
    lock.lock();
    try {
      return machine.failure();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public FeedHealth health() {
    lock.lock();
    try {
      FeedHealth of = machine.health(out.size(), capacity, out.most());
      Map<FeedCount, Long> counts = new EnumMap<>(of.counts());
      counts.put(FeedCount.OVERFLOWED, out.dropped());
      return new FeedHealth(
          of.connections(), counts, of.queued(), of.queueCapacity(), of.queuedAtMost(),
          of.clockOffset(), of.lag(), of.troubles());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
    in.add(new Item.Stop());
  }

  private void shutdown() {
    closed = true;
    lock.lock();
    try {
      machine.close();
      if (tick != null) {
        tick.cancel();
      }
      connections.values().forEach(WsTransport.Connection::close);
      connections.clear();
    } finally {
      lock.unlock();
    }
    sockets.close();
    out.end();
  }
}
