// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.recording.FrameRecorder;
import io.github.liqscape.recording.FrameRecording;
import io.github.liqscape.spi.Capability;
import io.github.liqscape.spi.FeedCount;
import io.github.liqscape.spi.LiveFeed;
import io.github.liqscape.spi.Subscription;
import io.github.liqscape.spi.VenueFailure.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a live feed of an adapter does, over real sockets on this machine. */
@Timeout(60)
abstract class LiveContract extends LiveFixture {

  private static final Map<StreamKind, List<Capability>> NEEDED =
      Map.of(
          StreamKind.TRADE, List.of(Capability.LIVE_TRADES),
          StreamKind.CANDLE, List.of(Capability.LIVE_CANDLES),
          StreamKind.MARK_PRICE, List.of(Capability.LIVE_MARK_PRICE),
          StreamKind.FUNDING_RATE, List.of(Capability.LIVE_FUNDING),
          StreamKind.OPEN_INTEREST, List.of(Capability.LIVE_OPEN_INTEREST),
          StreamKind.FORCED_ORDER,
              List.of(
                  Capability.LIVE_FORCED_ORDERS_COMPLETE, Capability.LIVE_FORCED_ORDERS_SAMPLED),
          StreamKind.TOP_OF_BOOK, List.of(Capability.LIVE_TOP_OF_BOOK),
          StreamKind.BOOK, List.of(Capability.LIVE_BOOK));

  @TempDir Path directory;

  private LiveFeed live() {
    LiveFeed feed = adapter().subscribe(wanted().build());
    untilLive(feed);
    return feed;
  }

  // ---- subscriptions --------------------------------------------------------------------------

