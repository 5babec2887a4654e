// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import static io.github.liqscape.paper.PaperPropertiesRig.A;
import static io.github.liqscape.paper.PaperPropertiesRig.B;
import static io.github.liqscape.paper.PaperPropertiesRig.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.paper.account.LedgerAccount;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.naive.PaperScenario;
import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderType;
import io.github.liqscape.paper.order.Trailing;
import io.github.liqscape.paper.policy.BarPath;
import io.github.liqscape.paper.policy.FillPolicy;
import io.github.liqscape.paper.policy.PositionMode;
import io.github.liqscape.paper.policy.Slippage;
import io.github.liqscape.setup.PlanTarget;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Laws P7 to P10 of the reference: two runs of which one knows how they must compare. */
class PaperLawsProperties {

  private static final FillPolicy FREE = FillPolicy.FRICTIONLESS;

  /** P7: one posting a boundary at the final rate, whatever comes twice or in which order. */
  @Property
  void funding_sums_to_the_boundary_position_at_the_final_rate(@ForAll long seed) {
    Random random = new Random(seed);
    PaperPropertiesRig rig = PaperPropertiesRig.of(FREE, 0);
    long[] held = new long[6];
    double mark = (5_000 + random.nextInt(5_000)) / 100.0;
    rig.flat(A, 0, 10_000);
    long position = 0;
    for (int i = 0; i < held.length; i++) {
      int steps = 1 + random.nextInt(5_000);
      OrderSide side = random.nextBoolean() ? OrderSide.BUY : OrderSide.SELL;
      rig.venue.submit(Order.market("o" + i, A, side, steps / 1000.0).build());
      rig.mark(A, (1 + i) * MINUTE + 1, mark);
      rig.flat(A, 1 + i, 10_000);
      position += side == OrderSide.BUY ? steps : -steps;
      held[i] = position;
    }
    // Boundaries a minute apart, each just after the fill of its minute.
    List<FundingRate> rates = new ArrayList<>();
    BigDecimal due = BigDecimal.ZERO;
    for (int i = 0; i < held.length - 1; i++) {
      long boundary = (2 + i) * MINUTE;
      double rate = (random.nextInt(401) - 200) / 100_000.0;
      for (int n = random.nextInt(3); n > 0; n--) {
        rates.add(rate(boundary + random.nextInt(1_000), rate + n / 1_000.0, false));
      }
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        rates.add(rate(boundary + random.nextInt(1_000), rate, true));
      }
      BigDecimal value =
          BigDecimal.valueOf(Math.abs(heldBefore(held, i)), 3).multiply(BigDecimal.valueOf(mark));
      due = due.add(
          value.multiply(BigDecimal.valueOf(Math.round(rate * 1e12), 12))
              .setScale(8, RoundingMode.HALF_EVEN)
              .multiply(BigDecimal.valueOf(Long.signum(heldBefore(held, i)))));
    }
    Collections.shuffle(rates, random);
    long at = 8 * MINUTE;
    for (FundingRate rate : rates) {
      at += random.nextInt(4) == 0 ? 11 * MINUTE : 1;
      rig.venue.apply(
          new FundingRate(
              A, at, at, rate.rate(), rate.settlementNanos(), Duration.ofHours(8),
              rate.status()));
    }
    rig.venue.advanceTo(at + 60 * MINUTE);
    assertThat(BigDecimal.valueOf(rig.e8(LedgerAccount.FUNDING), 8)).isEqualByComparingTo(due);
  }

  /** Held before the boundary at the end of minute {@code 1 + i}: fills are at a bar's close. */
  private static long heldBefore(long[] held, int i) {
    return i == 0 ? 0 : held[i - 1];
  }

  private static FundingRate rate(long boundary, double rate, boolean settled) {
    return new FundingRate(
        A, boundary, boundary, rate, boundary, Duration.ofHours(8),
        settled ? FundingRate.Status.SETTLED : FundingRate.Status.ESTIMATE);
  }

  @Property
  void funding_of_equal_long_and_short_nets_to_nothing(
      @ForAll @LongRange(min = 1, max = 100_000) long steps,
      @ForAll @LongRange(min = -2_000, max = 2_000) long rate) {
    PaperPropertiesRig rig =
        new PaperPropertiesRig(FREE, 0, 1, PositionMode.HEDGE, "1000000000");
    for (PositionSide side : PositionSide.values()) {
      OrderSide by = side == PositionSide.LONG ? OrderSide.BUY : OrderSide.SELL;
      rig.venue.submit(Order.market("o" + side, A, by, steps / 1000.0).position(side).build());
    }
    rig.flat(A, 0, 12_345);
    rig.venue.apply(rate(3 * MINUTE, rate / 100_000.0, true));
    rig.venue.advanceTo(4 * MINUTE);
    assertThat(rig.e8(LedgerAccount.FUNDING)).isZero();
    boolean paid = rig.told().toString().contains("cause=FUNDING");
    assertThat(paid || rate * steps * 12_345 == 0 || steps * 12.345 * Math.abs(rate) < 1).isTrue();
  }

  /** P8: an event that comes twice is an event that came once. */
  @Property
  void events_that_come_twice_change_nothing(@ForAll @LongRange(min = 1, max = 9_999) long seed) {
    PaperScenario script = PaperScenario.of(seed);
    FastVenue once = new FastVenue(script.terms());
    FastVenue twice = new FastVenue(script.terms());
    for (int i = 0; i < script.steps().size(); i++) {
      PaperScenario.Step step = script.steps().get(i);
      boolean event = step.text().matches("(?s)(CandleEvent|Trade|MarkPrice|FundingRate|TopOfBook|BookChange)\\[.*");
      try {
        step.play().on(once);
      } catch (IllegalArgumentException refused) {
        assertThat(event).isFalse();
      }
      for (int n = 0; n < (event ? 2 : 1); n++) {
        try {
          step.play().on(twice);
        } catch (IllegalArgumentException refused) {
          assertThat(event).isFalse();
        }
      }
      assertThat(twice.drain()).as("seed %s step %s %s", seed, i, step).isEqualTo(once.drain());
      assertThat(twice.describe()).isEqualTo(once.describe());
    }
  }

  /** An order and a walk of bars in ticks around a middle, which can be mirrored. */
  private static final class Walk {
    final Random random;
    final long middle;
    final int sign;

    Walk(long seed, long middle, int sign) {
      random = new Random(seed);
      this.middle = middle;
      this.sign = sign;
    }

    long tick(long away) {
      return middle + sign * away;
    }

    void bar(PaperPropertiesRig rig, Instrument i, int minute, long[] at) {
      long open = at[0] + (random.nextInt(4) == 0 ? random.nextInt(81) - 40 : 0);
      long up = random.nextInt(120);
      long down = random.nextInt(120);
      up += up == down ? 1 : 0;
      long close = open - down + (up + down == 0 ? 0 : random.nextInt((int) (up + down) + 1));
      at[0] = close;
      long a = tick(open + up);
      long b = tick(open - down);
      rig.bar(i, minute, tick(open), Math.max(a, b), Math.min(a, b), tick(close));
    }

    OrderSide side(boolean buy) {
      return buy == sign > 0 ? OrderSide.BUY : OrderSide.SELL;
    }

    void order(PaperPropertiesRig rig, Instrument i, String id, long at) {
      boolean buy = random.nextBoolean();
      int s = buy ? 1 : -1;
      double quantity = (1 + random.nextInt(9)) / 1000.0;
      long near = 1L + random.nextInt(80);
      OrderSide side = side(buy);
      switch (random.nextInt(6)) {
        case 0 -> rig.venue.submit(Order.market(id, i, side, quantity).build());
        case 1 ->
            rig.venue.submit(
                Order.limit(id, i, side, quantity, i.price(tick(at - s * near))).build());
        case 2 ->
            rig.venue.submit(
                Order.stop(id, i, side, quantity, i.price(tick(at + s * near))).build());
        case 3 ->
            rig.venue.submit(
                Order.of(id, i, side, OrderType.MARKET_IF_TOUCHED, quantity)
                    .trigger(i.price(tick(at - s * near)))
                    .build());
        case 4 ->
            rig.venue.submit(
                Order.of(id, i, side, OrderType.TRAILING_STOP, quantity)
                    .trailing(Trailing.ticks((int) near))
                    .build());
        default ->
            rig.venue.submit(
                Bracket.of(
                    Order.market(id, i, side, quantity).build(),
                    i.price(tick(at - s * (60 + near))), i.price(tick(at + s * (60 + near)))));
      }
    }
  }

  private static PaperPropertiesRig walked(long seed, long middle, int sign, FillPolicy fills) {
    PaperPropertiesRig rig = PaperPropertiesRig.of(fills, 0);
    Walk walk = new Walk(seed, middle, sign);
    long[] at = new long[1];
    for (int minute = 0; minute < 40; minute++) {
      walk.bar(rig, A, minute, at);
      for (int n = walk.random.nextInt(3); n > 0; n--) {
        walk.order(rig, A, "o" + minute + "-" + n, at[0]);
      }
    }
    return rig;
  }

  /** P9: prices and sides mirrored, the profit is the same. */
  @Property
  void a_mirrored_market_gives_mirrored_fills_and_the_same_money(@ForAll long seed) {
    FillPolicy slips = FREE.withSlippage(new Slippage.Fixed(1, 0));
    PaperPropertiesRig one = walked(seed, 100_000, 1, slips);
    PaperPropertiesRig other = walked(seed, 100_000, -1, slips);
    List<Fill> fills = one.fills();
    List<Fill> mirrored = other.fills();
    assertThat(mirrored).hasSameSizeAs(fills);
    for (int i = 0; i < fills.size(); i++) {
      assertThat(mirrored.get(i).ticks()).isEqualTo(200_000 - fills.get(i).ticks());
      assertThat(mirrored.get(i).side()).isEqualTo(fills.get(i).side().opposite());
      assertThat(mirrored.get(i).realizedE8()).isEqualTo(fills.get(i).realizedE8());
    }
    assertThat(other.equity()).isEqualTo(one.equity());
  }

  /** P8: what happens in one market does not depend on when the other is told of. */
  @Property
  void independent_markets_do_not_see_each_other(@ForAll long seed) {
    List<List<String>> seen = new ArrayList<>();
    for (int first = 0; first < 2; first++) {
      PaperPropertiesRig rig = PaperPropertiesRig.of(FREE.withSlippage(Slippage.USUAL), 0.0005);
      Walk[] walks = {new Walk(seed, 50_000, 1), new Walk(~seed, 20_000, 1)};
      long[][] at = new long[2][1];
      for (int minute = 0; minute < 30; minute++) {
        for (int n = 0; n < 2; n++) {
          int which = (n + first * (minute % 2)) % 2;
          walks[which].bar(rig, which == 0 ? A : B, minute, at[which]);
        }
        for (int n = 0; n < 2; n++) {
          walks[n].order(rig, n == 0 ? A : B, "o" + n + minute, at[n][0]);
        }
      }
      List<String> own = new ArrayList<>();
      for (Instrument i : List.of(A, B)) {
        for (Fill f : rig.fills()) {
          if (f.instrument().equals(i)) {
            own.add(
                f.orderId() + f.side() + f.ticks() + " " + f.steps() + " " + f.feeE8() + " "
                    + f.realizedE8() + f.timeNanos() + f.flags());
          }
        }
      }
      own.add("wallet " + rig.wallet());
      seen.add(own);
    }
    assertThat(seen.get(1)).isEqualTo(seen.get(0));
  }

  /** P9: whoever pays more has less. */
  @Property
  void more_fees_never_raise_equity(@ForAll long seed) {
    long before = Long.MAX_VALUE;
    for (double fee : new double[] {0, 0.0002, 0.0005, 0.01}) {
      PaperPropertiesRig rig = PaperPropertiesRig.of(FREE.withPath(BarPath.OHLC), fee);
      Walk walk = new Walk(seed, 60_000, 1);
      long[] at = new long[1];
      for (int minute = 0; minute < 30; minute++) {
        walk.bar(rig, A, minute, at);
        walk.order(rig, A, "o" + minute, at[0]);
      }
      assertThat(rig.equity()).isLessThanOrEqualTo(before);
      before = rig.equity();
    }
  }

  /** P9: the pessimistic path is the worst there is, the magnifier lies between. */
  @Property
  void pessimistic_is_the_worst_path_and_the_magnifier_lies_within(@ForAll long seed) {
    List<Long> walks = new ArrayList<>();
    for (BarPath path : List.of(BarPath.OHLC, BarPath.OLHC)) {
      walks.add(bracket(seed, path));
    }
    long worst = Collections.min(walks);
    assertThat(bracket(seed, BarPath.PESSIMISTIC)).isEqualTo(worst);
    assertThat(bracket(seed, BarPath.NEARER_EXTREME)).isIn(walks);
    assertThat(bracket(seed, BarPath.MAGNIFIER)).isBetween(worst, Collections.max(walks));
  }

  /** Equity after one bar that a bracket was open in, its finer candles known. */
  private static long bracket(long seed, BarPath path) {
    return bracketRig(seed, path).equity();
  }

  private static PaperPropertiesRig bracketRig(long seed, BarPath path) {
    Random random = new Random(seed);
    PaperPropertiesRig rig = PaperPropertiesRig.of(FREE.withPath(path), 0.0005);
    boolean buy = random.nextBoolean();
    int s = buy ? 1 : -1;
    long entry = 50_000;
    Timeframe five = Timeframe.M5;
    rig.bar(A, five, 0, entry, entry, entry, entry);
    List<PlanTarget> targets = new ArrayList<>();
    double far = entry + s * (1L + random.nextInt(60));
    targets.add(new PlanTarget(A.price((long) far), 0.5, "a"));
    targets.add(new PlanTarget(A.price((long) far + s * (1L + random.nextInt(60))), 0.5, "b"));
    rig.venue.submit(
        Bracket.of(
            Order.market("b", A, buy ? OrderSide.BUY : OrderSide.SELL, 2).build(),
            A.price(entry - s * (1L + random.nextInt(90))), targets));
    long at = five.nanos();
    long open = entry;
    long high = open;
    long low = open;
    long price = open;
    for (int i = 0; i < 5; i++) {
      long o = price;
      long up = random.nextInt(70);
      long down = random.nextInt(70);
      price = o - down + random.nextInt((int) (up + down) + 1);
      high = Math.max(high, o + up);
      low = Math.min(low, o - down);
      if (path == BarPath.MAGNIFIER) {
        rig.bar(A, Timeframe.M1, at + i * MINUTE, o, o + up, o - down, price);
      }
    }
    rig.bar(A, five, at, open, high, low, price);
    return rig;
  }

  /** P10: an isolated position never loses more than its margin, fees aside. */
  @Property
  void an_isolated_position_loses_its_margin_at_most(
      @ForAll @LongRange(min = 1, max = 100) long leverage,
      @ForAll @LongRange(min = 1, max = 40_000) long to, @ForAll boolean buys) {
    PaperPropertiesRig rig =
        new PaperPropertiesRig(FREE, 0, leverage, PositionMode.ONE_WAY, "100000");
    rig.venue.submit(
        Order.market("o", A, buys ? OrderSide.BUY : OrderSide.SELL, 10).build());
    rig.flat(A, 0, 10_000);
    long before = rig.wallet();
    BigDecimal margin = new BigDecimal("1000").divide(BigDecimal.valueOf(leverage), 8, RoundingMode.HALF_EVEN);
    rig.flat(A, 1, to);
    rig.venue.submit(
        Order.market("x", A, buys ? OrderSide.SELL : OrderSide.BUY, 10).reduceOnly().build());
    rig.flat(A, 2, to);
    assertThat(rig.venue.describe()).doesNotContain("position");
    assertThat(before - rig.wallet()).isLessThanOrEqualTo(margin.movePointRight(8).longValueExact());
    long ideal = (buys ? 1 : -1) * (to - 10_000) * 10_000_000L;
    if (rig.told().stream().noneMatch(e -> e instanceof PaperEvent.Liquidated)) {
      assertThat(rig.wallet() - before).isEqualTo(ideal);
    }
  }

  /** P10: the higher the leverage, the nearer the liquidation. */
  @Property
  void higher_leverage_is_liquidated_no_later(
      @ForAll @LongRange(min = 1, max = 99) long leverage,
      @ForAll @LongRange(min = 1, max = 20_000) long to, @ForAll boolean buys) {
    boolean before = false;
    for (long l : new long[] {leverage, leverage + 1, 100}) {
      PaperPropertiesRig rig =
          new PaperPropertiesRig(FREE, 0, l, PositionMode.ONE_WAY, "100000");
      rig.venue.submit(
          Order.market("o", A, buys ? OrderSide.BUY : OrderSide.SELL, 10).build());
      rig.flat(A, 0, 10_000);
      rig.flat(A, 1, to);
      boolean now = rig.told().stream().anyMatch(e -> e instanceof PaperEvent.Liquidated);
      assertThat(now || !before).as("leverage %s to %s", l, to).isTrue();
      before = now;
    }
  }
}
