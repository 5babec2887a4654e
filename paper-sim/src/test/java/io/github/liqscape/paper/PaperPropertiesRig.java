// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginMode;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.paper.account.LedgerAccount;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.policy.FillPolicy;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.policy.Matching;
import io.github.liqscape.paper.policy.PaperTerms;
import io.github.liqscape.paper.policy.PositionMode;
import io.github.liqscape.paper.policy.RiskLimits;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A broker on bars of one minute, for laws that compare two runs. Prices in ticks of 0.01. */
final class PaperPropertiesRig {

  static final long MINUTE = Timeframe.M1.nanos();
  static final Instrument A = instrument("AUSDT", "A");
  static final Instrument B = instrument("BUSDT", "B");

  final FastVenue venue;
  private final List<PaperEvent> told = new ArrayList<>();

  private static Instrument instrument(String symbol, String base) {
    return Instrument.linear(Venue.BYBIT, symbol, base, "USDT")
        .tickSize("0.01").lotSize("0.001").build();
  }

  PaperPropertiesRig(
      FillPolicy fills, double fee, double leverage, PositionMode mode, String deposit) {
    MarginTiers tiers =
        MarginTiers.builder(MarginTiers.Unit.QUOTE, LocalDate.of(2026, 1, 1), "test")
            .unboundedTier("0", "0.004")
            .build();
    List<InstrumentTerms> terms = new ArrayList<>();
    for (Instrument i : List.of(A, B)) {
      terms.add(
          new InstrumentTerms(
              i, tiers, fee, fee, leverage, MarginMode.ISOLATED, Matching.FIRST_SEEN));
    }
    venue = new FastVenue(new PaperTerms("t", mode, fills, RiskLimits.NONE, terms));
    venue.deposit("USDT", new BigDecimal(deposit));
  }

  static PaperPropertiesRig of(FillPolicy fills, double fee) {
    return new PaperPropertiesRig(fills, fee, 1, PositionMode.ONE_WAY, "1000000000");
  }

  /** A bar; prices in ticks. */
  void bar(Instrument i, int minute, long open, long high, long low, long close) {
    bar(i, Timeframe.M1, minute * MINUTE, open, high, low, close);
  }

  void bar(
      Instrument i, Timeframe timeframe, long at, long open, long high, long low, long close) {
    Candle candle =
        Candle.closed(
            timeframe, at, i.price(open), i.price(high), i.price(low), i.price(close),
            Double.NaN);
    venue.apply(CandleEvent.recorded(i, PriceKind.LAST, candle));
  }

  void flat(Instrument i, int minute, long price) {
    bar(i, minute, price, price, price, price);
  }

  void mark(Instrument i, long nanos, double price) {
    venue.apply(new MarkPrice(i, nanos, nanos, price, Double.NaN));
  }

  List<PaperEvent> told() {
    told.addAll(venue.drain());
    return told;
  }

  List<Fill> fills() {
    List<Fill> fills = new ArrayList<>();
    for (PaperEvent event : told()) {
      if (event instanceof PaperEvent.Filled(Fill fill)) {
        fills.add(fill);
      }
    }
    return fills;
  }

  long wallet() {
    return e8(LedgerAccount.TRADER);
  }

  long e8(LedgerAccount account) {
    return venue.broker().balance("USDT", account).movePointRight(8).longValueExact();
  }

  /** Wallet and unrealized profit. */
  long equity() {
    return venue.broker().balances().getFirst().equity().movePointRight(8).longValueExact();
  }
}
