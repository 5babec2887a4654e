// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.Trade;
import io.github.liqscape.spi.FeedCount;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One connection from the moment it is asked for until it is gone: subscribes, keeps the heartbeat, watches
 * that data comes, and hands events on.
 *
 * <p>Threading: single thread.
 */
final class Link implements FrameSink {

  private static final long SECOND = 1_000_000_000L;
  private static final long OPEN_WITHIN = 15 * SECOND;
  private static final long ANSWER_WITHIN = 10 * SECOND;
  private static final long FIRST_PROBE_WITHIN = 10 * SECOND;
  private static final long PROBE_WITHIN = 15 * SECOND;
  private static final long LOOK_EVERY = SECOND;

  /** A lost frame of a socket with so few instruments is worth a question about each of them. */
  private static final int ASKED_ABOUT = 16;

  private static final int BUFFERED = 65_536;

  private record Message(int request, List<Topic> topics, boolean initial, boolean subscribe) {}

  /** An event that waits until this connection takes over. */
  private record Buffered(MarketEvent event, long number) {}

  final int id;
  private final Socket socket;
  private final FeedMachine machine;
  private final FrameDecoder decoder;
  private final SocketRules rules;
  private final ForcedRepeats.Tally shown = new ForcedRepeats.Tally();
  private final ArrayDeque<Message> toSend = new ArrayDeque<>();
  private final Map<Integer, Message> unanswered = new HashMap<>();
  private final Map<InstrumentFeed, Long> ticked = new HashMap<>();
  private final Map<InstrumentFeed, Long> firstTick = new HashMap<>();

  /** In a fixed order, so that a replay goes the same way. */
  private final Map<InstrumentFeed, Long> lastTick = new LinkedHashMap<>();
  private final List<Timers.Timer> timers = new ArrayList<>();
  private Timers.@Nullable Timer pong;
  private @Nullable List<Buffered> buffer;
  private boolean open;
  private boolean sending;
  private boolean gone;
  private boolean live;
  private int initialOutstanding;
  private long lastSent = Long.MIN_VALUE / 2;
  private long venueNanos = Long.MIN_VALUE;
  private String frame = "";
  private long frames;
  private boolean unreadable;

  /**
   * @param standby true if it runs beside another one that it will replace
   */
  Link(int id, Socket socket, FeedMachine machine, boolean standby) {
    this.id = id;
    this.socket = socket;
    this.machine = machine;
    this.decoder = machine.protocol().decoder(machine.subscription());
    this.rules = machine.protocol().rules();
    this.buffer = standby ? new ArrayList<>() : null;
    after(OPEN_WITHIN, () -> {
      if (!open) {
        fail(StreamGap.Cause.DISCONNECT, "no connection within 15 s");
      }
    });
  }

  private Timers.Timer after(long nanos, Runnable task) {
    Timers.Timer timer = machine.timers().at(machine.now() + nanos, () -> {
      if (!gone) {
        task.run();
      }
    });
    timers.add(timer);
    if (timers.size() > 64) {
      // Most of them have run by now.
      timers.subList(0, 32).clear();
    }
    return timer;
  }

  // ---- life -----------------------------------------------------------------------------------

  void opened() {
    open = true;
    if (buffer == null) {
      socket.carried().forEach((feed, streams) -> feed.reopened(streams));
    }
    List<Topic> rest = socket.plan().toSubscribe();
    for (int i = 0; i < rest.size(); i += rules.topicsPerRequest()) {
      ask(rest.subList(i, Math.min(rest.size(), i + rules.topicsPerRequest())), true, true);
    }
    rules.heartbeat().ifPresent(h -> after(h.every().toNanos(), () -> beat(h)));
    if (initialOutstanding == 0) {
      subscribed();
    }
  }

  private void subscribed() {
    after(FIRST_PROBE_WITHIN, this::firstLook);
  }

  private boolean isSubscribed() {
    return open && initialOutstanding == 0;
  }

  /** Ten seconds after the last acknowledgement every probe must have ticked. */
  private void firstLook() {
    List<String> silent =
        socket.probes().stream()
            .filter(t -> t.instruments().stream().noneMatch(this::hasTicked))
            .map(Topic::name)
            .toList();
    boolean all = ticked.isEmpty() && (frames == 0 || !socket.probes().isEmpty());
    if (all) {
      machine.counts().add(FeedCount.SUBSCRIBED_BUT_SILENT);
      String first = socket.plan().topics().findFirst().map(Topic::name).orElse("");
      fail(
          StreamGap.Cause.STALE,
          "SUBSCRIBED_BUT_SILENT: " + socket.plan().uri().getPath() + " "
              + (silent.isEmpty() ? first : String.join(", ", silent.subList(0, Math.min(5, silent.size()))))
              + " was subscribed, and nothing came within 10 s");
      return;
    }
    for (String topic : silent) {
      machine.counts().add(FeedCount.SUBSCRIBED_BUT_SILENT);
      machine
          .counts()
          .trouble(
              "SUBSCRIBED_BUT_SILENT: " + socket.plan().uri().getPath() + " " + topic
                  + " was subscribed, and nothing came within 10 s");
    }
    after(LOOK_EVERY, this::look);
  }

