// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.BookLevels;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.spi.RequestBudgets;
import io.github.liqscape.spi.Subscription;
import io.github.liqscape.spi.VenueFailure;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A made-up venue with a plain text protocol: {@code T,symbol,number,ms,price}, {@code M,symbol,ms,price},
 * {@code C,symbol,open ms,ms,closed}, {@code F,symbol,ms,quantity}, {@code B,symbol,first,last,previous,ms},
 * {@code ACK,id}, {@code NAK,id}, {@code PONG}.
 */
final class SimProtocol implements VenueProtocol {

  static final long MS = 1_000_000L;
  static final Venue VENUE = Venue.of("sim");
  static final RequestBudgets.Limit LIMIT =
      new RequestBudgets.Limit("sim", "weight", 1_000_000, Duration.ofMinutes(1));

  private final Optional<Duration> lifetime;
  private final boolean numbered;

  /**
   * @param numbered whether trades have numbers that rise by one
   */
  SimProtocol(Optional<Duration> lifetime, boolean numbered) {
    this.lifetime = lifetime;
    this.numbered = numbered;
  }

  static Instrument instrument(String symbol) {
    return Instrument.linear(VENUE, symbol, symbol, "USDT").tickSize("1").build();
  }

  @Override
  public Venue venue() {
    return VENUE;
  }

  @Override
  public String market() {
    return "sim";
  }

  @Override
  public List<SocketPlan> sockets(Subscription subscription) {
    List<Topic> market = new ArrayList<>();
    List<Topic> books = new ArrayList<>();
    for (Instrument i : subscription.instruments()) {
      market.add(new Topic("mark." + i.symbol(), List.of(i), Set.of(StreamKind.MARK_PRICE), true));
      market.add(new Topic("trade." + i.symbol(), List.of(i), Set.of(StreamKind.TRADE), false));
      market.add(new Topic("candle." + i.symbol(), List.of(i), Set.of(StreamKind.CANDLE), false));
      market.add(
          new Topic("forced." + i.symbol(), List.of(i), Set.of(StreamKind.FORCED_ORDER), false));
      books.add(new Topic("book." + i.symbol(), List.of(i), Set.of(StreamKind.BOOK), false));
    }
    List<SocketPlan> plans = new ArrayList<>();
    plans.add(
        new SocketPlan(
            "/market#1", URI.create("ws://sim/market"), market.subList(0, 1),
            market.subList(1, market.size())));
    if (subscription.kinds().contains(StreamKind.BOOK)) {
      plans.add(new SocketPlan("/public#1", URI.create("ws://sim/public"), List.of(), books));
    }
    return plans;
  }

  @Override
  public SocketRules rules() {
    return new SocketRules(
        3,
        Duration.ofMillis(200),
        Optional.of(
            new SocketRules.Heartbeat("PING", Duration.ofSeconds(20), Duration.ofSeconds(30))),
        lifetime);
  }

  @Override
  public String subscribe(int requestId, List<Topic> topics) {
    return "SUB," + requestId + "," + String.join(",", topics.stream().map(Topic::name).toList());
  }

  @Override
  public String unsubscribe(int requestId, List<Topic> topics) {
    return "UNSUB," + requestId + "," + String.join(",", topics.stream().map(Topic::name).toList());
  }

  @Override
  public FrameDecoder decoder(Subscription subscription) {
    return (frame, received, sink) -> {
      String[] f = frame.split(",", -1);
      try {
        switch (f[0]) {
          case "ACK" -> sink.accepted(Integer.parseInt(f[1]));
          case "NAK" -> sink.refused(Integer.parseInt(f[1]), "no such topic");
          case "PONG" -> sink.heartbeat();
          case "T" -> {
            Trade t = trade(f, received);
            sink.trade(t, numbered ? Long.parseLong(t.id()) : -1);
          }
          case "M" -> {
            MarkPrice m =
                new MarkPrice(
                    instrument(f[1]), ms(f[2]), received, Double.parseDouble(f[3]), Double.NaN);
            sink.event(m);
            sink.probe(m.instrument(), m.eventNanos());
          }
          case "C" -> sink.event(candle(f, received));
          case "F" ->
              sink.event(
                  new ForcedOrder(
                      instrument(f[1]), ms(f[2]), received, PositionSide.LONG,
                      Double.parseDouble(f[3]), Double.NaN, 100,
                      ForcedOrder.Completeness.COMPLETE));
          case "B" ->
              sink.event(
                  new BookChange(
                      instrument(f[1]), ms(f[5]), received, false, Long.parseLong(f[2]),
                      Long.parseLong(f[3]), Long.parseLong(f[4]), BookLevels.NONE,
                      BookLevels.NONE));
          default -> sink.malformed("unknown frame");
        }
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
        sink.malformed("unreadable: " + e.getMessage());
      }
    };
  }

