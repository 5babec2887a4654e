// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.recording.FrameRecorder;
import io.github.liqscape.recording.FrameRecording;
import io.github.liqscape.recording.RecordingSummary;
import io.github.liqscape.spi.Answer;
import io.github.liqscape.spi.Capability;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.FeedHealth;
import io.github.liqscape.spi.InstrumentInfo;
import io.github.liqscape.spi.LiveFeed;
import io.github.liqscape.spi.ReplayClock;
import io.github.liqscape.spi.Subscription;
import io.github.liqscape.spi.TimeRange;
import io.github.liqscape.spi.VenueArchive;
import io.github.liqscape.spi.VenueFailure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A venue whose prices swing for ever and which tells the same, live and from history: a mark every
 * five seconds, a trade every ten, candles of a minute, open interest every five minutes. Its clock
 * is turned by hand; only a feed that is open hears what happens.
 */
final class QuietVenue implements ExchangeAdapter {

  static final Venue VENUE = Venue.of("quiet");
  static final long SECOND = 1_000_000_000L;
  static final long MINUTE = 60 * SECOND;

  final ReplayClock clock;
  final List<Instrument> contracts;
  boolean deaf;
  int questions;
  private final ArrayDeque<MarketEvent> queue = new ArrayDeque<>();
  private boolean open;

  QuietVenue(long startNanos, int count) {
    clock = new ReplayClock(startNanos);
    contracts =
        IntStream.rangeClosed(1, count)
            .mapToObj(
                i ->
                    Instrument.linear(VENUE, "Q" + i + "USDT", "Q" + i, "USDT")
                        .tickSize("0.1")
                        .build())
            .toList();
  }

  List<ScanMarket> markets() {
    return contracts.stream()
        .map(i -> new ScanMarket(
                    i, tiers(), Timeframe.M1, EnumSet.allOf(StreamKind.class), List.of()))
        .toList();
  }

  private static MarginTiers tiers() {
    return KnownMarginTiers.binanceBtcusdt2026();
  }

  static double price(long nanos) {
    double minutes = (double) nanos / MINUTE;
    double swing = 20 * Math.sin(minutes / 7) + 12 * Math.sin(minutes / 41);
    return Math.round(10 * (1_000 + swing)) / 10.0;
  }

  private static Candle candle(long open) {
    double from = price(open);
    double to = price(open + MINUTE);
    return Candle.closed(
        Timeframe.M1, open, from, Math.max(from, to) + 1, Math.min(from, to) - 1, to, 60);
  }

  /** Lets time go on; what happens meanwhile is told to the feed, if one is open. */
  void turnTo(long nanos) {
    for (long at = (clock.nanos() / SECOND + 1) * SECOND; at <= nanos; at += SECOND) {
      clock.turnTo(at, () -> {});
      if (open) {
        for (Instrument i : contracts) {
          tell(i, at);
        }
      }
    }
    clock.turnTo(nanos, () -> {});
  }

  /** Takes what the feed would tell. */
  List<MarketEvent> drain() {
    List<MarketEvent> all = List.copyOf(queue);
    queue.clear();
    return all;
  }

  private void tell(Instrument i, long at) {
    long second = at / SECOND;
    if (second % 60 == 0) {
      Candle last = candle(at - MINUTE);
      queue.add(CandleEvent.recorded(i, PriceKind.LAST, last));
    }
    if (second % 5 == 0) {
      queue.add(new MarkPrice(i, at, at, price(at), Double.NaN));
    }
    if (second % 10 == 0) {
      queue.add(
          new Trade(
              i, at, at, "t" + second, price(at), 10,
              second % 20 == 0 ? OrderSide.BUY : OrderSide.SELL));
    }
    if (second % 300 == 0) {
      queue.add(interest(i, at));
    }
  }

  private static OpenInterest interest(Instrument i, long at) {
    return new OpenInterest(
        i, at, at, 50_000 + Math.round(5_000 * Math.sin(at / (90.0 * MINUTE))), Double.NaN);
  }

  private <T> Answer<T> said(T value) {
    questions++;
    return deaf
        ? Answer.failed(new VenueFailure(VenueFailure.Reason.RATE_LIMITED, "not now"))
        : Answer.of(value);
  }

  @Override
  public Answer<List<CandleEvent>> candles(
      Instrument instrument, PriceKind price, Timeframe timeframe, TimeRange range) {
    List<CandleEvent> all = new ArrayList<>();
    long first = -Math.floorDiv(-range.fromNanos(), MINUTE) * MINUTE;
    for (long at = first; at + MINUTE <= clock.nanos() && at < range.toNanos(); at += MINUTE) {
      all.add(CandleEvent.recorded(instrument, price, candle(at)));
    }
    return said(all);
  }

  @Override
  public Answer<List<OpenInterest>> openInterest(
      Instrument instrument, Timeframe period, TimeRange range) {
    List<OpenInterest> all = new ArrayList<>();
    long first = -Math.floorDiv(-range.fromNanos(), 5 * MINUTE) * 5 * MINUTE;
    for (long at = first; at <= clock.nanos() && at < range.toNanos(); at += 5 * MINUTE) {
      all.add(interest(instrument, at));
    }
    return said(all);
  }

  @Override
  public Answer<List<FundingRate>> funding(Instrument instrument, TimeRange range) {
    return Answer.failed(new VenueFailure(VenueFailure.Reason.UNSUPPORTED, "no funding here"));
  }

  @Override
  public LiveFeed subscribe(Subscription subscription) {
    queue.clear();
    open = true;
    return new Feed();
  }

  private final class Feed implements LiveFeed {
    @Override
    public @Nullable MarketEvent poll(Duration timeout) {
      return queue.poll();
    }

    @Override
    public boolean ended() {
      return !open && queue.isEmpty();
    }

    @Override
    public Optional<VenueFailure> failure() {
      return Optional.empty();
    }

    @Override
    public FeedHealth health() {
      return new FeedHealth(
          List.of(
              new FeedHealth.Connection("/quiet", FeedHealth.ConnectionState.LIVE, 1, 0)),
          Map.of(), queue.size(), 1 << 18, 0, Duration.ZERO, Duration.ZERO, List.of());
    }

    @Override
    public void close() {
      open = false;
      queue.clear();
    }
  }

  @Override
  public Venue venue() {
    return VENUE;
  }

  @Override
  public String market() {
    return "quiet";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public Answer<List<InstrumentInfo>> instruments() {
    return Answer.of(
        contracts.stream()
            .map(
                i ->
                    new InstrumentInfo(
                        i, InstrumentInfo.Status.TRADING, true, 0, Double.NaN, 100,
                        Optional.empty()))
            .toList());
  }

  @Override
  public Answer<Optional<MarginTiers>> marginTiers(Instrument instrument) {
    return Answer.of(Optional.of(tiers()));
  }

  @Override
  public LiveFeed subscribe(Subscription subscription, FrameRecorder recorder) {
    throw new UnsupportedOperationException("nothing is recorded here");
  }

  @Override
  public RecordingSummary replay(
      FrameRecording recording, Consumer<? super MarketEvent> events) {
    throw new UnsupportedOperationException("nothing is recorded here");
  }

  @Override
  public Optional<VenueArchive> archive() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
