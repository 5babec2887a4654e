// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import static io.github.liqscape.instrument.OrderSide.BUY;
import static io.github.liqscape.instrument.OrderSide.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.order.OrderType;
import io.github.liqscape.paper.order.TimeInForce;
import io.github.liqscape.paper.order.Trailing;
import io.github.liqscape.paper.policy.BarPath;
import io.github.liqscape.paper.policy.LimitFill;
import io.github.liqscape.paper.policy.VolumeCap;
import java.util.List;

/** Stops, limits, timing and trailing on bars: sections 1 to 4 and 7 of the cases. */
final class OracleBarCases {

  private OracleBarCases() {}

  private static OracleCase stop(
      String id, boolean buy, double trigger, double before, double[] bar, String price) {
    return new OracleCase(
        id,
        r -> {
          r.flat(before).send(r.stop(buy ? BUY : SELL, 1, trigger));
          r.bar(bar[0], bar[1], bar[2], bar[3]);
          assertThat(r.told()).isEqualTo((buy ? "BUY" : "SELL") + " 1 @ " + price);
        });
  }

  private static OracleCase limit(
      String id, LimitFill how, double limit, double[] bar, String fills) {
    return new OracleCase(
        id,
        r -> {
          r.policy(p -> p.withLimitFill(how)).flat(bar[0]).send(r.limit(BUY, 1, limit));
          r.bar(bar[0], bar[1], bar[2], bar[3]);
          assertThat(r.told()).isEqualTo(fills);
        });
  }

  private static double[] bar(double... prices) {
    return prices;
  }

  private static Order.Builder trailing(Rig r, Trailing how) {
    return Order.of(r.id(), r.instrument(), SELL, OrderType.TRAILING_STOP, 1)
        .trailing(how)
        .reduceOnly();
  }

  private static OrderStatus status(Rig r, String id) {
    OrderStatus last = OrderStatus.IN_FLIGHT;
    for (PaperEvent e : r.events()) {
      if (e instanceof PaperEvent.OrderChanged c && c.orderId().equals(id)) {
        last = c.status();
      }
    }
    return last;
  }

