// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.feed.FeedSession;
import io.github.liqscape.feed.LiveFeeds;
import io.github.liqscape.feed.VenueProtocol;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * One market of Bybit.
 *
 * <p>Threading: thread-safe.
 */
final class BybitAdapter implements ExchangeAdapter {

  /** Both markets offer the same. */
  static final Set<Capability> CAPABILITIES =
      Set.copyOf(
          EnumSet.complementOf(
              EnumSet.of(Capability.LIVE_FORCED_ORDERS_SAMPLED)));

  private final BybitHosts hosts;
  private final AdapterContext context;
  private final VenueRest rest;
  private final BybitProtocol protocol;
  private final TiersBook tiers;
  private final BybitArchive archive;
  private final List<LiveFeed> feeds = new CopyOnWriteArrayList<>();

  BybitAdapter(AdapterConfig config, AdapterContext context) {
    this.hosts = BybitHosts.of(config);
    this.context = context;
    archive =
        new BybitArchive(
            config.endpoint(Endpoint.ARCHIVE, "https://public.bybit.com"), config.market());
    rest = new VenueRest(context, new BybitRestRules());
    protocol = new BybitProtocol(hosts);
    tiers = new TiersBook(hosts, rest::ask, context.scheduler(), config.tiersFile());
  }

  @Override
  public Venue venue() {
    return Venue.BYBIT;
  }

  @Override
  public String market() {
    return hosts.market().category();
  }

  @Override
  public Set<Capability> capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Answer<List<InstrumentInfo>> instruments() {
    return rest.ask(new InstrumentsQuery(hosts, Optional.empty()));
  }

  @Override
  public Answer<InstrumentInfo> instrument(String symbol) {
    Optional<String> asked = Optional.of(symbol.toUpperCase(Locale.ROOT));
    return switch (rest.ask(new InstrumentsQuery(hosts, asked))) {
      case Answer.Failed<List<InstrumentInfo>> f -> Answer.failed(f.failure());
      case Answer.Value<List<InstrumentInfo>> v -> {
        for (InstrumentInfo info : v.value()) {
          if (info.instrument().symbol().equals(asked.get())) {
            yield Answer.of(info);
          }
        }
        yield v.malformed() > 0
            ? failed(VenueFailure.Reason.MALFORMED, "terms of " + symbol + " cannot be read")
            : failed(
                VenueFailure.Reason.UNKNOWN_SYMBOL, "bybit " + market() + " lists no " + symbol);
      }
    };
  }

  @Override
  public Answer<Optional<MarginTiers>> marginTiers(Instrument instrument) {
    return tiers.tiers(hosts.market().checked(instrument));
  }

  @Override
  public Answer<List<CandleEvent>> candles(
      Instrument instrument, PriceKind price, Timeframe timeframe, TimeRange range) {
    hosts.market().checked(instrument);
    return CandlesQuery.interval(timeframe).isEmpty()
        ? failed(VenueFailure.Reason.UNSUPPORTED, "bybit has no candles of " + timeframe.code())
        : rest.ask(new CandlesQuery(hosts, instrument, price, timeframe, range));
  }

  @Override
  public Answer<List<OpenInterest>> openInterest(
      Instrument instrument, Timeframe period, TimeRange range) {
    hosts.market().checked(instrument);
    return OpenInterestQuery.interval(period).isEmpty()
        ? failed(
            VenueFailure.Reason.UNSUPPORTED, "bybit has no open interest every " + period.code())
        : rest.ask(new OpenInterestQuery(hosts, instrument, period, range));
  }

  @Override
  public Answer<List<FundingRate>> funding(Instrument instrument, TimeRange range) {
    hosts.market().checked(instrument);
    return rest.ask(new FundingQuery(hosts, instrument, range, false));
  }

  @Override
  public LiveFeed subscribe(Subscription subscription) {
    subscription.instruments().forEach(hosts.market()::checked);
    return keep(LiveFeeds.open(protocol, rest, subscription, context));
  }

  @Override
  public LiveFeed subscribe(Subscription subscription, FrameRecorder recorder) {
    subscription.instruments().forEach(hosts.market()::checked);
    return keep(LiveFeeds.open(protocol, rest, subscription, context, recorder));
  }

  private LiveFeed keep(LiveFeed feed) {
    feeds.removeIf(LiveFeed::ended);
    feeds.add(feed);
    return feed;
  }

  @Override
  public RecordingSummary replay(
      FrameRecording recording, Consumer<? super MarketEvent> events) throws IOException {
    return LiveFeeds.replay(this::protocolOf, recording, events);
  }

  private VenueProtocol protocolOf(FeedSession session) {
    session.of(venue(), market());
    return protocol;
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

  private static <T> Answer<T> failed(VenueFailure.Reason reason, String detail) {
    return Answer.failed(new VenueFailure(reason, detail));
  }
}