  private static long ms(String text) {
    return Long.parseLong(text) * MS;
  }

  private static Trade trade(String[] f, long received) {
    return new Trade(
        instrument(f[1]), ms(f[3]), received, f[2], Double.parseDouble(f[4]), 1, OrderSide.BUY);
  }

  private static CandleEvent candle(String[] f, long received) {
    return new CandleEvent(
        instrument(f[1]),
        ms(f[3]),
        received,
        PriceKind.LAST,
        new Candle(
            Timeframe.M1, ms(f[2]), 100, 100, 100, 100, 1, Double.NaN, Double.NaN, -1,
            f[4].equals("1")));
  }

  // ---- questions ------------------------------------------------------------------------------

  /** A question of one page whose answer has one row a line. */
  private static <T> RestQuery<T> query(String uri, Function<List<String[]>, T> read) {
    return new RestQuery<>() {
      private boolean asked;
      private @Nullable T result;

      @Override
      public @Nullable RestRequest next() {
        return asked ? null : new RestRequest(URI.create("http://sim" + uri), LIMIT, 1);
      }

      @Override
      public @Nullable VenueFailure accept(String body, long nowNanos) {
        asked = true;
        result = read.apply(body.lines().map(l -> l.split(",", -1)).toList());
        return null;
      }

      @Override
      public T result() {
        return java.util.Objects.requireNonNull(result);
      }

      @Override
      public long malformed() {
        return 0;
      }
    };
  }

  @Override
  public @Nullable RestQuery<Backfilled> backfill(BackfillNeed need) {
    String symbol = need.instrument().symbol();
    return switch (need.kind()) {
      case TRADE ->
          numbered && need.lastNumber() < 0
              ? null
              : query(
                  "/trades?" + symbol + "," + (numbered ? need.lastNumber() + 1 : -1),
                  rows ->
                      new Backfilled(
                          rows.stream().map(f -> trade(f, 0)).toList(),
                          numbered || rows.stream().anyMatch(f -> f[2].equals(need.lastId()))));
      case CANDLE ->
          query(
              "/candles?" + symbol + "," + need.fromNanos() / MS,
              rows -> new Backfilled(rows.stream().map(f -> candle(f, 0)).toList(), true));
      case MARK_PRICE ->
          query(
              "/marks?" + symbol + "," + need.fromNanos() / MS + "," + need.toNanos() / MS,
              rows -> new Backfilled(rows.stream().map(SimProtocol::markCandle).toList(), true));
      default -> null;
    };
  }

  private static MarketEvent markCandle(String[] f) {
    long open = ms(f[2]);
    return CandleEvent.recorded(
        instrument(f[1]), PriceKind.MARK,
        Candle.closed(Timeframe.M1, open, 100, 100, 100, 100, Double.NaN));
  }

  @Override
  public List<Poll> polls(Subscription subscription) {
    return List.of();
  }

  @Override
  public @Nullable RestQuery<List<MarketEvent>> settledFunding(
      Instrument instrument, long settlementNanos) {
    return null;
  }

  @Override
  public @Nullable RestQuery<BookChange> book(Instrument instrument) {
    return query(
        "/book?" + instrument.symbol(),
        rows -> {
          long at = Long.parseLong(rows.getFirst()[0]);
          return new BookChange(
              instrument, ms(rows.getFirst()[1]), 0, true, at, at, -1, BookLevels.NONE,
              BookLevels.NONE);
        });
  }

  @Override
  public RestQuery<Long> serverTime() {
    return query("/time?x", rows -> Long.parseLong(rows.getFirst()[0]) * MS);
  }
}
