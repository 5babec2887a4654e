// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.feed.FeedSession;
import io.github.liqscape.feed.LiveFeeds;
import io.github.liqscape.feed.RestQuery;
import io.github.liqscape.feed.VenueRest;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.recording.FrameRecorder;
import io.github.liqscape.recording.FrameRecording;
import io.github.liqscape.recording.RecordingSummary;
import io.github.liqscape.spi.AdapterConfig;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.Answer;
import io.github.liqscape.spi.Capability;
import io.github.liqscape.spi.Endpoint;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.InstrumentInfo;
import io.github.liqscape.spi.LiveFeed;
import io.github.liqscape.spi.Subscription;
import io.github.liqscape.spi.TimeRange;
import io.github.liqscape.spi.VenueArchive;
import io.github.liqscape.spi.VenueFailure;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * One futures market of Binance: {@link BinanceProtocol} says what is asked and read, {@link
 * VenueRest} asks it.
 *
 * <p>Threading: thread-safe.
 */
final class BinanceAdapter implements ExchangeAdapter {

  private final Market market;
  private final AdapterContext context;
  private final Requests requests;
  private final TierTables tiers;
  private final BinanceArchive archive;
  private final FundingIntervals intervals = new FundingIntervals();
  private final URI streamBase;
  private final VenueRest rest;
  private final Queue<LiveFeed> feeds = new ConcurrentLinkedQueue<>();

  BinanceAdapter(Market market, AdapterConfig config, AdapterContext context) {
    this.market = market;
    this.context = context;
    this.requests = new Requests(market, config.endpoint(Endpoint.REST, market.restHost));
    this.tiers = new TierTables(market, config.tiersFile());
    this.streamBase = config.endpoint(Endpoint.STREAM, market.streamHost);
    this.archive =
        new BinanceArchive(
            config.endpoint(Endpoint.ARCHIVE, "https://data.binance.vision"), market.id());
    this.rest = new VenueRest(context, new BinanceRestRules());
  }

  @Override
  public Venue venue() {
    return Venue.BINANCE;
  }

  @Override
  public String market() {
    return market.id();
  }

  @Override
  public Set<Capability> capabilities() {
    return market.capabilities();
  }

  @Override
  public Answer<List<InstrumentInfo>> instruments() {
    Answer<List<InstrumentInfo>> listed = rest.ask(new InstrumentQuery(requests));
    if (listed instanceof Answer.Failed) {
      return listed;
    }
    // Without this answer the intervals stay unknown; the contracts are known all the same.
    Answer<List<MarketEvent>> told = rest.ask(new FundingIntervalQuery(requests, intervals));
    return told instanceof Answer.Failed
        ? listed
        : listed.map(all -> all.stream().map(this::withInterval).toList());
  }

  private InstrumentInfo withInterval(InstrumentInfo i) {
    Optional<Duration> interval =
        i.perpetual() ? Optional.of(intervals.of(i.instrument().symbol())) : Optional.empty();
    return new InstrumentInfo(
        i.instrument(),
        i.status(),
        i.perpetual(),
        i.listedNanos(),
        i.minNotional(),
        i.maxLeverage(),
        interval);
  }

  @Override
  public Answer<Optional<MarginTiers>> marginTiers(Instrument instrument) {
    return tiers.find(checked(instrument));
  }

  @Override
  public Answer<List<CandleEvent>> candles(
      Instrument instrument, PriceKind price, Timeframe timeframe, TimeRange range) {
    return rest.ask(new CandleQuery(requests, checked(instrument), price, timeframe, range));
  }

  @Override
  public Answer<List<OpenInterest>> openInterest(
      Instrument instrument, Timeframe period, TimeRange range) {
    checked(instrument);
    if (!InterestHistoryQuery.offers(period)) {
      return unsupported("open interest has no step of " + period.code());
    }
    long oldest = context.scheduler().nanos() - InterestHistoryQuery.KEPT.toNanos();
    if (range.fromNanos() < oldest) {
      return unsupported("open interest reaches back 30 days; the archive holds what is older");
    }
    return rest.ask(new InterestHistoryQuery(requests, instrument, period, range));
  }

  private static <T> Answer<T> unsupported(String why) {
    return Answer.failed(new VenueFailure(VenueFailure.Reason.UNSUPPORTED, why));
  }

  @Override
  public Answer<List<FundingRate>> funding(Instrument instrument, TimeRange range) {
    RestQuery<List<FundingRate>> query =
        new FundingQuery(requests, intervals, checked(instrument), range, false);
    return rest.ask(query);
  }

  @Override
  public LiveFeed subscribe(Subscription subscription) {
    subscription.instruments().forEach(this::checked);
    return keep(LiveFeeds.open(protocol(tiers), rest, subscription, context));
  }

  @Override
  public LiveFeed subscribe(Subscription subscription, FrameRecorder recorder) {
    subscription.instruments().forEach(this::checked);
    return keep(LiveFeeds.open(protocol(tiers), rest, subscription, context, recorder));
  }

  private LiveFeed keep(LiveFeed feed) {
    feeds.removeIf(LiveFeed::ended);
    feeds.add(feed);
    return feed;
  }

  /** Intervals of its own, learned from its own answers: a recording of the feed replays the same. */
  private BinanceProtocol protocol(TierTables learned) {
    return new BinanceProtocol(requests, streamBase, learned, new FundingIntervals());
  }

  @Override
  public RecordingSummary replay(
      FrameRecording recording, Consumer<? super MarketEvent> events) throws IOException {
    return LiveFeeds.replay(this::replayed, recording, events);
  }

  private BinanceProtocol replayed(FeedSession session) {
    session.of(venue(), market());
    // What a recording tells of tiers is of its own time.
    return protocol(new TierTables(market, Optional.empty()));
  }

  private Instrument checked(Instrument instrument) {
    if (!instrument.venue().equals(Venue.BINANCE)
        || instrument.contractType() != market.contractType) {
      throw new IllegalArgumentException(
          "instrument must be "
              + market.contractType
              + " of binance, was "
              + instrument.contractType()
              + " "
              + instrument);
    }
    return instrument;
  }

  @Override
  public Optional<VenueArchive> archive() {
    return Optional.of(archive);
  }

  @Override
  public void close() {
    feeds.forEach(LiveFeed::close);
    rest.close();
  }
}
