// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scripted;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OpenInterest;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.recording.FrameRecorder;
import io.github.liqscape.recording.FrameRecording;
import io.github.liqscape.recording.InputKind;
import io.github.liqscape.recording.RecordedInput;
import io.github.liqscape.recording.RecordingSummary;
import io.github.liqscape.spi.Answer;
import io.github.liqscape.spi.Capability;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.InstrumentInfo;
import io.github.liqscape.spi.LiveFeed;
import io.github.liqscape.spi.Subscription;
import io.github.liqscape.spi.TimeRange;
import io.github.liqscape.spi.VenueArchive;
import io.github.liqscape.spi.VenueFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A market that tells {@link Script}. {@code whole} has everything; {@code still} too, on a clock that
 * stands; {@code bare} has no history, no
 * tiers and no forced orders; {@code breaks} fails behind the script; {@code endless} never ends;
 * {@code lossy} sends a frame that no recorder takes; {@code mute} tells nothing.
 */
final class ScriptedVenue implements ExchangeAdapter {

  static final Venue VENUE = Venue.of("scripted");

  private final String market;
  private final LongSupplier clock;
  private final Instrument btc =
      Instrument.linear(VENUE, "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();

  ScriptedVenue(String market, LongSupplier clock) {
    this.market = market;
    this.clock = clock;
  }

  static Set<Capability> capabilities(String market) {
    EnumSet<Capability> all = EnumSet.allOf(Capability.class);
    all.remove(Capability.LIVE_FORCED_ORDERS_SAMPLED);
    all.remove(Capability.ARCHIVE);
    if (market.equals("bare")) {
      all.remove(Capability.LIVE_FORCED_ORDERS_COMPLETE);
    }
    return all;
  }

  @Override
  public Venue venue() {
    return VENUE;
  }

  @Override
  public String market() {
    return market;
  }

  @Override
  public Set<Capability> capabilities() {
    return capabilities(market);
  }

  @Override
  public Answer<List<InstrumentInfo>> instruments() {
    return Answer.of(
        List.of(
            new InstrumentInfo(
                btc, InstrumentInfo.Status.TRADING, true, 0, Double.NaN, 100, Optional.empty())));
  }

  @Override
  public Answer<Optional<MarginTiers>> marginTiers(Instrument instrument) {
    return Answer.of(
        market.equals("bare")
            ? Optional.empty()
            : Optional.of(KnownMarginTiers.bybitBtcusdt2026()));
  }

  private <T> Answer<T> past(T value) {
    return market.equals("bare") || market.equals("mute")
        ? Answer.failed(new VenueFailure(VenueFailure.Reason.UNSUPPORTED, "no past here"))
        : Answer.of(value);
  }

  @Override
  public Answer<List<CandleEvent>> candles(
      Instrument instrument, PriceKind price, Timeframe timeframe, TimeRange range) {
    return past(Script.candles(instrument, price, range.toNanos()));
  }

  @Override
  public Answer<List<OpenInterest>> openInterest(
      Instrument instrument, Timeframe period, TimeRange range) {
    return past(Script.openInterest(instrument, range.toNanos()));
  }

  @Override
  public Answer<List<FundingRate>> funding(Instrument instrument, TimeRange range) {
    return past(List.of());
  }

  @Override
  public LiveFeed subscribe(Subscription subscription) {
    return feed(clock.getAsLong());
  }

  private LiveFeed feed(long fromNanos) {
    Optional<VenueFailure> failure =
        market.equals("breaks")
            ? Optional.of(new VenueFailure(VenueFailure.Reason.FORBIDDEN, "go away"))
            : Optional.empty();
    return new ScriptedFeed(script(fromNanos), market.equals("endless"), failure);
  }

  private List<MarketEvent> script(long fromNanos) {
    return market.equals("mute") ? List.of() : Script.live(btc, fromNanos);
  }

  @Override
  public LiveFeed subscribe(Subscription subscription, FrameRecorder recorder) {
    long from = clock.getAsLong();
    StringBuilder session =
        new StringBuilder(
            "liqscape-feed/1\nvenue scripted\nmarket " + market + "\nseed 0\nforming false");
    subscription.kinds().forEach(kind -> session.append("\nkind ").append(kind));
    session.append("\ninstrument BTCUSDT LINEAR BTC USDT 0.1 0.001 1");
    recorder.record(from, 0, InputKind.SESSION, session.toString());
    int events = script(from).size();
    for (int k = 0; k < events; k++) {
      recorder.record(from, 0, InputKind.FRAME, Integer.toString(k));
    }
    if (market.equals("lossy")) {
      recorder.record(
          from, 0, InputKind.FRAME, "x".repeat(FrameRecorder.LONGEST_TEXT + 1));
    }
    return feed(from);
  }

  @Override
  public RecordingSummary replay(
      FrameRecording recording, Consumer<? super MarketEvent> events) throws IOException {
    List<MarketEvent> script = new ArrayList<>();
    return recording.replay(input -> replay(input, script, events));
  }

  private void replay(
      RecordedInput input, List<MarketEvent> script, Consumer<? super MarketEvent> events) {
    if (input.kind() == InputKind.SESSION) {
      script.clear();
      script.addAll(script(input.receivedNanos()));
    } else if (input.kind() == InputKind.FRAME) {
      events.accept(script.get(Integer.parseInt(input.text())));
    }
  }

  @Override
  public Optional<VenueArchive> archive() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
