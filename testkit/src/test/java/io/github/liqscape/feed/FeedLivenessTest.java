// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import static io.github.liqscape.feed.LoopbackVenue.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.spi.FeedCount;
import io.github.liqscape.spi.VenueFailure;
import io.github.liqscape.testkit.ScriptedSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Silence, cuts, refusals and heartbeats, over real sockets on this machine. */
@Timeout(60)
class FeedLivenessTest {

  private static final SocketRules.Heartbeat BEAT =
      new SocketRules.Heartbeat("PING", Duration.ofSeconds(20), Duration.ofSeconds(30));
  private static final SocketRules BEATING =
      new SocketRules(100, Duration.ZERO, Optional.of(BEAT), Optional.empty());

  @Test
  void acknowledged_and_then_silent_is_told_with_path_and_topic() {
    try (LoopbackVenue venue = new LoopbackVenue("A", "B")) {
      venue.feed.start();
      ScriptedSocket socket = venue.sockets.awaitConnection(1);
      socket.awaitMessages(1);
      venue.sync(socket);
      venue.clock.advance(Duration.ofSeconds(9));
      venue.sync(socket);
      assertThat(venue.feed.health().count(FeedCount.SUBSCRIBED_BUT_SILENT)).isZero();
      venue.clock.advance(Duration.ofSeconds(1));
      venue.untilHealth("silence", h -> h.count(FeedCount.SUBSCRIBED_BUT_SILENT) == 1);
      assertThat(venue.feed.health().troubles())
          .anyMatch(
              t ->
                  t.contains("SUBSCRIBED_BUT_SILENT")
                      && t.contains("/market")
                      && t.contains("mark.A")
                      && t.contains("mark.B"));
      socket.awaitGone();
      venue.clock.advance(Duration.ofSeconds(1));
      venue.liveOn(2);
    }
  }

  @Test
  void a_server_that_stops_is_left_after_fifteen_seconds_and_the_gap_is_declared() {
    try (LoopbackVenue venue = new LoopbackVenue("A")) {
      ScriptedSocket first = venue.live();
      first.send(venue.trade("A"));
      first.send("F,A," + venue.nowMs() + ",1");
      venue.sync(first);
      long stopped = venue.clock.nanos();
      venue.clock.advance(Duration.ofSeconds(14));
      venue.trade("A");
      assertThat(first.isOpen()).isTrue();
      assertThat(venue.feed.health().count(FeedCount.STALE)).isZero();
      venue.clock.advance(Duration.ofSeconds(3));
      venue.untilHealth("staleness", h -> h.count(FeedCount.STALE) == 1);
      first.awaitGone();
      venue.clock.advance(Duration.ofSeconds(1));
      venue.liveOn(2);
      venue.untilEvent("the trade in the hole", e -> e instanceof Trade t && t.id().equals("1001"));
      venue.untilEvent(
          "a healed gap",
          e -> e instanceof StreamGap g && g.kind() == StreamKind.TRADE && g.healed());
      assertThat(venue.events)
          .as("no history of forced orders")
          .anyMatch(
              e ->
                  e instanceof StreamGap g
                      && g.kind() == StreamKind.FORCED_ORDER
                      && g.cause() == StreamGap.Cause.STALE
                      && !g.healed()
                      && g.fromNanos() <= stopped
                      && g.toNanos() > stopped + 16 * SECOND
                      && g.toNanos() != StreamGap.OPEN);
    }
  }

  @Test
  void an_answered_heartbeat_keeps_the_connection() {
    try (LoopbackVenue venue = new LoopbackVenue(BEATING, 1_024, 7, "A")) {
      ScriptedSocket socket = venue.live();
      venue.seconds(90);
      assertThat(socket.messages().stream().filter("PING"::equals)).hasSizeBetween(3, 4);
      assertThat(socket.isOpen()).isTrue();
      assertThat(venue.feed.health().count(FeedCount.DISCONNECTS)).isZero();
    }
  }

  @Test
  void an_unanswered_heartbeat_ends_the_connection_though_data_comes() {
    try (LoopbackVenue venue = new LoopbackVenue(BEATING, 1_024, 7, "A")) {
      venue.sockets.onMessage(
          (socket, message) -> {
            if (!message.equals("PING")) {
              socket.send("ACK," + message.split(",", -1)[1]);
            }
          });
      ScriptedSocket socket = venue.live();
      venue.seconds(49);
      assertThat(venue.feed.health().count(FeedCount.DISCONNECTS)).isZero();
      venue.seconds(2);
      socket.awaitGone();
      venue.untilHealth("the end", h -> h.count(FeedCount.DISCONNECTS) == 1);
      assertThat(venue.feed.health().troubles()).anyMatch(t -> t.contains("heartbeat"));
    }
  }