  static List<OracleCase> stopsAndLimits() {
    return List.of(
        stop("A01", false, 100, 105, bar(90, 95, 88, 92), "90"),
        stop("A02", false, 100, 102, bar(102, 103, 98, 99), "100"),
        stop("A05", true, 101.5, 101, bar(101, 102.5, 101, 102), "101.5"),
        stop("A07", true, 290.5, 290, bar(291.5, 292.5, 291.5, 291.5), "291.5"),
        stop("A55", true, 16, 15, bar(16, 17, 10, 12), "16"),
        new OracleCase("A03", r -> {
          r.flat(1500).send(r.stop(SELL, 1, 1490));
          assertThat(r.bar(1500, 1510, 1480, 1495, 100).told()).isEqualTo("SELL 1 @ 1490");
        }),
        new OracleCase("A04", r -> {
          r.policy(p -> p.withPath(BarPath.NEARER_EXTREME)).flat(1498);
          r.send(r.stop(BUY, 1, 1510));
          r.send(r.stop(SELL, 1, 1490));
          assertThat(r.bar(1498, 1520, 1480, 1500).told())
              .isEqualTo("SELL 1 @ 1490, BUY 1 @ 1510");
        }),
        new OracleCase("A23", r -> {
          r.flat(1500).send(
              Order.of(r.id(), r.instrument(), BUY, OrderType.MARKET_IF_TOUCHED, 1)
                  .trigger(1480));
          assertThat(r.bar(1500, 1510, 1470, 1490).told()).isEqualTo("BUY 1 @ 1480");
        }),
        limit("A12", LimitFill.TRADE_THROUGH, 101.5, bar(102, 103, 101, 102.3), "BUY 1 @ 101.5"),
        limit("A14", LimitFill.TRADE_THROUGH, 290.5, bar(291.5, 291.5, 288.5, 291.5),
            "BUY 1 @ 290.5"),
        new OracleCase("A15", r -> {
          r.flat(291.5).send(r.limit(BUY, 1, 290.5));
          assertThat(r.bar(289.5, 289.5, 288.5, 289.5).told()).isEqualTo("BUY 1 @ 289.5");
        }),
        limit("A17 through", LimitFill.TRADE_THROUGH, 101.5, bar(102, 103, 101.5, 102.3), ""),
        limit("A17 touch", LimitFill.TOUCH, 101.5, bar(102, 103, 101.5, 102.3), "BUY 1 @ 101.5"),
        new OracleCase("A18", r -> {
          r.grid("0.01", "0.01").policy(p -> p.withLimitFill(LimitFill.TOUCH)).flat(1500);
          r.send(r.limit(BUY, 0.01, 1490));
          assertThat(r.bar(1500, 1510, 1490, 1505, 0.05).told()).isEqualTo("BUY 0.01 @ 1490");
        }),
        new OracleCase("A19", r -> {
          r.grid("0.01", "1").policy(p -> p.withLimitFill(LimitFill.TOUCH)).flat(1500);
          r.send(r.limit(BUY, 6, 1510));
          r.bar(1500, 1510, 1490, 1505, 3);
          assertThat(r.fills().stream().mapToLong(f -> f.steps()).sum()).isEqualTo(3);
        }),
        new OracleCase("A21", r -> {
          r.grid("0.01", "1").flat(1500).send(r.limit(SELL, 1, 1508));
          assertThat(r.bar(1500, 1510, 1490, 1505, 3).told()).isEqualTo("SELL 1 @ 1508");
        }),
        new OracleCase("A22", r -> {
          r.grid("0.01", "1").policy(p -> p.withPath(BarPath.OHLC)).flat(99);
          r.send(r.market(BUY, 20));
          assertThat(r.bar(100, 103, 97, 101, 10).told())
              .isEqualTo("BUY 2 @ 100, BUY 2 @ 103, BUY 2 @ 97, BUY 4 @ 101");
        }),
        new OracleCase("A22 three", r -> {
          r.grid("0.01", "1").policy(p -> p.withPath(BarPath.OHLC)).flat(99);
          r.send(r.market(BUY, 20));
          assertThat(r.bar(100, 103, 97, 101, 3).told())
              .isEqualTo("BUY 1 @ 100, BUY 1 @ 103, BUY 1 @ 97");
        }),
        new OracleCase("A45", r -> {
          r.flat(5000).send(r.limit(BUY, 1, 4200).timeInForce(TimeInForce.bars(2)));
          r.bar(5000, 5100, 4600, 5000).bar(5000, 5100, 4600, 5000);
          assertThat(r.told()).isEmpty();
          assertThat(status(r, "o1")).isEqualTo(OrderStatus.EXPIRED);
        }));
  }

