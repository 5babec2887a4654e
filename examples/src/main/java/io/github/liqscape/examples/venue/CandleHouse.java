// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.venue;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.feed.VenueRest;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.spi.AdapterConfig;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.Answer;
import io.github.liqscape.spi.Capability;
import io.github.liqscape.spi.Endpoint;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.InstrumentInfo;
import io.github.liqscape.spi.TimeRange;
import io.github.liqscape.spi.VenueFailure;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** The market of the Candle House: what it does not offer is answered by {@link ExchangeAdapter}. */
record CandleHouse(String market, Set<Capability> capabilities, URI base, VenueRest rest)
    implements ExchangeAdapter {

  static final Venue VENUE = Venue.of("candle-house");

  CandleHouse(AdapterConfig config, Set<Capability> capabilities, AdapterContext context) {
    this(
        config.market(), capabilities, config.endpoint(Endpoint.REST, "https://house.example"),
        new VenueRest(context, new HouseRules()));
  }

  @Override
  public Venue venue() {
    return VENUE;
  }

  @Override
  public Answer<List<InstrumentInfo>> instruments() {
    return rest.ask(new ContractsQuery(base));
  }

  @Override
  public Answer<List<CandleEvent>> candles(
      Instrument instrument, PriceKind price, Timeframe timeframe, TimeRange range) {
    if (!instrument.venue().equals(VENUE)) {
      throw new IllegalArgumentException("instrument must be one of ours, was " + instrument);
    }
    return price == PriceKind.LAST
        ? rest.ask(new CandlesQuery(base, instrument, timeframe, range))
        : Answer.failed(
            new VenueFailure(VenueFailure.Reason.UNSUPPORTED, "candles of the last price only"));
  }

  @Override
  public void close() {
    rest.close();
  }
}
