// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.recording.FrameRecorder;
import io.github.liqscape.recording.FrameRecording;
import io.github.liqscape.recording.InputKind;
import io.github.liqscape.recording.RecordedInput;
import io.github.liqscape.recording.RecordingSummary;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.LiveFeed;
import io.github.liqscape.spi.Subscription;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens feeds, live or from what was recorded of a live one. */
public final class LiveFeeds {

  private LiveFeeds() {}

  /** Connects to a venue and keeps at it until the feed is closed. */
  public static LiveFeed open(
      VenueProtocol protocol, VenueRest rest, Subscription subscription, AdapterContext context) {
    return open(protocol, rest, subscription, context, (FeedInput input) -> {});
  }

  /** The same, and records what the feed was asked for and everything that reaches it. */
  public static LiveFeed open(
      VenueProtocol protocol,
      VenueRest rest,
      Subscription subscription,
      AdapterContext context,
      FrameRecorder recorder) {
    FeedSession session =
        new FeedSession(
            protocol.venue().id(), protocol.market(), context.seed(), subscription);
    recorder.record(context.scheduler().nanos(), 0, InputKind.SESSION, session.text());
    return open(
        protocol, rest, subscription, context,
        (FeedInput input) -> recorder.record(InputRecords.write(input)));
  }

  private static LiveFeed open(
      VenueProtocol protocol,
      VenueRest rest,
      Subscription subscription,
      AdapterContext context,
      Consumer<FeedInput> tap) {
    FeedDriver driver =
        new FeedDriver(
            protocol, rest, new JdkWs(context.scheduler()), subscription, context, tap);
    driver.start();
    return driver;
  }

  /**
   * The first feed of a recording.
   *
   * @throws IOException if the recording cannot be read, or holds no feed
   */
  public static FeedSession session(FrameRecording recording) throws IOException {
    AtomicReference<@Nullable RecordedInput> first = new AtomicReference<>();
    recording.replay(
        input -> {
          if (first.get() == null && input.kind() == InputKind.SESSION) {
            first.set(input);
          }
        });
    RecordedInput session = first.get();
    if (session == null) {
      throw new IOException("the recording says of no feed what it was asked for");
    }
    return FeedSession.parse(session.text());
  }

  /**
   * Runs the feeds of a recording again; each gives the events it gave when it was live, in their order.
   *
   * @param protocols the protocol for what a feed was asked for; may refuse with {@link
   *     IllegalArgumentException}
   * @param out takes the events
   * @throws IOException if the recording cannot be read, is refused, or holds frames of no feed
   */
  public static RecordingSummary replay(
      Function<FeedSession, VenueProtocol> protocols,
      FrameRecording recording,
      Consumer<? super MarketEvent> out)
      throws IOException {
    Replay replay = new Replay(protocols, out);
    try {
      return recording.replay(replay::take);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** One feed after the other. */
  private static final class Replay {
    private final Function<FeedSession, VenueProtocol> protocols;
    private final Consumer<? super MarketEvent> out;
    private @Nullable FeedMachine machine;
    private boolean started;

    Replay(Function<FeedSession, VenueProtocol> protocols, Consumer<? super MarketEvent> out) {
      this.protocols = protocols;
      this.out = out;
    }

    void take(RecordedInput line) {
      if (line.kind() == InputKind.SESSION) {
        FeedSession session = FeedSession.parse(line.text());
        machine =
            new FeedMachine(
                protocols.apply(session), session.subscription(), session.seed(), out::accept,
                command -> {});
        started = false;
        return;
      }
      if (line.kind() == InputKind.LOST || line.kind() == InputKind.TIERS) {
        // The summary counts what was lost; what it was nobody knows. Tiers are not the feed's.
        return;
      }
      FeedMachine feed = machine;
      if (feed == null) {
        throw new IllegalArgumentException("the recording does not say which feed it is of");
      }
      FeedInput input = InputRecords.read(line);
      if (started) {
        feed.accept(input);
      } else {
        feed.start(input.nanos());
        started = true;
      }
    }
  }

  /** Runs one feed from its inputs, the first of which only tells when it began. */
  static void replay(
      VenueProtocol protocol,
      Subscription subscription,
      long seed,
      Iterator<FeedInput> inputs,
      Consumer<? super MarketEvent> out) {
    if (!inputs.hasNext()) {
      return;
    }
    FeedMachine machine =
        new FeedMachine(protocol, subscription, seed, out::accept, command -> {});
    machine.start(inputs.next().nanos());
    inputs.forEachRemaining(machine::accept);
  }
}
