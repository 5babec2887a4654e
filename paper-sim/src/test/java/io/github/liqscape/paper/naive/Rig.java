// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginMode;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.BookLevels;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.market.Trade;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.order.FillFlag;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.policy.FillPolicy;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.policy.Matching;
import io.github.liqscape.paper.policy.PaperTerms;
import io.github.liqscape.paper.policy.PositionMode;
import io.github.liqscape.paper.policy.RiskLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A venue with one instrument, told in few words what happens. Times: hours from a full one. */
final class Rig {

  static final long HOUR = Timeframe.H1.nanos();
  static final long START = Timeframe.D1.openOf(1_750_000_000_000_000_000L);
  static final BigDecimal DEPOSIT = new BigDecimal("1000000000");

  private final Function<PaperTerms, TestVenue> factory;
  private String tick = "0.01";
  private String lot = "0.001";
  private String contract = "1";
  private boolean inverse;
  private double maker;
  private double taker;
  private double leverage = 1;
  private MarginMode mode = MarginMode.ISOLATED;
  private @Nullable MarginTiers tiers;
  private FillPolicy policy = FillPolicy.FRICTIONLESS;
  private BigDecimal deposit = DEPOSIT;
  private @Nullable TestVenue venue;
  private @Nullable Instrument instrument;
  private long next = START;
  private long clock = START;
  private int orders;
  private int trades;
  private final List<PaperEvent> events = new ArrayList<>();

  Rig(Function<PaperTerms, TestVenue> factory) {
    this.factory = factory;
  }

  Rig grid(String tickSize, String lotSize) {
    tick = tickSize;
    lot = lotSize;
    return this;
  }

  Rig inverse(String contractSize) {
    inverse = true;
    contract = contractSize;
    return this;
  }

  Rig fees(double makerRate, double takerRate) {
    maker = makerRate;
    taker = takerRate;
    return this;
  }

  Rig leverage(double value) {
    leverage = value;
    return this;
  }

  Rig cross() {
    mode = MarginMode.CROSS;
    return this;
  }

  Rig tiers(MarginTiers table) {
    tiers = table;
    return this;
  }

  Rig policy(UnaryOperator<FillPolicy> change) {
    policy = change.apply(policy);
    return this;
  }

  Rig deposit(String amount) {
    deposit = new BigDecimal(amount);
    return this;
  }

  TestVenue venue() {
    TestVenue v = venue;
    if (v == null) {
      Instrument.Builder b =
          inverse
              ? Instrument.inverse(Venue.BYBIT, "XUSD", "X", "USD")
              : Instrument.linear(Venue.BYBIT, "XUSDT", "X", "USDT");
      Instrument i = b.tickSize(tick).lotSize(lot).contractSize(contract).build();
      MarginTiers table =
          tiers != null
              ? tiers
              : tiers(inverse).unboundedTier("0", "0.004").build();
      InstrumentTerms terms =
          new InstrumentTerms(i, table, maker, taker, leverage, mode, Matching.FIRST_SEEN);
      v = factory.apply(
          new PaperTerms("t", PositionMode.ONE_WAY, policy, RiskLimits.NONE, List.of(terms)));
      v.deposit(i.settleAsset(), deposit);
      venue = v;
      instrument = i;
    }
    return v;
  }

  static MarginTiers.Builder tiers(boolean inverse) {
    return MarginTiers.builder(
        inverse ? MarginTiers.Unit.COIN : MarginTiers.Unit.QUOTE,
        LocalDate.of(2026, 1, 1), "oracle cases");
  }

  Instrument instrument() {
    venue();
    Instrument i = instrument;
    if (i == null) {
      throw new AssertionError();
    }
    return i;
  }

  String id() {
    return "o" + ++orders;
  }

  Order.Builder market(OrderSide side, double quantity) {
    return Order.market(id(), instrument(), side, quantity);
  }

  Order.Builder limit(OrderSide side, double quantity, double price) {
    return Order.limit(id(), instrument(), side, quantity, price);
  }

  Order.Builder stop(OrderSide side, double quantity, double trigger) {
    return Order.stop(id(), instrument(), side, quantity, trigger);
  }

  OrderAnswer send(Order.Builder order) {
    return venue().submit(order.build());
  }

  Rig bar(double open, double high, double low, double close) {
    return bar(open, high, low, close, Double.NaN);
  }

