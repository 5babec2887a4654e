// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.BookChange;
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
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A made-up venue on this machine with a protocol of plain text. A frame is one or more rows with
 * {@code |} between them: {@code T,symbol,number,ms}, {@code M,symbol,ms}, {@code C,symbol,open
 * ms,ms}, {@code F,symbol,ms,quantity}, {@code ACK,id}, {@code NAK,id}, {@code PONG}; {@code
 * DO,word} hands the word to the test on the thread that decodes. An answer has one row a line.
 */
final class LoopbackProtocol implements VenueProtocol {

  static final Venue VENUE = Venue.of("loopback");
  static final long MS = 1_000_000L;
  static final RequestBudgets.Limit LIMIT =
      new RequestBudgets.Limit("loopback", "requests", 1_000_000, Duration.ofMinutes(1));

  private final URI rest;
  private final URI stream;
  private final SocketRules rules;
  private final Consumer<String> words;

  /**
   * Speaks to these servers.
   *
   * @param words takes the words of {@code DO}; may block or throw
   */
  LoopbackProtocol(URI rest, URI stream, SocketRules rules, Consumer<String> words) {
    this.rest = rest;
    this.stream = stream;
    this.rules = rules;
    this.words = words;
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
    return "market";
  }

  @Override
  public List<SocketPlan> sockets(Subscription subscription) {
    List<Topic> topics = new ArrayList<>();
    for (Instrument i : subscription.instruments()) {
      topics.add(new Topic("mark." + i.symbol(), List.of(i), Set.of(StreamKind.MARK_PRICE), true));
      topics.add(new Topic("trade." + i.symbol(), List.of(i), Set.of(StreamKind.TRADE), false));
      topics.add(new Topic("candle." + i.symbol(), List.of(i), Set.of(StreamKind.CANDLE), false));
      topics.add(
          new Topic("forced." + i.symbol(), List.of(i), Set.of(StreamKind.FORCED_ORDER), false));
    }
    return List.of(new SocketPlan("/market#1", URI.create(stream + "/market"), List.of(), topics));
  }

  @Override
  public SocketRules rules() {
    return rules;
  }

  @Override
  public String subscribe(int requestId, List<Topic> topics) {
    return "SUB," + requestId + "," + String.join(",", topics.stream().map(Topic::name).toList());
  }

  @Override
  public String unsubscribe(int requestId, List<Topic> topics) {
    return "UN" + subscribe(requestId, topics);
  }

  // ---- frames ---------------------------------------------------------------------------------

  @Override
  public FrameDecoder decoder(Subscription subscription) {
    return (frame, received, sink) -> {
      for (String row : frame.split("\\|", -1)) {
        String[] f = row.split(",", -1);
        if (f[0].equals("DO")) {
          words.accept(f[1]);
          sink.skipped();
          continue;
        }
        try {
          decode(f, received, sink);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
          sink.malformed("unreadable: " + e.getMessage());
        }
      }
    };
  }

  private static void decode(String[] f, long received, FrameSink sink) {
    switch (f[0]) {
      case "ACK" -> sink.accepted(Integer.parseInt(f[1]));
      case "NAK" -> sink.refused(Integer.parseInt(f[1]), "no such topic");
      case "PONG" -> sink.heartbeat();
      case "T" -> sink.trade(trade(f, received), Long.parseLong(f[2]));
      case "M" -> {
        MarkPrice mark = new MarkPrice(instrument(f[1]), ms(f[2]), received, 100, Double.NaN);
        sink.event(mark);
        sink.probe(mark.instrument(), mark.eventNanos());
      }
      case "C" -> sink.event(candle(f, received));
      case "F" ->
          sink.event(
              new ForcedOrder(
                  instrument(f[1]),
                  ms(f[2]),
                  received,
                  PositionSide.LONG,
                  Double.parseDouble(f[3]),
                  Double.NaN,
                  100,
                  ForcedOrder.Completeness.COMPLETE));
      default -> sink.malformed("unknown row");
    }
  }

  private static long ms(String text) {
    return Long.parseLong(text) * MS;
  }

  private static Trade trade(String[] f, long received) {
    return new Trade(instrument(f[1]), ms(f[3]), received, f[2], 100, 1, OrderSide.BUY);
  }

  private static CandleEvent candle(String[] f, long received) {
    return new CandleEvent(
        instrument(f[1]),
        ms(f[3]),
        received,
        PriceKind.LAST,
        Candle.closed(Timeframe.M1, ms(f[2]), 100, 100, 100, 100, 1));
  }

  private static CandleEvent markCandle(String[] f) {
    return CandleEvent.recorded(
        instrument(f[1]),
        PriceKind.MARK,
        Candle.closed(Timeframe.M1, ms(f[2]), 100, 100, 100, 100, Double.NaN));
  }

  // ---- questions ------------------------------------------------------------------------------

  /** A question of one request. */
  <T> RestQuery<T> query(String pathAndQuery, Function<List<String[]>, T> read) {
    URI uri = URI.create(rest + pathAndQuery);
    return new RestQuery<>() {
      private @Nullable T result;

      @Override
      public @Nullable RestRequest next() {
        return result == null ? new RestRequest(uri, LIMIT, 1) : null;
      }

      @Override
      public @Nullable VenueFailure accept(String body, long nowNanos) {
        result = read.apply(body.lines().map(l -> l.split(",", -1)).toList());
        return null;
      }

      @Override
      public T result() {
        return Objects.requireNonNull(result);
      }

      @Override
      public long malformed() {
        return 0;
      }
    };
  }

  @Override
  public @Nullable RestQuery<Backfilled> backfill(BackfillNeed need) {
    String of = "?symbol=" + need.instrument().symbol() + "&from=";
    return switch (need.kind()) {
      case TRADE ->
          need.lastNumber() < 0
              ? null
              : query(
                  "/trades" + of + (need.lastNumber() + 1),
                  rows -> new Backfilled(rows.stream().map(f -> trade(f, 0)).toList(), true));
      case CANDLE ->
          query(
              "/candles" + of + need.fromNanos() / MS,
              rows -> new Backfilled(rows.stream().map(f -> candle(f, 0)).toList(), true));
      case MARK_PRICE ->
          query(
              "/marks" + of + need.fromNanos() / MS + "&to=" + need.toNanos() / MS,
              rows ->
                  new Backfilled(rows.stream().map(LoopbackProtocol::markCandle).toList(), true));
      default -> null;
    };
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
    return null;
  }

  @Override
  public RestQuery<Long> serverTime() {
    return query("/time", rows -> Long.parseLong(rows.getFirst()[0]) * MS);
  }
}