  private boolean hasTicked(Instrument instrument) {
    InstrumentFeed feed = machine.feed(instrument);
    return feed != null && ticked.containsKey(feed);
  }

  private void look() {
    long now = machine.now();
    for (Map.Entry<InstrumentFeed, Long> tick : ticked.entrySet()) {
      if (now - tick.getValue() > PROBE_WITHIN && socket.mustTick(tick.getKey(), ticked.values())) {
        machine.counts().add(FeedCount.STALE);
        fail(
            StreamGap.Cause.STALE,
            "STALE: nothing of " + tick.getKey().instrument.symbol() + " on "
                + socket.plan().name() + " for 15 s");
        return;
      }
    }
    after(LOOK_EVERY, this::look);
  }

  private void beat(SocketRules.Heartbeat heartbeat) {
    send(heartbeat.message());
    if (pong == null) {
      pong =
          after(
              heartbeat.answerWithin().toNanos(),
              () -> fail(StreamGap.Cause.STALE, "no answer to the heartbeat"));
    }
    after(heartbeat.every().toNanos(), () -> beat(heartbeat));
  }

  void fail(StreamGap.Cause cause, String why) {
    machine.counts().trouble(socket.plan().name() + ": " + why);
    cut();
    socket.gone(this, cause);
  }

  /** Ends it without a word to the socket. */
  void cut() {
    if (!gone) {
      machine.command(new FeedCommand.Close(id));
    }
    ended();
  }

  void ended() {
    gone = true;
    machine.forget(this);
    timers.forEach(Timers.Timer::cancel);
    timers.clear();
  }

  // ---- requests -------------------------------------------------------------------------------

  private void ask(List<Topic> topics, boolean initial, boolean subscribe) {
    if (initial) {
      initialOutstanding++;
    }
    toSend.addLast(new Message(machine.nextMessage(), List.copyOf(topics), initial, subscribe));
    sendNext();
  }

  /** Drops topics and takes them again, for a stream that sends its snapshot on subscription. */
  void again(List<Topic> topics) {
    if (open && !gone) {
      ask(topics, false, false);
      ask(topics, false, true);
    }
  }

  private void sendNext() {
    if (sending || toSend.isEmpty()) {
      return;
    }
    long at = Math.max(machine.now(), lastSent + rules.sendSpacing().toNanos());
    if (at > machine.now()) {
      sending = true;
      after(at - machine.now(), () -> {
        sending = false;
        sendNext();
      });
      return;
    }
    Message m = toSend.removeFirst();
    unanswered.put(m.request(), m);
    send(
        m.subscribe()
            ? machine.protocol().subscribe(m.request(), m.topics())
            : machine.protocol().unsubscribe(m.request(), m.topics()));
    after(ANSWER_WITHIN, () -> {
      if (unanswered.containsKey(m.request())) {
        fail(StreamGap.Cause.STALE, "no answer to a subscription within 10 s");
      }
    });
    sendNext();
  }

  private void send(String text) {
    lastSent = machine.now();
    machine.command(new FeedCommand.Send(id, text));
  }

  @Override
  public void accepted(int requestId) {
    Message m = unanswered.remove(requestId);
    if (m != null) {
      answered(m);
    }
  }

  private void answered(Message m) {
    if (m.initial() && --initialOutstanding == 0) {
      subscribed();
    }
  }

  @Override
  public void refused(int requestId, String message) {
    Message m = unanswered.remove(requestId);
    if (m == null) {
      machine.counts().trouble(socket.plan().name() + ": " + message);
      return;
    }
    int n = m.topics().size();
    if (n == 1) {
      machine.counts().add(FeedCount.TOPICS_REFUSED);
      machine
          .counts()
          .trouble(socket.plan().name() + ": " + m.topics().getFirst().name() + " was refused: " + message);
    } else if (m.subscribe()) {
      // One bad topic fails its whole request: the halves tell which.
      ask(m.topics().subList(0, n / 2), m.initial(), true);
      ask(m.topics().subList(n / 2, n), m.initial(), true);
    }
    answered(m);
  }

  @Override
  public void heartbeat() {
    if (pong != null) {
      pong.cancel();
      pong = null;
    }
  }

  // ---- frames ---------------------------------------------------------------------------------

  void received(String text) {
    frames++;
    frame = text;
    unreadable = false;
    machine.counts().add(FeedCount.FRAMES);
    decoder.decode(text, machine.now(), this);
    if (unreadable) {
      // Whatever was in it is lost.
      lost(StreamGap.Cause.DECODE);
    }
    frame = "";
    if (buffer == null) {
      socket.activeHeard();
    }
  }