  static List<OracleCase> timing() {
    return List.of(
        new OracleCase("A09", r -> {
          r.bar(290, 292, 290, 291).send(r.stop(BUY, 1, 291.5));
          assertThat(r.flat(291).told()).isEmpty();
        }),
        new OracleCase("A25", r -> {
          r.flat(99.5).send(r.market(BUY, 1));
          assertThat(r.bar(100, 103, 99, 102.3).told()).isEqualTo("BUY 1 @ 100");
        }),
        new OracleCase("A26", r -> {
          r.flat(100).venue().advanceTo(r.now() + Rig.HOUR / 2);
          r.send(r.market(BUY, 1));
          assertThat(r.bar(100, 103, 99, 102.3).told()).isEqualTo("BUY 1 @ 102.3");
        }),
        new OracleCase("A43", r -> {
          r.held(BUY, 1, 5000).send(r.stop(SELL, 1, 4950).reduceOnly());
          assertThat(r.bar(5010, 5010, 4855, 5010).told()).endsWith("SELL 1 @ 4950");
        }),
        new OracleCase("A54 i", r -> {
          r.flat(110.75).send(
              Order.of(r.id(), r.instrument(), BUY, OrderType.STOP_LIMIT, 1)
                  .trigger(112).limit(113));
          assertThat(r.bar(110.75, 113.48, 109.05, 109.4).told()).isEqualTo("BUY 1 @ 112");
        }),
        new OracleCase("A54 ii", r -> {
          r.flat(111.24).send(
              Order.of(r.id(), r.instrument(), SELL, OrderType.STOP_LIMIT, 1)
                  .trigger(107).limit(105));
          assertThat(r.bar(111.24, 111.6, 103.57, 104.87).told()).isEqualTo("SELL 1 @ 107");
        }),
        new OracleCase("A56", r -> {
          r.flat(15).send(
              Order.of(r.id(), r.instrument(), BUY, OrderType.STOP_LIMIT, 1)
                  .trigger(16).limit(12));
          assertThat(r.bar(16, 17, 10, 12).told()).isEqualTo("BUY 1 @ 12");
        }),
        new OracleCase("A60", r -> {
          r.flat(100).send(
              Order.of(r.id(), r.instrument(), BUY, OrderType.STOP_LIMIT, 1)
                  .trigger(105).limit(106).timeInForce(TimeInForce.bars(2)));
          r.bar(100, 102, 99, 101).bar(101, 103, 100, 102);
          assertThat(r.told()).isEmpty();
          assertThat(status(r, "o1")).isEqualTo(OrderStatus.EXPIRED);
        }),
        new OracleCase("A61", r -> {
          r.grid("0.01", "1").policy(p -> p.withVolume(VolumeCap.BAR, 0.5)).flat(104);
          r.send(
              Order.of(r.id(), r.instrument(), BUY, OrderType.STOP_LIMIT, 10)
                  .trigger(105).limit(106));
          r.bar(104, 105.5, 103, 105, 6).bar(105, 105.8, 104.5, 105, 8);
          r.bar(105, 105.8, 104.5, 105, 6);
          assertThat(r.fills().stream().map(f -> f.steps())).containsExactly(3L, 4L, 3L);
        }),
        new OracleCase("A63", r -> {
          r.flat(101).send(r.limit(BUY, 1, 100));
          assertThat(r.bar(101, 101, 99, 100, 0).told()).isEmpty();
        }),
        new OracleCase("A66", r -> {
          r.grid("0.01", "0.5").policy(p -> p.withVolume(VolumeCap.BAR, 1)).flat(101);
          r.send(r.limit(BUY, 1, 100).timeInForce(TimeInForce.until(r.now() + 3 * Rig.HOUR)));
          r.bar(101, 101, 99, 101, 0.5).flat(101).flat(101);
          assertThat(r.told()).isEqualTo("BUY 0.5 @ 100");
          assertThat(status(r, "o1")).isEqualTo(OrderStatus.EXPIRED);
        }));
  }

  static List<OracleCase> trailing() {
    return List.of(
        new OracleCase("A27", r -> {
          r.held(BUY, 1, 100).send(trailing(r, Trailing.absolute(10)));
          r.flat(95).flat(97.5).flat(105).flat(95);
          assertThat(r.told()).endsWith("SELL 1 @ 95");
        }),
        new OracleCase("A29 OLHC", r -> a29(r, BarPath.OLHC, "95", false)),
        new OracleCase("A29 OHLC", r -> a29(r, BarPath.OHLC, "102", false)),
        new OracleCase("A29", r -> a29(r, BarPath.PESSIMISTIC, "95", true)),
        new OracleCase("A36", r -> {
          r.send(r.market(BUY, 1));
          r.flat(5000).send(trailing(r, Trailing.percent(10)));
          r.bar(5000, 5050, 5000, 5000).bar(5000, 5250, 4750, 4850).bar(4850, 5050, 4650, 4750);
          assertThat(r.told()).endsWith("SELL 1 @ 4725");
        }),
        new OracleCase("A37 OHLC", r -> a37(r, BarPath.OHLC, "BUY 1 @ 5000, SELL 1 @ 4680")),
        new OracleCase("A37 OLHC", r -> a37(r, BarPath.OLHC, "BUY 1 @ 5000")),
        new OracleCase("A37", r -> a37(r, BarPath.PESSIMISTIC, "BUY 1 @ 5000, SELL 1 @ 4680")),
        new OracleCase("A38", r -> {
          r.held(BUY, 1, 5000).send(trailing(r, Trailing.percent(3).from(5250)));
          r.bar(5100, 5251, 5100, 5100);
          assertThat(r.lines("order")).endsWith(" 509347");
          assertThat(r.bar(5000, 5150, 4650, 4750).told()).endsWith("SELL 1 @ 5000");
        }),
        new OracleCase("A39", r -> {
          r.held(BUY, 1, 5000).send(trailing(r, Trailing.percent(3)));
          r.bar(5100, 5251, 5100, 5100);
          assertThat(r.bar(4850, 5050, 4650, 4750).told()).endsWith("SELL 1 @ 4850");
        }));
  }

