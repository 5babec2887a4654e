// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.setup.PlanTarget;
import io.github.liqscape.setup.TradePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SetupLabellerProperties {

  private static final int MIRROR = 20_000;

  /** A walk in whole ticks with gaps and wide bars, two hundred bars from 150 before the signal. */
  private static List<Candle> walk(long seed) {
    Random random = new Random(seed);
    List<Candle> bars = new ArrayList<>();
    double price = 10_000;
    for (int i = -150; i < 60; i++) {
      double open = price + (random.nextInt(10) == 0 ? random.nextInt(121) - 60 : 0);
      double close = open + random.nextInt(101) - 50;
      double high = Math.max(open, close) + random.nextInt(40);
      double low = Math.min(open, close) - random.nextInt(40);
      bars.add(
          Candle.closed(
              Timeframe.H1, PlanBars.SIGNAL + i * PlanBars.HOUR, open, high, low, close, 1e9));
      price = close;
    }
    return bars;
  }

  private static TradePlan plan(long seed, boolean buy) {
    Random random = new Random(~seed);
    int s = buy ? 1 : -1;
    boolean market = random.nextBoolean();
    double entry = 10_000 - s * (market ? 0 : random.nextInt(40));
    double stop = entry - s * (30 + random.nextInt(100));
    double target = entry + s * (30 + random.nextInt(250));
    return PlanBars.plan(
        buy ? OrderSide.BUY : OrderSide.SELL,
        market ? TradePlan.EntryType.NEXT_BAR_MARKET : TradePlan.EntryType.RETEST_LIMIT, entry,
        stop, List.of(new PlanTarget(target, 1, "zone")));
  }

  private static SetupLabel label(List<Candle> bars, TradePlan plan, LabelCosts costs) {
    return new SetupLabeller(PlanBars.MARKET, costs, bars, List.of(), List.of())
        .label(plan, PlanBars.SIGNAL);
  }

  private static Candle mirrored(Candle c) {
    return Candle.closed(
        c.timeframe(), c.openNanos(), MIRROR - c.open(), MIRROR - c.low(), MIRROR - c.high(),
        MIRROR - c.close(), c.volume());
  }

  private static TradePlan mirrored(TradePlan p) {
    return PlanBars.plan(
        p.side() == OrderSide.BUY ? OrderSide.SELL : OrderSide.BUY, p.entryType(),
        MIRROR - p.entry(), MIRROR - p.stop(),
        List.of(new PlanTarget(MIRROR - p.finalTarget(), 1, "zone")));
  }

  /** With no share of the price in the costs: a basis point of a mirrored price is another one. */
  @Property
  void mirrored_prices_mirror_the_label(@ForAll long seed, @ForAll boolean buy) {
    List<Candle> bars = walk(seed);
    TradePlan plan = plan(seed, buy);
    SetupLabel one = label(bars, plan, PlanBars.FREE);
    SetupLabel other =
        label(
            bars.stream().map(SetupLabellerProperties::mirrored).toList(), mirrored(plan),
            PlanBars.FREE);
    if (one instanceof SetupLabel.Closed a && other instanceof SetupLabel.Closed b) {
      assertThat(b.outcome()).isEqualTo(a.outcome());
      assertThat(b.fillBar()).isEqualTo(a.fillBar());
      assertThat(b.exitBar()).isEqualTo(a.exitBar());
      assertThat(b.netR()).isCloseTo(a.netR(), within(1e-12));
      assertThat(b.fillPrice()).isEqualTo(MIRROR - a.fillPrice());
      assertThat(b.ambiguous()).isEqualTo(a.ambiguous());
    } else {
      assertThat(other).isEqualTo(one);
    }
  }

  @Property
  void labels_are_those_of_a_walk_tick_by_tick(@ForAll long seed, @ForAll boolean buy) {
    List<Candle> bars = walk(seed);
    TradePlan plan = plan(seed, buy);
    String slow = TickByTick.label(plan, LabelCosts.DEFAULT, bars.subList(150, bars.size()));
    String fast =
        switch (label(bars, plan, LabelCosts.DEFAULT)) {
          case SetupLabel.None none -> none.why().name();
          case SetupLabel.Closed c ->
              String.format(
                  Locale.ROOT, "%s %d %d %.9f", c.outcome(), c.fillBar(), c.exitBar(), c.netR());
        };
    assertThat(fast.split(" ", -1)).hasSameSizeAs(slow.split(" ", -1));
    int end = Math.max(0, slow.lastIndexOf(' '));
    assertThat(fast.substring(0, Math.max(0, fast.lastIndexOf(' '))))
        .isEqualTo(slow.substring(0, end));
    if (end == 0) {
      assertThat(fast).isEqualTo(slow);
    } else {
      assertThat(Double.parseDouble(fast.substring(fast.lastIndexOf(' '))))
          .isCloseTo(Double.parseDouble(slow.substring(end)), within(2e-9));
    }
  }

  @Property
  void bars_at_or_before_the_signal_do_not_matter(@ForAll long seed, @ForAll boolean buy) {
    List<Candle> bars = walk(seed);
    TradePlan plan = plan(seed, buy);
    List<Candle> other = new ArrayList<>(walk(seed + 1).subList(0, 150));
    other.addAll(bars.subList(150, bars.size()));
    SetupLabel label = label(bars, plan, LabelCosts.DEFAULT);
    assertThat(label(other, plan, LabelCosts.DEFAULT)).isEqualTo(label);
    assertThat(label(bars.subList(150, bars.size()), plan, LabelCosts.DEFAULT)).isEqualTo(label);
  }

  @Property
  void bars_after_the_exit_do_not_matter(@ForAll long seed, @ForAll boolean buy) {
    List<Candle> bars = walk(seed);
    TradePlan plan = plan(seed, buy);
    if (label(bars, plan, LabelCosts.DEFAULT) instanceof SetupLabel.Closed closed) {
      assertThat(label(bars.subList(0, 150 + closed.exitBar()), plan, LabelCosts.DEFAULT))
          .isEqualTo(closed);
      assertThat(label(bars.subList(0, 150 + closed.exitBar() - 1), plan, LabelCosts.DEFAULT))
          .isEqualTo(new SetupLabel.None(NoLabel.UNFINISHED));
    }
  }

  @Property
  void fills_lie_within_their_bars_and_costs_only_take(@ForAll long seed, @ForAll boolean buy) {
    List<Candle> bars = walk(seed);
    TradePlan plan = plan(seed, buy);
    SetupLabel dear = label(bars, plan, LabelCosts.DEFAULT);
    if (dear instanceof SetupLabel.Closed closed) {
      Candle filledIn = bars.get(149 + closed.fillBar());
      Candle leftIn = bars.get(149 + closed.exitBar());
      assertThat(closed.fillPrice()).isBetween(filledIn.low(), filledIn.high());
      assertThat(closed.exitPrice()).isBetween(leftIn.low(), leftIn.high());
      assertThat(closed.netR()).isLessThan(closed.grossR());
      assertThat(closed.exitBar() - closed.fillBar()).isBetween(0, plan.exitAfterBars());
      assertThat(closed.fillBar()).isBetween(1, plan.entryBars());
      int s = plan.side() == OrderSide.BUY ? 1 : -1;
      if (plan.entryType() == TradePlan.EntryType.RETEST_LIMIT) {
        assertThat(s * (closed.fillPrice() - plan.entry())).isNotPositive();
      }
      if (closed.outcome() == LabelOutcome.STOP) {
        assertThat(s * (closed.exitPrice() - plan.stop())).isNotPositive();
      }
    }
  }
}
