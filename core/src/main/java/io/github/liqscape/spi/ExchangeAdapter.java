// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.spi;

import io.github.liqscape.candle.Timeframe;
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
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One market of one venue: public market data, live and from history.
 *
 * <p>Questions block the calling thread (a virtual thread is a good place for them), page through as
 * many requests as they need within the venue's limits, and answer in ascending time. What a market does
 * not offer is answered with {@link VenueFailure.Reason#UNSUPPORTED}, never with an empty list. An adapter
 * implements what its market offers; what it leaves out is answered so by the defaults here.
 *
 * <p>Threading: thread-safe. {@link #close()} ends the feeds opened here.
 */
public interface ExchangeAdapter extends AutoCloseable {

  Venue venue();

  /** The market that was opened, such as {@code usdm}. */
  String market();

  Set<Capability> capabilities();

  /** Every contract of the market, perpetual or not, trading or not. */
  Answer<List<InstrumentInfo>> instruments();

  /** One contract by the venue's own symbol; {@code UNKNOWN_SYMBOL} if there is none. */
  default Answer<InstrumentInfo> instrument(String symbol) {
    return switch (instruments()) {
      case Answer.Failed<List<InstrumentInfo>> f -> Answer.failed(f.failure());
      case Answer.Value<List<InstrumentInfo>> all ->
          all.value().stream()
              .filter(i -> i.instrument().symbol().equals(symbol))
              .findFirst()
              .map(Answer::of)
              .orElseGet(
                  () ->
                      Answer.failed(
                          new VenueFailure(
                              VenueFailure.Reason.UNKNOWN_SYMBOL,
                              venue() + " " + market() + " lists no " + symbol)));
    };
  }

  /**
   * The margin tiers known best: live, from the user's file, or bundled. Empty if nobody has told any;
   * they are never guessed.
   */
  default Answer<Optional<MarginTiers>> marginTiers(Instrument instrument) {
    Unoffered.checked(this, instrument);
    return Answer.of(Optional.empty());
  }

  /**
   * Closed candles whose open time lies in the range; the one still forming is left out.
   *
   * @param price last, mark or index
   */
  Answer<List<CandleEvent>> candles(
      Instrument instrument, PriceKind price, Timeframe timeframe, TimeRange range);

  /**
   * Open interest, one-sided.
   *
   * @param period step of the venue's series: 5m, 15m, 30m, 1h, 4h, 1d where it has them
   */
  default Answer<List<OpenInterest>> openInterest(
      Instrument instrument, Timeframe period, TimeRange range) {
    return Unoffered.history(this, instrument, "open interest");
  }

  /** Settled funding rates. */
  default Answer<List<FundingRate>> funding(Instrument instrument, TimeRange range) {
    return Unoffered.history(this, instrument, "funding");
  }

  /**
   * Opens a live feed; connections are made in the background.
   *
   * @throws IllegalArgumentException if it asks for a kind of event the market does not offer, or for
   *     an instrument of another venue
   */
  default LiveFeed subscribe(Subscription subscription) {
    throw Unoffered.live(this);
  }

  /**
   * The same, and records everything that reaches the feed, so that {@link #replay} gives the same events
   * again. The recorder is not closed with the feed.
   */
  default LiveFeed subscribe(Subscription subscription, FrameRecorder recorder) {
    throw Unoffered.live(this);
  }

  /**
   * Runs recorded feeds again, without a network: the events are those that the live feed gave, in their
   * order. Only what the live consumer was too slow to take is not missing here.
   *
   * @return what was read
   * @throws IOException if the recording cannot be read, or is of another venue or market
   */
  default RecordingSummary replay(
      FrameRecording recording, Consumer<? super MarketEvent> events) throws IOException {
    throw new IOException(venue() + " " + market() + " has no live feed that could be recorded");
  }

  /** The files of past days that the venue publishes, if it does. */
  default Optional<VenueArchive> archive() {
    return Optional.empty();
  }

  /** Ends every feed and connection. */
  @Override
  void close();
}
