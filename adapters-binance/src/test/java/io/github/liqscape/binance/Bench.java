// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.spi.Subscription;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** What the tests of this package share. */
final class Bench {

  static final long RECEIVED = 1_791_565_604_000_000_000L;
  static final long MILLI = 1_000_000L;

  static final Instrument BTC = linear("BTCUSDT", "BTC");
  static final Instrument ETH = linear("ETHUSDT", "ETH");
  static final Instrument BTC_COIN =
      Instrument.inverse(Venue.BINANCE, "BTCUSD_PERP", "BTC", "USD").contractSize("100").build();

  private Bench() {}

  static Instrument linear(String symbol, String base) {
    return Instrument.linear(Venue.BINANCE, symbol, base, "USDT").build();
  }

  static Subscription everything(Instrument... instruments) {
    return Subscription.builder()
        .instruments(List.of(instruments))
        .kinds(EnumSet.allOf(StreamKind.class))
        .formingCandles(true)
        .build();
  }

  static TierTables tiers(Market market) {
    return new TierTables(market, Optional.empty());
  }

  static BinanceDecoder decoder(Market market, Subscription subscription) {
    return new BinanceDecoder(market, subscription, tiers(market), new FundingIntervals());
  }

  /** What a fresh decoder that wants everything of BTC and ETH makes of these frames. */
  static Heard usdm(String... frames) {
    return heard(decoder(Market.USDM, everything(BTC, ETH)), frames);
  }

  static Heard coinm(String... frames) {
    return heard(decoder(Market.COINM, everything(BTC_COIN)), frames);
  }

  static Heard heard(BinanceDecoder decoder, String... frames) {
    Heard heard = new Heard();
    for (String frame : frames) {
      decoder.decode(frame, RECEIVED, heard);
    }
    return heard;
  }

  static Requests requests(Market market) {
    return new Requests(market, URI.create(market.restHost));
  }
}