  @Test
  void refused_handshakes_are_repeated_with_full_jitter_up_to_a_minute() {
    List<Long> waits = new ArrayList<>();
    try (LoopbackVenue venue = new LoopbackVenue("A")) {
      venue.sockets.refuse(503);
      venue.feed.start();
      for (int attempt = 1; attempt <= 12; attempt++) {
        int so = attempt;
        venue.untilHealth("refusal " + so, h -> h.count(FeedCount.DISCONNECTS) == so);
        long before = venue.clock.nanos();
        venue.retry(attempt + 1);
        long wait = venue.clock.nanos() - before;
        assertThat(wait).isBetween(0L, Math.min(60, 1L << (attempt - 1)) * SECOND);
        waits.add(wait);
      }
      assertThat(waits.stream().map(w -> w / SECOND).collect(Collectors.toSet()))
          .as("full jitter")
          .hasSizeGreaterThan(4);
      assertThat(waits).anyMatch(w -> w > 10 * SECOND);
      assertThat(venue.feed.health().troubles()).anyMatch(t -> t.contains("HTTP 503"));
    }
  }

  @Test
  void a_minute_of_data_forgets_the_failures_before() {
    try (LoopbackVenue venue = new LoopbackVenue("A")) {
      venue.sockets.refuse(503);
      venue.feed.start();
      for (int attempt = 1; attempt <= 6; attempt++) {
        int so = attempt;
        venue.untilHealth("refusal " + so, h -> h.count(FeedCount.DISCONNECTS) == so);
        if (attempt == 6) {
          venue.sockets.accept();
        }
        venue.retry(attempt + 1);
      }
      ScriptedSocket socket = venue.liveOn(1);
      venue.seconds(62);
      socket.cut();
      venue.lose(7);
      venue.clock.advance(Duration.ofSeconds(1));
      venue.liveOn(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 451})
  void a_place_that_is_refused_twice_ends_the_feed(int status) {
    try (LoopbackVenue venue = new LoopbackVenue("A")) {
      venue.sockets.refuse(status);
      venue.feed.start();
      venue.untilHealth("a refusal", h -> h.count(FeedCount.DISCONNECTS) == 1);
      assertThat(venue.feed.failure()).isEmpty();
      venue.clock.advance(Duration.ofSeconds(599));
      assertThat(venue.sockets.handshakes()).hasSize(1);
      venue.clock.advance(Duration.ofSeconds(2));
      venue.sockets.awaitHandshakes(2);
      venue.until("the end of the feed", () -> venue.feed.ended());
      VenueFailure failure = venue.feed.failure().orElseThrow();
      assertThat(failure.reason()).isEqualTo(VenueFailure.Reason.FORBIDDEN);
      assertThat(failure.detail()).contains("HTTP " + status);
      assertThat(failure.temporary()).isFalse();
    }
  }

  @Test
  void one_bad_topic_is_found_and_the_rest_is_live() {
    try (LoopbackVenue venue = new LoopbackVenue("A", "B", "C")) {
      venue.sockets.onMessage(
          (socket, message) -> {
            String id = message.split(",", -1)[1];
            socket.send((message.contains("trade.B") ? "NAK," : "ACK,") + id);
          });
      venue.feed.start();
      ScriptedSocket socket = venue.sockets.awaitConnection(1);
      venue.untilHealth("the bad topic", h -> h.count(FeedCount.TOPICS_REFUSED) == 1);
      venue.sync(socket);
      for (String symbol : List.of("A", "B", "C")) {
        socket.send(venue.mark(symbol));
        socket.send(venue.trade(symbol));
      }
      venue.untilEvent("C", e -> e instanceof Trade t && t.instrument().symbol().equals("C"));
      venue.sync(socket);
      assertThat(venue.feed.health().live()).isTrue();
      assertThat(venue.feed.health().count(FeedCount.TOPICS_REFUSED)).isEqualTo(1);
      assertThat(venue.feed.health().troubles()).anyMatch(t -> t.contains("trade.B was refused"));
      assertThat(venue.sockets.connections()).hasSize(1);
    }
  }
}
