// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.spi.Answer;
import io.github.liqscape.spi.FeedCount;
import io.github.liqscape.spi.FeedHealth;
import io.github.liqscape.spi.Subscription;
import io.github.liqscape.spi.VenueFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The whole life of a live feed as a state machine: {@link FeedInput}s go in, events and {@link
 * FeedCommand}s come out. It knows no network, no thread and no clock but the times of its inputs, so the
 * same inputs always give the same events.
 *
 * <p>Its parts: a {@link Socket} for each planned socket, with a {@link Link} for each of its
 * connections; an {@link InstrumentFeed} for each instrument, which drops copies and notices holes; a {@link
 * Recovery} in each, which fills them.
 *
 * <p>Threading: single thread.
 */
final class FeedMachine implements FeedHost {

  private final VenueProtocol protocol;
  private final Subscription subscription;
  private final SplittableRandom random;
  private final Consumer<MarketEvent> out;
  private final Consumer<FeedCommand> commands;
  private final Timers timers = new Timers();
  private final FeedCounts counts = new FeedCounts();
  private final Map<Instrument, InstrumentFeed> feeds = new LinkedHashMap<>();
  private final List<Socket> sockets = new ArrayList<>();
  private final Map<Integer, Link> links = new HashMap<>();
  private final Map<Link, Socket> socketOf = new HashMap<>();
  private final Map<Integer, Question<?>> questions = new HashMap<>();
  private final VenueClock clock = new VenueClock();
  private long lag;
  private long now = Long.MIN_VALUE;
  private int connections;
  private int requests;
  private int messages;
  private @Nullable VenueFailure failure;
  private boolean closed;

  /** A query on its way. */
  private final class Question<T> {
    private final RestQuery<T> query;
    private final Consumer<Answer<T>> then;

    Question(RestQuery<T> query, Consumer<Answer<T>> then) {
      this.query = query;
      this.then = then;
    }

    void next() {
      RestRequest request = query.next();
      if (request == null) {
        then.accept(new Answer.Value<>(query.result(), query.malformed()));
        return;
      }
      int id = ++requests;
      questions.put(id, this);
      command(new FeedCommand.Get(id, request));
    }

    void body(String text) {
      VenueFailure unreadable = query.accept(text, now + clock.offset());
      if (unreadable != null) {
        failed(unreadable);
      } else {
        next();
      }
    }

    void failed(VenueFailure why) {
      then.accept(Answer.failed(why));
    }
  }

  /**
   * @param seed of the jitter
   * @param out takes the events
   * @param commands takes what is to be done; it must not call back before it returns
   */
  FeedMachine(
      VenueProtocol protocol,
      Subscription subscription,
      long seed,
      Consumer<MarketEvent> out,
      Consumer<FeedCommand> commands) {
    this.protocol = protocol;
    this.subscription = subscription;
    this.random = new SplittableRandom(seed);
    this.out = out;
    this.commands = commands;
    for (Instrument instrument : subscription.instruments()) {
      feeds.put(
          instrument,
          new InstrumentFeed(instrument, subscription, this, () -> resubscribeBook(instrument)));
    }
    for (SocketPlan plan : protocol.sockets(subscription)) {
      sockets.add(new Socket(plan, this));
    }
  }

  /** Connects, and begins to poll. */
  void start(long nanos) {
    now = nanos;
    for (Socket socket : sockets) {
      socket.connect();
    }
    List<Poll> polls = protocol.polls(subscription);
    for (int i = 0; i < polls.size(); i++) {
      Poll poll = polls.get(i);
      // Spread over the interval, so that they do not come in a burst.
      long first = poll.every().toNanos() / polls.size() * i;
      timers.at(now + first, () -> poll(poll));
    }
    measureClock();
  }

  void accept(FeedInput input) {
    if (closed) {
      return;
    }
    long at = Math.max(now, input.nanos());
    while (timers.next() <= at && !closed) {
      now = Math.max(now, timers.next());
      timers.runNext(now);
    }
    now = at;
    if (closed) {
      return;
    }
    switch (input) {
      case FeedInput.Opened o -> ifHere(o.connection(), Link::opened);
      case FeedInput.Frame f -> ifHere(f.connection(), link -> link.received(f.text()));
      case FeedInput.Lost l -> ifHere(l.connection(), link -> lost(link, l));
      case FeedInput.Closed c -> ifHere(c.connection(), link -> ended(link, c));
      case FeedInput.Body b -> {
        Question<?> question = questions.remove(b.request());
        if (question != null) {
          question.body(b.text());
        }
      }
      case FeedInput.NoAnswer n -> {
        Question<?> question = questions.remove(n.request());
        if (question != null) {
          question.failed(n.failure());
        }
      }
      case FeedInput.Tick t -> {
        // The timers have run.
      }
    }
  }

