// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.account.ExitReason;
import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.ExitAfter;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.TimeInForce;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.policy.RiskLimits;
import io.github.liqscape.setup.PlanTarget;
import io.github.liqscape.setup.TradePlan;
import io.github.liqscape.setup.study.LabelCosts;
import io.github.liqscape.setup.study.LabelOutcome;
import io.github.liqscape.setup.study.NoLabel;
import io.github.liqscape.setup.study.SetupLabel;
import io.github.liqscape.setup.study.SetupLabeller;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Law P14 of the paper-trading reference: for every plan the study's label and the paper broker's
 * outcome are the same. The two know nothing of each other; both follow the rules of bars.
 */
class LabelAndBrokerTest {

  private static final int PLANS = Boolean.getBoolean("liqscape.thorough") ? 20_000 : 400;
  private static final Instrument COIN =
      Instrument.linear(Venue.SYNTHETIC, "COINUSDT", "COIN", "USDT")
          .tickSize("0.1").lotSize("0.001").build();
  private static final MarginTiers TIERS =
      MarginTiers.builder(MarginTiers.Unit.QUOTE, LocalDate.of(2026, 1, 1), "by hand")
          .unboundedTier("0", "0.004").maxLeverage("125").build();

  @Test
  void label_of_a_plan_is_what_the_broker_makes_of_it() {
    int closed = 0;
    int ambiguous = 0;
    for (long seed = 0; seed < PLANS; seed++) {
      Market market = new Market(new SplittableRandom(seed));
      SetupLabel label =
          new SetupLabeller(COIN, LabelCosts.DEFAULT, market.bars, List.of(), List.of())
              .label(market.plan, market.signalNanos());
      List<PaperTrade> trades = market.traded();
      if (label instanceof SetupLabel.Closed c) {
        closed++;
        ambiguous += c.ambiguous() ? 1 : 0;
        assertThat(trades).as("seed %d: %s", seed, c).hasSize(1);
        same(seed, c, trades.get(0), market);
      } else {
        assertThat(trades).as("seed %d: %s", seed, label).isEmpty();
        assertThat(((SetupLabel.None) label).why())
            .isIn(NoLabel.NOT_FILLED, NoLabel.UNFINISHED);
      }
    }
    assertThat(closed).isGreaterThan(PLANS / 2);
    assertThat(ambiguous).isPositive();
  }

  private static void same(long seed, SetupLabel.Closed label, PaperTrade trade, Market market) {
    String what = "seed " + seed + ": " + label + " and " + trade;
    ExitReason exit =
        switch (label.outcome()) {
          case TARGET -> ExitReason.TARGET;
          case STOP -> ExitReason.STOP;
          case TIME -> ExitReason.TIME;
          case LIQUIDATION -> ExitReason.LIQUIDATION;
        };
    assertThat(trade.exit()).as(what).isEqualTo(exit);
    assertThat(trade.entryNanos()).as(what).isEqualTo(label.fillNanos());
    assertThat(trade.exitNanos()).as(what).isEqualTo(label.exitNanos());
    assertThat(trade.entryPrice()).as(what).isCloseTo(label.fillPrice(), within(1e-6));
    assertThat(trade.exitPrice()).as(what).isCloseTo(label.exitPrice(), within(1e-6));
    assertThat(trade.ambiguous()).as(what).isEqualTo(label.ambiguous());
    double risk = Math.abs(market.plan.entry() - market.plan.stop()) * market.plan.quantity();
    assertThat(trade.netE8() / 1e8 / risk).as(what).isCloseTo(label.netR(), within(1e-6));
    assertThat(label.outcome()).isNotEqualTo(LabelOutcome.LIQUIDATION);
  }

  /** A walk of bars, and a plan somewhere in it. */
  private static final class Market {

    private static final int SIGNAL = 5;
    private final List<Candle> bars = new ArrayList<>();
    private final TradePlan plan;

    Market(SplittableRandom random) {
      long ticks = 10_000;
      for (int i = 0; i < 80; i++) {
        long open = ticks + (random.nextInt(6) == 0 ? random.nextInt(-15, 16) : 0);
        long high = open + random.nextInt(60);
        long low = open - random.nextInt(60);
        ticks = random.nextLong(low, high + 1);
        bars.add(
            Candle.closed(
                Timeframe.H1, i * Timeframe.H1.nanos(), open * 0.1, high * 0.1, low * 0.1,
                ticks * 0.1, 1_000_000));
      }
      plan = plan(random, Math.round(bars.get(SIGNAL).close() * 10));
    }

    private static TradePlan plan(SplittableRandom random, long last) {
      int s = random.nextBoolean() ? 1 : -1;
      boolean market = random.nextInt(3) == 0;
      // A limit behind the price: one that crosses would take, and the label knows only makers.
      long entry = market ? last : last - s * (long) random.nextInt(1, 60);
      long stop = entry - s * (long) random.nextInt(20, 150);
      long first = entry + s * (long) random.nextInt(20, 150);
      List<PlanTarget> targets =
          random.nextBoolean()
              ? List.of(new PlanTarget(first * 0.1, 1, "one"))
              : List.of(
                  new PlanTarget(first * 0.1, 0.5, "one"),
                  new PlanTarget((first + s * (long) random.nextInt(1, 100)) * 0.1, 0.5, "two"));
      double quantity = random.nextInt(2, 500) * 0.001;
      return new TradePlan(
          s > 0 ? OrderSide.BUY : OrderSide.SELL,
          market ? TradePlan.EntryType.NEXT_BAR_MARKET : TradePlan.EntryType.RETEST_LIMIT,
          entry * 0.1, random.nextInt(1, 6), stop * 0.1, stop * 0.1, targets, quantity,
          quantity * entry * 0.1, 1, 1, 0.1, 1, 0, random.nextInt(1, 40));
    }

    long signalNanos() {
      return bars.get(SIGNAL).closeNanos();
    }

    /** The bracket of the plan, on the same bars. */
    List<PaperTrade> traded() {
      PaperBroker broker =
          PaperBroker.builder().account("USDT", "10000").limits(RiskLimits.NONE)
              .instrument(InstrumentTerms.of(COIN, TIERS)).build();
      for (int i = 0; i < bars.size(); i++) {
        broker.apply(CandleEvent.recorded(COIN, PriceKind.LAST, bars.get(i)));
        if (i == SIGNAL) {
          assertThat(broker.submit(bracket()).ok()).isTrue();
        }
      }
      assertThat(BigDecimal.ZERO).isEqualByComparingTo(insurance(broker));
      return broker.trades();
    }

    private static BigDecimal insurance(PaperBroker broker) {
      return broker.balances().get(0).insurance();
    }

    private Bracket bracket() {
      Order.Builder entry =
          plan.entryType() == TradePlan.EntryType.RETEST_LIMIT
              ? Order.limit("plan", COIN, plan.side(), plan.quantity(), plan.entry())
              : Order.market("plan", COIN, plan.side(), plan.quantity());
      return Bracket.of(
              entry.timeInForce(TimeInForce.bars(plan.entryBars())).build(), plan.stop(),
              plan.targets())
          .exitAfter(ExitAfter.bars(plan.exitAfterBars()));
    }
  }
}
