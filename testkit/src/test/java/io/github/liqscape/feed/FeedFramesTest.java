// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import static io.github.liqscape.feed.LoopbackVenue.RULES;
import static io.github.liqscape.feed.LoopbackVenue.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.spi.FeedCount;
import io.github.liqscape.spi.VenueFailure;
import io.github.liqscape.testkit.ScriptedSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pieces, floods, garbage and copies, over real sockets on this machine. */
@Timeout(60)
class FeedFramesTest {

  private static long trades(LoopbackVenue venue) {
    return venue.events.stream().filter(Trade.class::isInstance).count();
  }

  @Test
  void pings_are_answered_while_the_decoder_hangs() throws InterruptedException {
    CountDownLatch hanging = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    try (LoopbackVenue venue = new LoopbackVenue("A")) {
      ScriptedSocket socket = venue.live();
      venue.onWord =
          word -> {
            if (word.equals("hang")) {
              hanging.countDown();
              try {
                free.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            }
          };
      socket.send("DO,hang");
      hanging.await();
      for (int i = 1; i <= 3; i++) {
        socket.send(venue.trade("A"));
        socket.ping();
        socket.awaitPongs(i);
      }
      free.countDown();
      venue.sync(socket);
      venue.take();
      assertThat(trades(venue)).isEqualTo(3);
    } finally {
      free.countDown();
    }
  }

  @Test
  void what_a_slow_consumer_misses_is_counted_and_declared() {
    try (LoopbackVenue venue = new LoopbackVenue(RULES, 16, 7, "A")) {
      ScriptedSocket socket = venue.live();
      for (int i = 0; i < 1_000; i++) {
        socket.send(venue.trade("A"));
      }
      socket.ping();
      socket.awaitPongs(1);
      venue.sync(socket);
      assertThat(venue.feed.health().queuedAtMost()).isEqualTo(16);
      assertThat(venue.feed.health().queueCapacity()).isEqualTo(16);
      venue.take();
      long lost = venue.feed.health().count(FeedCount.OVERFLOWED);
      assertThat(lost).isPositive();
      assertThat(trades(venue)).isEqualTo(1_000 - lost);
      assertThat(venue.events)
          .anyMatch(
              e ->
                  e instanceof StreamGap g
                      && g.kind() == StreamKind.TRADE
                      && g.cause() == StreamGap.Cause.OVERFLOW
                      && !g.healed());
    }
  }

  @Test
  void fragments_are_one_event() {
    try (LoopbackVenue venue = new LoopbackVenue("A")) {
      ScriptedSocket socket = venue.live();
      String row = venue.trade("A");
      for (int pieces = 1; pieces <= row.length(); pieces++) {
        socket.sendInPieces(pieces == 1 ? row : venue.trade("A"), pieces);
      }
      venue.sync(socket);
      venue.take();
      assertThat(trades(venue)).isEqualTo(venue.rows("A").size());
      assertThat(venue.feed.health().count(FeedCount.MALFORMED)).isZero();
    }
  }

  @Test
  void a_frame_beyond_eight_mebibytes_is_dropped_and_declared() {
    try (LoopbackVenue venue = new LoopbackVenue("A")) {
      ScriptedSocket socket = venue.live();
      socket.send(venue.trade("A"));
      venue.seconds(1);
      String row = venue.trade("A");
      socket.send(row + "|" + "x".repeat(8 << 20));
      socket.sendInPieces("x".repeat((8 << 20) + 1), 7);
      venue.sync(socket);
      venue.seconds(2);
      assertThat(venue.feed.health().count(FeedCount.MALFORMED)).isEqualTo(2);
      venue.untilEvent(
          "the gap of forced orders",
          e ->
              e instanceof StreamGap g
                  && g.kind() == StreamKind.FORCED_ORDER
                  && g.cause() == StreamGap.Cause.DECODE
                  && !g.healed());
      venue.untilEvent("the trade in it", e -> e instanceof Trade t && t.id().equals("1001"));
      assertThat(venue.sockets.open()).containsExactly(socket);
    }
  }

  @Test
  void a_frame_of_just_eight_mebibytes_is_read() {
    try (LoopbackVenue venue = new LoopbackVenue("A")) {
      ScriptedSocket socket = venue.live();
      String row = venue.trade("A");
      String words = "|DO," + "x".repeat((8 << 20) - row.length() - 4);
      socket.sendInPieces(row + words, 3);
      venue.sync(socket);
      venue.take();
      assertThat(trades(venue)).isEqualTo(1);
      assertThat(venue.feed.health().count(FeedCount.MALFORMED)).isZero();
    }
  }

  @Test
  void garbage_of_every_kind_is_counted_and_the_socket_lives() {
    List<String> garbage =
        List.of(
            "",
            "<html><body>502 Bad Gateway</body></html>",
            "{\"topic\":\"order_book_25L1",
            "\u0000\u0001\ud83d\ude80",
            "T",
            "T,A",
            "T,A,x,y",
            "T,A,1,99999999999999999999",
            "M,A",
            "C,A,1,1",
            "F,A,1,NaN",
            "ACK",
            "NAK,x",
            "ACK,4711",
            "x".repeat(1 << 20));
    try (LoopbackVenue venue = new LoopbackVenue("A")) {
      ScriptedSocket socket = venue.live();
      socket.send(venue.trade("A"));
      garbage.forEach(socket::send);
      venue.sync(socket);
      // All but the answer to a question that nobody asked.
      assertThat(venue.feed.health().count(FeedCount.MALFORMED)).isEqualTo(garbage.size() - 1);
      venue.seconds(1);
      socket.send(venue.trade("A"));
      venue.untilEvent("the next trade", e -> e instanceof Trade t && t.id().equals("1001"));
      assertThat(trades(venue)).isEqualTo(2);
      assertThat(venue.sockets.open()).containsExactly(socket);
      assertThat(venue.feed.health().troubles()).hasSizeLessThanOrEqualTo(32);
    }
  }

  @Test
  void a_decoder_that_throws_ends_the_feed_for_all_to_see() {
    try (LoopbackVenue venue = new LoopbackVenue("A")) {
      ScriptedSocket socket = venue.live();
      venue.onWord =
          word -> {
            throw new IllegalStateException("a fault of ours");
          };
      socket.send("DO,throw");
      venue.until("the end", () -> venue.feed.failure().isPresent());
      VenueFailure failure = venue.feed.failure().orElseThrow();
      assertThat(failure.detail()).contains("internal fault", "a fault of ours");
      venue.until(
          "the end of the queue",
          () -> {
            venue.take();
            return venue.feed.ended();
          });
      assertThat(venue.events)
          .anyMatch(e -> e instanceof StreamGap g && g.toNanos() == StreamGap.OPEN);
      socket.awaitGone();
    }
  }

  @Test
  void frames_of_a_clock_that_is_ahead_pass_as_they_are() {
    try (LoopbackVenue venue = new LoopbackVenue("A")) {
      ScriptedSocket socket = venue.live();
      long ahead = venue.nowMs() + 1_200;
      socket.send("M,A," + ahead + "|T,A,1000," + ahead + "|F,A," + ahead + ",1");
      venue.sync(socket);
      venue.take();
      assertThat(venue.events.stream().filter(e -> e.eventNanos() == ahead * LoopbackProtocol.MS))
          .hasSize(3);
      assertThat(venue.events).noneMatch(StreamGap.class::isInstance);
    }
  }

  @Test
  void at_the_hand_over_two_sockets_with_twins_give_the_exact_multiset() {
    SocketRules short1 =
        new SocketRules(100, Duration.ZERO, Optional.empty(), Optional.of(Duration.ofSeconds(5)));
    try (LoopbackVenue venue = new LoopbackVenue(short1, 65_536, 11, "A")) {
      ScriptedSocket old = venue.live();
      for (int s = 0; s < 620 && venue.sockets.connections().size() < 2; s++) {
        venue.seconds(1);
        if (venue.feed.health().connections().getFirst().reconnects() > 0) {
          throw new AssertionError("the old connection must live");
        }
      }
      ScriptedSocket young = venue.sockets.awaitConnection(2);
      young.awaitMessages(1);
      venue.sync(young);
      String twin = "F,A," + venue.nowMs() + ",3";
      String single = "F,A," + venue.nowMs() + ",5";
      for (ScriptedSocket socket : List.of(old, young)) {
        socket.send(twin + "|" + twin);
        socket.send(single);
      }
      for (int i = 0; i < 10; i++) {
        String row = venue.trade("A");
        old.send(row);
        young.send(row);
      }
      venue.sync(old);
      venue.sync(young);
      // Both tick for more than a second: then the young one takes over.
      venue.seconds(4);
      old.awaitGone();
      String last = venue.trade("A");
      young.send(last);
      venue.untilEvent("the last trade", e -> e instanceof Trade t && last.contains(t.id()));
      assertThat(venue.events.stream().filter(Trade.class::isInstance).map(e -> ((Trade) e).id()))
          .containsExactlyElementsOf(
              venue.rows("A").stream().map(r -> r.split(",", -1)[2]).toList());
      assertThat(
              venue.events.stream()
                  .filter(ForcedOrder.class::isInstance)
                  .map(e -> ((ForcedOrder) e).quantity()))
          .containsExactlyInAnyOrder(3.0, 3.0, 5.0);
      assertThat(venue.events).noneMatch(StreamGap.class::isInstance);
      assertThat(venue.feed.health().count(FeedCount.DUPLICATES)).isGreaterThanOrEqualTo(13);
      assertThat(venue.clock.nanos()).isGreaterThan(LoopbackVenue.START + SECOND);
    }
  }
}