  private static void a29(Rig r, BarPath path, String exit, boolean ambiguous) {
    r.policy(p -> p.withPath(path)).held(BUY, 1, 105);
    r.send(trailing(r, Trailing.absolute(10)));
    assertThat(r.bar(104, 112, 94, 111).told()).endsWith("SELL 1 @ " + exit);
    assertThat(r.ambiguous()).isEqualTo(ambiguous);
  }

  private static void a37(Rig r, BarPath path, String fills) {
    r.policy(p -> p.withPath(path)).held(BUY, 1, 5000);
    r.send(trailing(r, Trailing.percent(10)));
    r.bar(5000, 5050, 5000, 5000);
    assertThat(r.bar(5000, 5200, 4550, 4850).told()).isEqualTo(fills);
  }

  static List<OracleCase> brackets() {
    return List.of(
        exit("A30", true, 4950, 0, bar(4987, 5012, 4600, 4600), "4950", false),
        exit("A32", true, 4900, 5300, bar(4987, 5750, 4850, 5750), "4900", true),
        exit("A33", true, 4950, 5150, bar(4975, 6000, 4975, 6000), "5150", false),
        exit("A41", true, 4950, 0, bar(4900, 4960, 4800, 4850), "4900", false),
        new OracleCase("A34", r -> {
          r.venue().submit(Bracket.of(r.market(BUY, 1).build(), 4750, List.of()));
          assertThat(r.bar(5000, 5100, 4600, 5100).told()).endsWith("SELL 1 @ 4750");
        }),
        new OracleCase("A48", r -> {
          r.held(BUY, 1, 106);
          r.send(r.stop(SELL, 1, 105).reduceOnly());
          r.send(r.limit(SELL, 1, 107.9).reduceOnly());
          assertThat(r.bar(104.95, 107.95, 104.66, 107.91).told()).endsWith("SELL 1 @ 104.95");
          assertThat(r.fills()).hasSize(2);
        }),
        new OracleCase("A49", r -> {
          r.flat(111.24).venue().submit(Bracket.of(r.stop(SELL, 1, 108).build(), 113, 105));
          assertThat(r.bar(111.24, 111.6, 103.57, 104.87).told())
              .isEqualTo("SELL 1 @ 108, BUY 1 @ 105");
          assertThat(r.ambiguous()).isFalse();
        }),
        new OracleCase("A52", r -> {
          r.flat(755.54).venue()
              .submit(Bracket.of(r.stop(BUY, 1, 758).build(), 720, List.of()));
          assertThat(r.bar(755.54, 759.42, 676, 695).told())
              .isEqualTo("BUY 1 @ 758, SELL 1 @ 720");
          assertThat(r.ambiguous()).isFalse();
        }));
  }

  private static OracleCase exit(
      String id, boolean buy, double stop, double target, double[] bar, String price,
      boolean ambiguous) {
    return new OracleCase(
        id,
        r -> {
          Order entry = r.market(buy ? BUY : SELL, 1).build();
          r.venue().submit(
              target > 0 ? Bracket.of(entry, stop, target) : Bracket.of(entry, stop, List.of()));
          r.flat(5000).bar(bar[0], bar[1], bar[2], bar[3]);
          assertThat(r.told()).endsWith((buy ? "SELL" : "BUY") + " 1 @ " + price);
          assertThat(r.fills()).hasSize(2);
          assertThat(r.ambiguous()).isEqualTo(ambiguous);
        });
  }
}
