// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import static io.github.liqscape.instrument.OrderSide.BUY;
import static io.github.liqscape.instrument.OrderSide.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.ExitAfter;
import io.github.liqscape.paper.order.FillFlag;
import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.order.TimeInForce;
import io.github.liqscape.paper.policy.BarPath;
import io.github.liqscape.paper.policy.Latency;
import io.github.liqscape.paper.policy.LiquidationStyle;
import io.github.liqscape.paper.policy.Slippage;
import io.github.liqscape.setup.PlanTarget;
import java.time.Duration;
import java.util.List;

/** Rules of the page that no published case touches, worked out by hand. */
final class UnpublishedCases {

  private static final long MINUTE = 60_000_000_000L;

  private UnpublishedCases() {}

  private static void candle(
      Rig r, PriceKind kind, Timeframe timeframe, long open, double... p) {
    Candle candle = Candle.closed(timeframe, open, p[0], p[1], p[2], p[3], Double.NaN);
    r.venue().apply(CandleEvent.recorded(r.instrument(), kind, candle));
  }

  /** Margin 10000, long 1000 from 100, maintenance 0.4 %: 10000 + 1000 (p - 100) = 4 p, 90.361. */
  private static Rig tenfold(Rig r) {
    return r.leverage(10).deposit("10000").held(BUY, 1000, 100);
  }