  @Test
  void what_the_market_does_not_offer_cannot_be_subscribed() {
    for (StreamKind kind : StreamKind.values()) {
      List<Capability> needed = NEEDED.getOrDefault(kind, List.of());
      if (needed.stream().noneMatch(capabilities()::contains)) {
        Subscription more = Subscription.builder().instrument(instrument()).kind(kind).build();
        assertThatThrownBy(() -> adapter().subscribe(more))
            .as(kind.toString())
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
    Instrument foreign =
        Instrument.linear(Venue.of("elsewhere"), instrument().symbol(), "BTC", "USDT").build();
    assertThatThrownBy(() -> adapter().subscribe(Subscription.map(foreign)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(sockets().handshakes()).isEmpty();
  }

  @Test
  void an_acknowledged_subscription_that_stays_silent_is_told() {
    try (LiveFeed feed = adapter().subscribe(wanted().build())) {
      ScriptedSocket socket = sockets().awaitConnection(1);
      for (int second = 0;
          second < 40 && feed.health().count(FeedCount.SUBSCRIBED_BUT_SILENT) == 0;
          second++) {
        // What the venue said so far must be read before the clock moves on. The client may have
        // given up meanwhile, and answers no more.
        int pings = second + 1;
        if (socket.ping()) {
          untilHealth(
              feed,
              "a pong",
              h -> socket.pongs() >= pings || h.count(FeedCount.SUBSCRIBED_BUT_SILENT) > 0);
        }
        untilRead(feed);
        clock().advance(Duration.ofSeconds(1));
        poll(feed);
      }
      untilHealth(feed, "silence", h -> h.count(FeedCount.SUBSCRIBED_BUT_SILENT) > 0);
      assertThat(feed.health().troubles()).anyMatch(t -> t.contains("SUBSCRIBED_BUT_SILENT"));
      assertThat(feed.ended()).isFalse();
    }
  }

  @Test
  void one_refused_topic_does_not_keep_the_rest_from_being_live() {
    assumeTrue(kinds().contains(StreamKind.TRADE));
    sockets()
        .onMessage(
            (socket, message) ->
                venue()
                    .refusal(message)
                    .map(List::of)
                    .orElseGet(() -> venue().replies(message))
                    .forEach(socket::send));
    try (LiveFeed feed = live()) {
      assumeTrue(
          sockets().connections().stream()
              .flatMap(s -> s.messages().stream())
              .anyMatch(m -> venue().refusal(m).isPresent()),
          "trades are not asked for by a message");
      assertThat(feed.health().count(FeedCount.TOPICS_REFUSED)).isEqualTo(1);
      MarketEvent mark = mark();
      tell(mark);
      untilDelivered(feed, mark);
      assertThat(sockets().handshakes()).hasSameSizeAs(sockets().open());
    }
  }

  // ---- events ---------------------------------------------------------------------------------

  @Test
  void events_arrive_with_the_right_fields_and_sides() {
    try (LiveFeed feed = live()) {
      List<MarketEvent> told = new ArrayList<>(List.of(mark()));
      if (kinds().contains(StreamKind.TRADE)) {
        told.add(trade(OrderSide.BUY));
        told.add(trade(OrderSide.SELL));
      }
      if (kinds().contains(StreamKind.CANDLE)) {
        told.add(closedCandle());
      }
      if (kinds().contains(StreamKind.FORCED_ORDER)) {
        told.add(forced(PositionSide.LONG));
        told.add(forced(PositionSide.SHORT));
      }
      told.forEach(this::tell);
      told.forEach(event -> untilDelivered(feed, event));
      assertThat(told).allMatch(event -> delivered(event) == 1);
      assertThat(events).noneMatch(StreamGap.class::isInstance);
      assertThat(events).allMatch(e -> e.instrument().equals(instrument()));
    }
  }

  @Test
  void equal_forced_orders_of_one_connection_are_all_delivered() {
    assumeTrue(kinds().contains(StreamKind.FORCED_ORDER));
    try (LiveFeed feed = live()) {
      MarketEvent twin = forced(PositionSide.LONG);
      tell(twin);
      tell(twin);
      MarketEvent last = mark();
      tell(last);
      untilDelivered(feed, last);
      assertThat(delivered(twin)).isEqualTo(2);
    }
  }

  @Test
  void a_message_in_pieces_is_one_event() {
    assumeTrue(kinds().contains(StreamKind.TRADE));
    try (LiveFeed feed = live()) {
      Trade trade = trade(OrderSide.SELL);
      sockets().open().forEach(s -> s.sendInPieces(venue().frame(trade), 3));
      Trade next = trade(OrderSide.BUY);
      tell(next);
      untilDelivered(feed, next);
      assertThat(delivered(trade)).isEqualTo(1);
      assertThat(feed.health().count(FeedCount.MALFORMED)).isZero();
    }
  }

  @Test
  void a_venue_whose_clock_is_ahead_is_believed() {
    assumeTrue(kinds().contains(StreamKind.TRADE));
    try (LiveFeed feed = live()) {
      long ahead = clock().nanos() / 1_000_000 * 1_000_000 + 1_200_000_000L;
      Trade trade =
          market().add(new Trade(instrument(), ahead, ahead, "1001", 50_000.5, 1, OrderSide.BUY));
      tell(trade);
      untilDelivered(feed, trade);
    }
  }

  @Test
  void garbage_is_counted_and_the_connection_lives() {
    assumeTrue(kinds().contains(StreamKind.TRADE));
    try (LiveFeed feed = live()) {
      Trade before = trade(OrderSide.BUY);
      tell(before);
      untilDelivered(feed, before);
      String frame = venue().frame(trade(OrderSide.BUY));
      long malformed = feed.health().count(FeedCount.MALFORMED);
      sockets().broadcast("<html><body>Bad Gateway</body></html>");
      sockets().broadcast(frame.substring(0, frame.length() / 2));
      sockets().broadcast("");
      untilHealth(feed, "garbage counted", h -> h.count(FeedCount.MALFORMED) >= malformed + 2);
      tell(mark());
      Trade after = trade(OrderSide.SELL);
      tell(after);
      untilDelivered(feed, after);
      everyTradeOnceOrDeclaredLost();
      assertThat(sockets().handshakes()).hasSameSizeAs(sockets().open());
    }
  }

  // ---- connections ----------------------------------------------------------------------------

  @Test
  void after_a_cut_trades_are_filled_in_or_declared_lost() {
    assumeTrue(kinds().contains(StreamKind.TRADE));
    try (LiveFeed feed = live()) {
      cutAmongTrades(feed);
      everyTradeOnceOrDeclaredLost();
      assertThat(events).anyMatch(e -> e instanceof StreamGap g && g.kind() == StreamKind.TRADE);
    }
  }

  /** Three trades, a cut, three that nobody is told of, a new connection, three more. */
  private void cutAmongTrades(LiveFeed feed) {
    for (int i = 0; i < 3; i++) {
      tell(trade(OrderSide.BUY));
    }
    untilDelivered(feed, market().trades().getLast());
    int before = sockets().connections().size();
    List<ScriptedSocket> cut = sockets().open();
    cut.forEach(ScriptedSocket::cut);
    untilNoticed(feed, cut.size());
    for (int i = 0; i < 3; i++) {
      trade(OrderSide.SELL);
    }
    clock().advance(Duration.ofSeconds(1));
    sockets().awaitConnection(before + cut.size());
    untilLive(feed);
    for (int i = 0; i < 3; i++) {
      tell(trade(OrderSide.BUY));
    }
    untilDelivered(feed, market().trades().getLast());
  }

  private void everyTradeOnceOrDeclaredLost() {
    for (Trade trade : market().trades()) {
      long times = delivered(trade);
      assertThat(times == 1 || (times == 0 && declaredLost(trade)))
          .as("%s was delivered %s times; all: %s", trade, times, events)
          .isTrue();
    }
    assertThat(events.stream().filter(Trade.class::isInstance).map(e -> ((Trade) e).id()))
        .isSorted();
  }

  @Test
  void a_candle_that_closes_during_a_cut_is_filled_in_once() {
    assumeTrue(kinds().contains(StreamKind.CANDLE));
    try (LiveFeed feed = live()) {
      CandleEvent before = closedCandle();
      tell(before);
      untilDelivered(feed, before);
      int connections = sockets().connections().size();
      List<ScriptedSocket> cut = sockets().open();
      cut.forEach(ScriptedSocket::cut);
      untilNoticed(feed, cut.size());
      // The contract begins half a minute before a minute ends.
      clock().advance(Duration.ofSeconds(35));
      sockets().awaitConnection(connections + cut.size());
      untilLive(feed);
      CandleEvent missed = closedCandle();
      until(feed, "the candle that closed meanwhile", e -> isOf(e, missed));
      tell(missed);
      MarketEvent last = mark();
      tell(last);
      untilDelivered(feed, last);
      CandleEvent told = (CandleEvent) venue().delivered(missed);
      assertThat(events.stream().filter(e -> isOf(e, missed)).map(e -> ((CandleEvent) e).candle()))
          .containsExactly(told.candle());
      assertThat(events.stream().filter(LiveContract::isLast).map(e -> ((CandleEvent) e).candle()))
          .as("none that forms")
          .allMatch(Candle::closed)
          .hasSize(2);
    }
  }

  private static boolean isLast(MarketEvent event) {
    return event instanceof CandleEvent c && c.price() == PriceKind.LAST;
  }

  private static boolean isOf(MarketEvent event, CandleEvent candle) {
    return isLast(event)
        && ((CandleEvent) event).candle().openNanos() == candle.candle().openNanos();
  }

  @Test
  void pings_are_answered_while_the_consumer_is_slow_and_what_it_misses_is_declared() {
    assumeTrue(kinds().contains(StreamKind.TRADE));
    try (LiveFeed feed = adapter().subscribe(wanted().queueCapacity(16).build())) {
      untilLive(feed);
      for (int i = 0; i < 200; i++) {
        tell(trade(OrderSide.BUY));
      }
      for (ScriptedSocket socket : sockets().open()) {
        socket.ping();
        socket.awaitPongs(1);
      }
      untilRead(feed);
      assertThat(feed.health().count(FeedCount.OVERFLOWED)).isPositive();
      assertThat(feed.health().queuedAtMost()).isPositive();
      while (poll(feed)) {
        // Until nothing is left.
      }
      Trade last = trade(OrderSide.SELL);
      tell(last);
      untilDelivered(feed, last);
      everyTradeOnceOrDeclaredLost();
      assertThat(events)
          .anyMatch(e -> e instanceof StreamGap g && g.cause() == StreamGap.Cause.OVERFLOW);
    }
  }

  @Test
  void a_recording_replays_to_the_same_events() throws IOException {
    assumeTrue(kinds().contains(StreamKind.TRADE));
    try (FrameRecorder recorder = FrameRecorder.into(directory).start()) {
      LiveFeed feed = adapter().subscribe(wanted().build(), recorder);
      untilLive(feed);
      sockets().broadcast("<html>");
      tell(mark());
      cutAmongTrades(feed);
      feed.close();
      drain(feed);
    }
    List<MarketEvent> again = new ArrayList<>();
    adapter().replay(FrameRecording.of(directory), again::add);
    assertThat(again).isEqualTo(events);
    assertThat(again).hasSizeGreaterThan(9);
  }

  @Test
  void closing_the_feed_ends_it_and_its_connections() {
    LiveFeed feed = live();
    feed.close();
    drain(feed);
    assertThat(feed.failure()).isEmpty();
    sockets().connections().forEach(ScriptedSocket::awaitGone);
  }

  @Test
  void closing_the_adapter_ends_its_feeds() {
    LiveFeed feed = live();
    adapter().close();
    drain(feed);
    assertThat(feed.failure().map(f -> f.reason()).orElse(Reason.CLOSED)).isEqualTo(Reason.CLOSED);
    sockets().connections().forEach(ScriptedSocket::awaitGone);
  }
}
