// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginMode;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.market.Trade;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.policy.FillPolicy;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.policy.Matching;
import io.github.liqscape.paper.policy.RiskLimits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** An account on ticks of one instrument; seconds from the start of a day, prices in ticks of 1. */
final class GapRig {

  static final long START = Timeframe.D1.openOf(1_760_000_000_000_000_000L);
  static final long SECOND = 1_000_000_000L;
  static final Instrument X =
      Instrument.linear(Venue.BYBIT, "XUSDT", "X", "USDT").tickSize("1").lotSize("1").build();

  final PaperBroker broker;
  final List<PaperEvent> told = new ArrayList<>();
  private int trades;

  GapRig(FillPolicy policy, double leverage) {
    broker = builder(policy, leverage).listener(told::add).build();
  }

  static GapRig calm() {
    return new GapRig(FillPolicy.FRICTIONLESS, 1);
  }

  static PaperBrokerBuilder builder(FillPolicy policy, double leverage) {
    MarginTiers tiers =
        MarginTiers.builder(MarginTiers.Unit.QUOTE, LocalDate.of(2026, 1, 1), "test")
            .unboundedTier("0", "0.004")
            .build();
    return PaperBroker.builder()
        .account("USDT", "1000000")
        .fills(policy)
        .limits(RiskLimits.NONE)
        .instrument(
            new InstrumentTerms(
                X, tiers, 0, 0, leverage, MarginMode.ISOLATED, Matching.TICKS));
  }

  static long at(double seconds) {
    return START + Math.round(seconds * SECOND);
  }

  void trade(double seconds, double price, double quantity, OrderSide taker) {
    long at = at(seconds);
    broker.apply(new Trade(X, at, at, "t" + ++trades, price, quantity, taker));
  }

  void trade(double seconds, double price) {
    trade(seconds, price, 1_000, OrderSide.SELL);
  }

  void mark(double seconds, double price) {
    long at = at(seconds);
    broker.apply(new MarkPrice(X, at, at, price, Double.NaN));
  }

  void top(double seconds, double bid, double ask) {
    long at = at(seconds);
    broker.apply(new TopOfBook(X, at, at, bid, 50, ask, 50));
  }

  void failed(double from, double to, boolean healed) {
    broker.apply(
        new StreamGap(
            X, at(from), at(from), StreamKind.TRADE, at(from), to < 0 ? StreamGap.OPEN : at(to),
            StreamGap.Cause.DISCONNECT, healed));
  }

  /** A minute: open, high, low, close. */
  static CandleEvent minute(int number, double o, double h, double l, double c) {
    return candle(PriceKind.LAST, number, o, h, l, c);
  }

  static CandleEvent candle(PriceKind kind, int number, double o, double h, double l, double c) {
    Candle candle = Candle.closed(Timeframe.M1, at(60 * number), o, h, l, c, 1_000);
    return CandleEvent.recorded(X, kind, candle);
  }

  void fill(double from, double to, CandleEvent... candles) {
    broker.fillGap(new OfflineGap(at(from), at(to), List.of(X), List.of(candles)));
  }

  List<Fill> fills() {
    return told.stream()
        .filter(PaperEvent.Filled.class::isInstance)
        .map(e -> ((PaperEvent.Filled) e).fill())
        .toList();
  }

  Fill last() {
    return fills().getLast();
  }
}
