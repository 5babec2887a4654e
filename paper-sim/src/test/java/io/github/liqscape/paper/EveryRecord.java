// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import static io.github.liqscape.paper.GapRig.SECOND;
import static io.github.liqscape.paper.GapRig.X;
import static io.github.liqscape.paper.GapRig.at;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginMode;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.journal.FakeDisk;
import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.BookLevels;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.TopOfBook;
import io.github.liqscape.market.Trade;
import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderList;
import io.github.liqscape.paper.order.Trailing;
import io.github.liqscape.paper.policy.FillPolicy;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.policy.Matching;
import io.github.liqscape.paper.policy.RiskLimits;
import io.github.liqscape.setup.PlanTarget;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A short life of an account with every kind of journal entry and every kind of input. */
final class EveryRecord {

  private static final Instrument BARS =
      Instrument.inverse(Venue.BYBIT, "YUSD", "Y", "USD")
          .tickSize("0.5").lotSize("1").contractSize("1").build();

  private EveryRecord() {}

  static PaperBrokerBuilder account(FakeDisk disk) {
    return PaperBroker.builder()
        .runId("e")
        .account("USDT", "1000000")
        .fills(FillPolicy.FRICTIONLESS)
        .limits(RiskLimits.NONE)
        .instrument(terms(X, MarginTiers.Unit.QUOTE, Matching.TICKS))
        .instrument(terms(BARS, MarginTiers.Unit.COIN, Matching.BARS))
        .journal(ScriptedLife.JOURNAL)
        .disk(disk);
  }

  private static InstrumentTerms terms(Instrument of, MarginTiers.Unit unit, Matching by) {
    MarginTiers tiers =
        MarginTiers.builder(unit, LocalDate.of(2026, 1, 1), "test")
            .unboundedTier("0", "0.004")
            .build();
    return new InstrumentTerms(of, tiers, 0.0002, 0.0005, 2, MarginMode.ISOLATED, by);
  }

  /** Lives it, with a snapshot after so many inputs; returns the state's hash by newest entry. */
  static Map<Long, String> live(FakeDisk disk, int snapshotEvery) {
    Map<Long, String> hashes = new TreeMap<>();
    try (PaperBroker broker = account(disk).snapshotEvery(snapshotEvery).build()) {
      hashes.put(broker.lastSequence(), broker.stateHash());
      for (Consumer<PaperBroker> step : steps()) {
        step.accept(broker);
        hashes.put(broker.lastSequence(), broker.stateHash());
        if (broker.log.snapshotIsNewest()) {
          // It changes nothing.
          hashes.put(broker.lastSequence() - 1, broker.stateHash());
        }
      }
    }
    return hashes;
  }

  private static BookLevels level(double price) {
    return BookLevels.of(new double[] {price}, new double[] {7}, 1);
  }

  private static Consumer<PaperBroker> trade(double second, double price) {
    return b -> b.apply(
        new Trade(X, at(second), at(second), "t" + second, price, 50, OrderSide.SELL));
  }

  private static CandleEvent bar(int minute, double o, double h, double l, double c) {
    return CandleEvent.recorded(
        BARS, PriceKind.LAST,
        Candle.closed(Timeframe.M1, at(60 * minute), o, h, l, c, Double.NaN));
  }

  private static List<Consumer<PaperBroker>> steps() {
    return List.of(
        b -> b.deposit("Y", new BigDecimal("5")),
        b -> b.leverage(X, 3),
        b -> b.marginMode(X, MarginMode.CROSS),
        b -> b.note("note", "what was said"),
        b -> b.submit(Order.market("a", X, OrderSide.BUY, 10).build()),
        trade(1, 100),
        b -> b.apply(new MarkPrice(X, at(1.5), at(1.5), 100.25, Double.NaN)),
        b -> b.submit(Order.limit("b", X, OrderSide.BUY, 5, 90).build()),
        b -> b.amend("b", 6, 91, Double.NaN),
        b -> b.submit(
            new OrderList(
                OrderList.Kind.OCO,
                List.of(
                    Order.stop("c", X, OrderSide.SELL, 10, 80).reduceOnly().build(),
                    Order.limit("d", X, OrderSide.SELL, 10, 120).reduceOnly().build()))),
        b -> b.apply(new TopOfBook(X, at(2), at(2), 99, 5, 101, 6)),
        b -> b.apply(
            new BookChange(X, at(2.5), at(2.5), true, 1, 1, -1, level(99), level(102))),
        b -> b.submit(
            Bracket.of(
                    Order.market("e", BARS, OrderSide.SELL, 100).build(), Double.NaN,
                    List.of(new PlanTarget(90, 0.5, "one"), new PlanTarget(80, 0.5, "two")))
                .trailing(Trailing.ticks(20))),
        b -> b.apply(bar(0, 100, 101, 95, 96)),
        b -> b.apply(bar(1, 96, 97, 89, 91)),
        b -> b.apply(
            new FundingRate(
                X, at(130), at(130), 0.0001, at(120), Duration.ofHours(8),
                FundingRate.Status.SETTLED)),
        b -> b.advanceTo(at(150)),
        b -> b.fillGap(
            new OfflineGap(
                at(3), at(120), List.of(X),
                List.of(
                    GapRig.minute(0, 100, 100, 90, 95),
                    GapRig.candle(PriceKind.MARK, 0, 100, 100, 90, 95)))),
        b -> b.apply(
            new StreamGap(
                X, at(160), at(160), StreamKind.TRADE, at(155), at(160),
                StreamGap.Cause.DISCONNECT, false)),
        trade(161, 96),
        b -> b.cancel("b"),
        b -> b.withdraw("USDT", new BigDecimal("12.5")),
        b -> b.halt("drill", true),
        trade(162, 97),
        b -> b.resume("me"),
        b -> b.advanceTo(at(400) + SECOND));
  }
}