  Rig bar(double open, double high, double low, double close, double volume) {
    Candle candle = Candle.closed(Timeframe.H1, next, open, high, low, close, volume);
    venue().apply(CandleEvent.recorded(instrument(), PriceKind.LAST, candle));
    next += HOUR;
    clock = next;
    return this;
  }

  /** A bar without movement. */
  Rig flat(double price) {
    return bar(price, price, price, price);
  }

  /** A position, opened at the open of a bar without movement. */
  Rig held(OrderSide side, double quantity, double price) {
    send(market(side, quantity));
    return flat(price);
  }

  Rig mark(double price) {
    venue().apply(new MarkPrice(instrument(), ++clock, clock, price, Double.NaN));
    return this;
  }

  Rig markAt(long nanos, double price) {
    venue().apply(new MarkPrice(instrument(), nanos, nanos, price, Double.NaN));
    return this;
  }

  Rig quote(double bid, double bidSize, double ask, double askSize) {
    clock++;
    venue().apply(new TopOfBook(instrument(), clock, clock, bid, bidSize, ask, askSize));
    return this;
  }

  /** Levels as price, quantity, price, quantity. */
  Rig book(boolean snapshot, double[] bids, double[] asks) {
    clock++;
    venue()
        .apply(
            new BookChange(
                instrument(), clock, clock, snapshot, clock, clock, snapshot ? -1 : clock - 1,
                levels(bids), levels(asks)));
    return this;
  }

  private static BookLevels levels(double[] flat) {
    double[] prices = new double[flat.length / 2];
    double[] quantities = new double[flat.length / 2];
    for (int i = 0; i < prices.length; i++) {
      prices[i] = flat[2 * i];
      quantities[i] = flat[2 * i + 1];
    }
    return BookLevels.of(prices, quantities, prices.length);
  }

  Rig trade(OrderSide taker, double quantity, double price) {
    return trade("x" + ++trades, taker, quantity, price);
  }

  Rig trade(String id, OrderSide taker, double quantity, double price) {
    clock++;
    venue().apply(new Trade(instrument(), clock, clock, id, price, quantity, taker));
    return this;
  }

  Rig funding(long boundary, double rate) {
    return funding(boundary, boundary, rate);
  }

  Rig funding(long nanos, long boundary, double rate) {
    venue()
        .apply(
            new FundingRate(
                instrument(), nanos, nanos, rate, boundary, Duration.ofHours(8),
                FundingRate.Status.SETTLED));
    return this;
  }

  long now() {
    return next;
  }

  List<PaperEvent> events() {
    events.addAll(venue().drain());
    return events;
  }

  List<Fill> fills() {
    List<Fill> fills = new ArrayList<>();
    for (PaperEvent e : events()) {
      if (e instanceof PaperEvent.Filled(Fill f)) {
        fills.add(f);
      }
    }
    return fills;
  }

  /** Fills as {@code BUY 1 @ 100, SELL 2 @ 101}. */
  String told() {
    StringBuilder text = new StringBuilder();
    for (Fill f : fills()) {
      text.append(text.isEmpty() ? "" : ", ").append(f.side()).append(' ');
      text.append(plain(f.quantity())).append(" @ ").append(plain(f.price()));
    }
    return text.toString();
  }

  boolean ambiguous() {
    return fills().stream().anyMatch(f -> f.flags().contains(FillFlag.AMBIGUOUS));
  }

  static String plain(double value) {
    BigDecimal rounded = BigDecimal.valueOf(Math.round(value * 1e8), 8);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** What the wallet gained since the deposit. */
  String gained() {
    return account("TRADER", deposit);
  }

  String insurance() {
    return account("INSURANCE", BigDecimal.ZERO);
  }

  private String account(String name, BigDecimal less) {
    for (String line : venue().describe().lines().toList()) {
      String[] words = line.split(" ", -1);
      if (words[0].equals("account") && words[2].equals(name)) {
        BigDecimal amount = new BigDecimal(words[3]).movePointLeft(8).subtract(less);
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
      }
    }
    return "none";
  }

  /** Positions or orders as {@link TestVenue#describe} names them, comma between them. */
  String lines(String what) {
    return String.join(
        ", ",
        venue().describe().lines()
            .filter(l -> l.startsWith(what + " "))
            .map(l -> l.substring(what.length() + 1))
            .toList());
  }
}