  static List<OracleCase> all() {
    return List.of(
        new OracleCase("the mark's path liquidates, at the last price of the same part", r -> {
          tenfold(r.policy(p -> p.withPath(BarPath.OLHC)));
          candle(r, PriceKind.MARK, Timeframe.H1, r.now(), 100, 100, 80, 100);
          r.bar(100, 102, 98, 101);
          // The first tick is 90.36, at (100 - 90.36) / 20 = 0.482 of the segment: 100 - 0.964.
          assertThat(r.told()).endsWith("SELL 1000 @ 99.03");
          assertThat(r.insurance()).isEqualTo("9030");
          assertThat(r.fills().get(1).flags()).isEmpty();
        }),
        new OracleCase("a stop on the tick of the liquidation goes first", r -> {
          tenfold(r).send(r.stop(SELL, 1000, 90.36).reduceOnly());
          assertThat(r.bar(100, 100, 89, 90).told()).endsWith("SELL 1000 @ 90.36");
          assertThat(r.gained()).isEqualTo("-9640");
        }),
        new OracleCase("a stop one tick behind the liquidation comes too late", r -> {
          tenfold(r).send(r.stop(SELL, 1000, 90.35).reduceOnly());
          r.bar(100, 100, 89, 90);
          assertThat(r.gained()).isEqualTo("-10000");
          assertThat(r.insurance()).isEqualTo("360");
          assertThat(r.fills().get(1).flags()).containsExactly(FillFlag.MARK_FALLBACK);
        }),
        new OracleCase("finer candles say that the target came first", r -> {
          r.policy(p -> p.withPath(BarPath.MAGNIFIER)).flat(100);
          r.venue().submit(Bracket.of(r.market(BUY, 1).build(), 95, 105));
          candle(r, PriceKind.LAST, Timeframe.M30, r.now(), 100, 106, 99, 100);
          candle(
              r, PriceKind.LAST, Timeframe.M30, r.now() + Rig.HOUR / 2, 100, 100, 94, 100);
          assertThat(r.bar(100, 106, 94, 100).told()).isEqualTo("BUY 1 @ 100, SELL 1 @ 105");
          assertThat(r.ambiguous()).isFalse();
        }),
        new OracleCase("the mark of an earlier finer candle liquidates once the bar is over", r -> {
          // Margin 20.60; at the mark of 96, and no later one is known, 70 are lost.
          r.policy(p -> p.withPath(BarPath.MAGNIFIER)).leverage(50).deposit("10000").flat(100);
          r.send(r.stop(BUY, 10, 103));
          r.markAt(r.now() + MINUTE, 96);
          candle(r, PriceKind.LAST, Timeframe.M30, r.now(), 100, 100, 100, 100);
          candle(
              r, PriceKind.LAST, Timeframe.M30, r.now() + Rig.HOUR / 2, 103, 105, 103, 105);
          assertThat(r.bar(100, 105, 100, 105).told()).isEqualTo("BUY 10 @ 103, SELL 10 @ 105");
        }),
        new OracleCase("without them the bar is walked and flagged", r -> {
          r.policy(p -> p.withPath(BarPath.MAGNIFIER)).flat(100);
          r.venue().submit(Bracket.of(r.market(BUY, 1).build(), 95, 105));
          assertThat(r.bar(100, 106, 94, 100).told()).isEqualTo("BUY 1 @ 100, SELL 1 @ 95");
          assertThat(r.fills().get(1).flags())
              .contains(FillFlag.AMBIGUOUS, FillFlag.MAGNIFIER_MISSING);
        }),
        new OracleCase("an estimate is posted after ten minutes, the rest when settled", r -> {
          r.held(BUY, 1, 1000);
          long at = r.now() + MINUTE;
          r.venue().apply(
              new FundingRate(
                  r.instrument(), at - 1, at - 1, 0.001, at, Duration.ofHours(8),
                  FundingRate.Status.ESTIMATE));
          r.venue().advanceTo(at + 10 * MINUTE);
          assertThat(r.gained()).isEqualTo("0");
          r.venue().advanceTo(at + 10 * MINUTE + 1);
          assertThat(r.gained()).isEqualTo("-1");
          r.funding(at + 11 * MINUTE, at, 0.0015).funding(at + 12 * MINUTE, at, 0.01);
          assertThat(r.gained()).isEqualTo("-1.5");
          assertThat(r.events().toString())
              .contains("FUNDING_ESTIMATED").contains("FUNDING_CORRECTION");
        }),
        new OracleCase("a clearance fee is paid out of the margin, and insurance tops it up", r -> {
          r.policy(p -> p.withLiquidation(LiquidationStyle.CLEARANCE_FEE, 0.005));
          tenfold(r).bar(91, 91, 90, 90.5);
          // At 90.36: loss 9640, fee 1000 x 90.36 x 0.005 = 451.80; 91.80 above the margin.
          assertThat(r.gained()).isEqualTo("-10000");
          assertThat(r.insurance()).isEqualTo("360");
        }),
        new OracleCase("on bars latency counts in whole bars", r -> {
          r.policy(p -> p.withLatency(Latency.constant(Rig.HOUR + 1))).flat(100);
          OrderAnswer answer = r.send(r.market(BUY, 1));
          assertThat(answer).isEqualTo(new OrderAnswer.InFlight(r.now() + Rig.HOUR));
          assertThat(r.flat(101).told()).isEmpty();
          assertThat(r.flat(102).told()).isEqualTo("BUY 1 @ 102");
        }),
        new OracleCase("an order whose time ends inside a bar is not filled by it", r -> {
          r.flat(101).send(
              r.limit(BUY, 1, 100).timeInForce(TimeInForce.until(r.now() + Rig.HOUR - 1)));
          assertThat(r.bar(101, 101, 99, 101).told()).isEmpty();
        }),
        new OracleCase("a time stop closes at the close of its last bar", r -> {
          r.flat(100).venue().submit(
              Bracket.of(r.market(BUY, 1).build(), 90, 120).exitAfter(ExitAfter.bars(2)));
          r.flat(100).flat(101);
          assertThat(r.bar(102, 104, 101, 103).told()).isEqualTo("BUY 1 @ 100, SELL 1 @ 103");
          assertThat(r.lines("order")).isEmpty();
        }),
        new OracleCase("slippage is one basis point upwards, a tick at least, in the bar", r -> {
          r.policy(p -> p.withSlippage(Slippage.USUAL)).flat(100);
          r.send(r.market(BUY, 1));
          r.bar(150, 151, 150, 150).send(r.market(SELL, 1));
          assertThat(r.flat(150).told()).isEqualTo("BUY 1 @ 150.02, SELL 1 @ 150");
        }),
        new OracleCase("targets make the stop smaller, and the last exit ends the rest", r -> {
          r.grid("0.01", "1").flat(100);
          r.venue().submit(
              Bracket.of(
                  r.market(BUY, 5).build(), 95,
                  List.of(
                      new PlanTarget(102, 0.5, "a"),
                      new PlanTarget(104, 0.5, "b"))));
          r.flat(100).bar(100, 103, 100, 102);
          assertThat(r.lines("order")).isEqualTo("o1/S OPEN 3 0 0 9500, o1/T2 OPEN 3 0 10400 0");
          assertThat(r.bar(102, 102, 94, 95).told())
              .isEqualTo("BUY 5 @ 100, SELL 2 @ 102, SELL 3 @ 95");
          assertThat(r.lines("order")).isEmpty();
          assertThat(
                  r.events().stream().filter(e -> e instanceof PaperEvent.Ambiguous).count())
              .isZero();
        }));
  }
}