  private void ifHere(int connection, Consumer<Link> then) {
    Link link = links.get(connection);
    if (link != null) {
      then.accept(link);
    }
  }

  private void lost(Link link, FeedInput.Lost lost) {
    counts.add(lost.tooLarge() ? FeedCount.MALFORMED : FeedCount.FRAMES_OVERFLOWED, lost.frames());
    link.lost(lost.tooLarge() ? StreamGap.Cause.DECODE : StreamGap.Cause.OVERFLOW);
  }

  private void ended(Link link, FeedInput.Closed why) {
    Socket socket = socketOf.get(link);
    link.ended();
    if (socket != null) {
      socket.refused(link, why.status(), why.cause());
    }
  }

  /** When a {@link FeedInput.Tick} is due. */
  long nextDeadline() {
    return closed ? Long.MAX_VALUE : timers.next();
  }

  /** Ends everything. */
  void close() {
    sockets.forEach(Socket::close);
    timers.clear();
    questions.clear();
    closed = true;
  }

  /** The feed cannot go on. */
  void end(VenueFailure why) {
    failure = why;
    counts.trouble(why.toString());
    for (Socket socket : sockets) {
      socket
          .carried()
          .forEach((feed, streams) -> feed.down(streams, StreamGap.Cause.DISCONNECT, Long.MIN_VALUE));
    }
    close();
  }

  Optional<VenueFailure> failure() {
    return Optional.ofNullable(failure);
  }

  // ---- polls and clock ------------------------------------------------------------------------

  private void poll(Poll poll) {
    timers.at(now + poll.every().toNanos(), () -> poll(poll));
    InstrumentFeed feed = feeds.get(poll.instrument());
    if (feed != null && feed.acceptsPolls()) {
      ask(poll.query().get(), feed::polled);
    }
  }

  private void measureClock() {
    long asked = now;
    ask(
        protocol.serverTime(),
        answer -> {
          long again =
              switch (answer) {
                case Answer.Value<Long> v -> clock.measured(asked, now, v.value());
                case Answer.Failed<Long> f -> {
                  counts.trouble("clock: " + f.failure());
                  yield VenueClock.next(now);
                }
              };
          timers.at(again, this::measureClock);
        });
  }

  // ---- what the parts ask ---------------------------------------------------------------------

  @Override
  public long now() {
    return now;
  }

  @Override
  public VenueProtocol protocol() {
    return protocol;
  }

  Subscription subscription() {
    return subscription;
  }

  @Override
  public Timers timers() {
    return timers;
  }

  @Override
  public FeedCounts counts() {
    return counts;
  }

  /** In [0, 1). */
  double random() {
    return random.nextDouble();
  }

  @Nullable InstrumentFeed feed(Instrument instrument) {
    return feeds.get(instrument);
  }

  @Override
  public void emit(MarketEvent event) {
    counts.add(FeedCount.DELIVERED);
    out.accept(event);
  }

  void lag(MarketEvent event) {
    lag = now + clock.offset() - event.eventNanos();
  }

  @Override
  public <T> void ask(RestQuery<T> query, Consumer<Answer<T>> then) {
    new Question<>(query, then).next();
  }

  void command(FeedCommand command) {
    if (!closed) {
      commands.accept(command);
    }
  }

  int nextMessage() {
    return ++messages;
  }

  Link connect(Socket socket, SocketPlan plan, boolean standby) {
    Link link = new Link(++connections, socket, this, standby);
    links.put(link.id, link);
    socketOf.put(link, socket);
    command(new FeedCommand.Connect(link.id, plan.uri()));
    return link;
  }

  void forget(Link link) {
    links.remove(link.id);
    socketOf.remove(link);
  }

  private void resubscribeBook(Instrument instrument) {
    for (Socket socket : sockets) {
      socket.resubscribeBook(instrument);
    }
  }

  /** How it is doing; the queue belongs to the driver. */
  FeedHealth health(int queued, int queueCapacity, int queuedAtMost) {
    return new FeedHealth(
        sockets.stream().map(Socket::health).toList(),
        counts.snapshot(),
        queued,
        queueCapacity,
        queuedAtMost,
        Duration.ofNanos(clock.offset()),
        Duration.ofNanos(lag),
        counts.troubles());
  }
}