  /** A frame of this connection was lost, and may have held anything. */
  void lost(StreamGap.Cause cause) {
    if (buffer != null) {
      beginAnew();
    } else {
      boolean few = socket.carried().size() <= ASKED_ABOUT;
      socket.carried().forEach((feed, streams) -> feed.suspect(streams, cause, venueNanos, few));
    }
  }

  @Override
  public void malformed(String reason) {
    unreadable = true;
    machine.counts().add(FeedCount.MALFORMED);
    machine
        .counts()
        .trouble(socket.plan().name() + ": " + reason + ": " + FeedCounts.snippet(frame));
  }

  @Override
  public void malformed(Instrument instrument, String reason) {
    InstrumentFeed feed = machine.feed(instrument);
    if (feed == null || !socket.carried().containsKey(feed)) {
      malformed(reason);
      return;
    }
    machine.counts().add(FeedCount.MALFORMED);
    machine
        .counts()
        .trouble(socket.plan().name() + ": " + reason + ": " + FeedCounts.snippet(frame));
    if (buffer != null) {
      beginAnew();
    } else {
      feed.suspect(socket.carried(feed), StreamGap.Cause.DECODE, venueNanos, true);
    }
  }

  /** What stands by may only take over with all that came since it lost something. */
  private void beginAnew() {
    if (buffer != null) {
      buffer.clear();
    }
    firstTick.clear();
  }

  @Override
  public void foreign() {
    machine.counts().add(FeedCount.FOREIGN);
  }

  @Override
  public void skipped() {
    machine.counts().add(FeedCount.SKIPPED);
  }

  @Override
  public void event(MarketEvent event) {
    take(event, -1);
  }

  @Override
  public void trade(Trade trade, long number) {
    take(trade, number);
  }

  private void take(MarketEvent event, long number) {
    InstrumentFeed feed = machine.feed(event.instrument());
    if (feed == null) {
      foreign();
      return;
    }
    venueNanos = Math.max(venueNanos, event.eventNanos());
    machine.lag(event);
    if (buffer != null) {
      if (buffer.size() == BUFFERED) {
        fail(StreamGap.Cause.OVERFLOW, "took too long to take over");
        return;
      }
      buffer.add(new Buffered(event, number));
    } else {
      feed.offer(event, number, shown);
    }
    if (!socket.probed(feed)) {
      // Nothing ticks for it here: its own events are all the life there is.
      alive(feed, event.eventNanos());
    }
  }

  @Override
  public void probe(Instrument instrument, long eventNanos) {
    InstrumentFeed feed = machine.feed(instrument);
    if (feed == null) {
      return;
    }
    venueNanos = Math.max(venueNanos, eventNanos);
    alive(feed, eventNanos);
  }

  private void alive(InstrumentFeed feed, long eventNanos) {
    if (!isSubscribed()) {
      return;
    }
    ticked.put(feed, machine.now());
    firstTick.putIfAbsent(feed, eventNanos);
    lastTick.merge(feed, eventNanos, Math::max);
    if (!live) {
      live = true;
      socket.live(this);
    }
    if (buffer != null) {
      socket.mayTakeOver(this);
    } else {
      feed.probe(eventNanos, socket.carried(feed));
    }
  }

  // ---- take over ------------------------------------------------------------------------------

  boolean isLive() {
    return live;
  }

  boolean isOpen() {
    return open;
  }

  long venueNanos() {
    return venueNanos;
  }

  /**
   * Whether all that ticked on another connection ticks here too, and did so for a second before the other
   * one fell silent: then nothing can be missing between them, though topics lag differently.
   */
  boolean overlaps(Link other) {
    return other.lastTick.entrySet().stream()
        .allMatch(e -> firstTick.getOrDefault(e.getKey(), Long.MAX_VALUE - SECOND) + SECOND <= e.getValue());
  }

  /** Whether the trades that wait here follow what was delivered, without a hole. */
  boolean follows() {
    Map<InstrumentFeed, Long> first = new HashMap<>();
    for (Buffered b : buffer == null ? List.<Buffered>of() : buffer) {
      InstrumentFeed feed = machine.feed(b.event().instrument());
      if (b.number() >= 0 && feed != null) {
        first.putIfAbsent(feed, b.number());
      }
    }
    return first.entrySet().stream()
        .allMatch(
            e ->
                e.getKey().repeats().trades().number() < 0
                    || e.getValue() <= e.getKey().repeats().trades().number() + 1);
  }

  /** From now on it is the one: what waited goes on. */
  void takeOver() {
    List<Buffered> waited = buffer == null ? List.of() : buffer;
    buffer = null;
    for (Buffered b : waited) {
      InstrumentFeed feed = machine.feed(b.event().instrument());
      if (feed != null) {
        feed.offer(b.event(), b.number(), shown);
      }
    }
    lastTick.forEach((feed, at) -> feed.probe(at, socket.carried(feed)));
  }
}
