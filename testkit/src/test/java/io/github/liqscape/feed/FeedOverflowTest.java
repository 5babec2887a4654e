// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import static io.github.liqscape.feed.LoopbackVenue.SECOND;
import static io.github.liqscape.feed.LoopbackVenue.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.FeedCount;
import io.github.liqscape.spi.Subscription;
import io.github.liqscape.testkit.ManualScheduler;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Frames that come faster than they are decoded. */
@Timeout(60)
class FeedOverflowTest {

  private static final int FRAMES_WAITING = 65_536;

  private final ManualScheduler clock = new ManualScheduler(Instant.ofEpochSecond(START / SECOND));
  private final Semaphore hung = new Semaphore(0);
  private final Semaphore free = new Semaphore(0);
  private final CompletableFuture<WsTransport.Listener> listener = new CompletableFuture<>();
  private final CompletableFuture<String> subscribed = new CompletableFuture<>();
  private final List<MarketEvent> events = new ArrayList<>();

  private final class Wire implements WsTransport, WsTransport.Connection {

    @Override
    public Connection connect(URI uri, Listener of) {
      listener.complete(of);
      return this;
    }

    @Override
    public void send(String text) {
      subscribed.complete(text);
    }

    @Override
    public void close() {
      // There is nothing behind it.
    }
  }

  @Test
  void what_is_dropped_again_after_a_frame_got_through_is_lost_after_it() throws Exception {
    LoopbackProtocol protocol =
        new LoopbackProtocol(
            URI.create("http://127.0.0.1:9"), URI.create("ws://x"), LoopbackVenue.RULES, w -> {});
    Subscription wanted =
        Subscription.builder()
            .instrument(LoopbackProtocol.instrument("A"))
            .kind(StreamKind.MARK_PRICE)
            .build();
    AdapterContext context = AdapterContext.of(clock, 1);
    VenueRest rest = new VenueRest(context, new LoopbackRules());
    FeedDriver feed = new FeedDriver(protocol, rest, new Wire(), wanted, context, this::hang);
    try {
      feed.start();
      WsTransport.Listener socket = listener.get();
      socket.opened();
      socket.text("ACK," + subscribed.get().split(",", -1)[1]);
      socket.text(mark(1));
      socket.text("DO,hang");
      hung.acquire();
      socket.text("DO,hang");
      for (int i = 1; i < FRAMES_WAITING; i++) {
        socket.text("DO,nothing");
      }
      socket.text(mark(2));
      free.release();
      hung.acquire();
      socket.text(mark(3));
      socket.text(mark(4));
      free.release();
      until(() -> feed.health().count(FeedCount.FRAMES) == FRAMES_WAITING + 4L);
      socket.text(mark(5));
      until(() -> feed.health().count(FeedCount.FRAMES) == FRAMES_WAITING + 5L);
      for (MarketEvent e = feed.poll(Duration.ZERO); e != null; e = feed.poll(Duration.ZERO)) {
        events.add(e);
      }
      assertThat(feed.health().count(FeedCount.FRAMES_OVERFLOWED)).isEqualTo(2);
    } finally {
      free.release(2);
      feed.close();
      rest.close();
    }
    assertThat(declared(2)).as("%s", events).isTrue();
    assertThat(declared(4)).as("%s", events).isTrue();
  }

  private void hang(FeedInput input) {
    if (input instanceof FeedInput.Frame f && f.text().equals("DO,hang")) {
      hung.release();
      free.acquireUninterruptibly();
    }
  }

  private static String mark(int second) {
    return "M,A," + (START + second * SECOND) / LoopbackProtocol.MS;
  }

  private static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  private boolean declared(int second) {
    long at = START + second * SECOND;
    return events.stream()
        .anyMatch(
            e ->
                e instanceof StreamGap g
                    && g.toNanos() != StreamGap.OPEN
                    && g.fromNanos() <= at
                    && at <= g.toNanos());
  }
}
