// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import static io.github.liqscape.instrument.OrderSide.BUY;
import static io.github.liqscape.instrument.OrderSide.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.order.OrderList;
import io.github.liqscape.paper.order.RejectReason;
import io.github.liqscape.paper.order.TimeInForce;
import io.github.liqscape.paper.policy.DepthExhausted;
import io.github.liqscape.paper.policy.QueueModel;
import java.util.List;

/** Books, queues, order handling: sections 8 to 11 of the cases. */
final class OracleBookCases {

  private static final double[] LEVELS = {
    25.566, 14.27, 25.567, 48.484, 25.568, 92.349, 25.572, 31.48, 25.573, 23, 25.574, 20,
    25.575, 89.606, 25.576, 262.016, 25.577, 178.557, 25.578, 78.614
  };
  private static final double[] NONE = {};

  private OracleBookCases() {}

  private static Rig halves(Rig r) {
    return r.quote(1000, 0.5, 1010, 0.5);
  }

  private static double mean(Rig r) {
    double value = 0;
    double quantity = 0;
    for (Fill f : r.fills()) {
      value += f.quantity() * f.price();
      quantity += f.quantity();
    }
    return value / quantity;
  }

  private static double filled(Rig r) {
    return r.fills().stream().mapToDouble(Fill::quantity).sum();
  }

  private static RejectReason reason(OrderAnswer answer) {
    return answer instanceof OrderAnswer.Rejected r ? r.reason() : RejectReason.CONFLICT;
  }

  private static OracleCase walk(String id, double quantity, DepthExhausted rule, String vwap) {
    return new OracleCase(
        id,
        r -> {
          r.grid("0.001", "0.001").policy(p -> p.withDepth(rule));
          r.book(true, NONE, LEVELS).send(r.market(BUY, quantity));
          assertThat(Rig.plain(mean(r))).isEqualTo(vwap);
        });
  }

  static List<OracleCase> books() {
    return List.of(
        new OracleCase("B01", r -> {
          halves(r).send(r.market(BUY, 1.5));
          assertThat(r.told()).isEqualTo("BUY 0.5 @ 1010, BUY 1 @ 1010.01");
        }),
        new OracleCase("B03", r -> {
          halves(r).send(r.market(BUY, 1.5).timeInForce(TimeInForce.IOC));
          assertThat(r.told()).isEqualTo("BUY 0.5 @ 1010");
          assertThat(r.lines("order")).isEmpty();
        }),
        new OracleCase("B04", r -> {
          halves(r).send(r.market(BUY, 1.5).protection(0));
          assertThat(r.told()).isEqualTo("BUY 0.5 @ 1010");
        }),
        new OracleCase("B06 refused", r ->
            assertThat(reason(halves(r).send(r.stop(BUY, 1.5, 1005))))
                .isEqualTo(RejectReason.STOP_CROSSED)),
        new OracleCase("B06 taken", r -> {
          halves(r.policy(p -> p.withCrossedStops(true))).send(r.stop(BUY, 1.5, 1005));
          assertThat(r.told()).isEqualTo("BUY 0.5 @ 1010, BUY 1 @ 1010.01");
        }),
        new OracleCase("B07", r -> {
          r.book(true, NONE, new double[] {1500, 1, 1501, 1});
          r.send(r.market(BUY, 2).protection(100));
          assertThat(r.told()).isEqualTo("BUY 1 @ 1500, BUY 1 @ 1501");
        }),
        walk("B23 1", 1, DepthExhausted.BY_BOOK, "25.566"),
        walk("B23 100", 100, DepthExhausted.BY_BOOK, "25.56722976"),
        walk("B23 last level", 1000, DepthExhausted.LAST_LEVEL, "25.57501666"),
        walk("B23 cancel", 1000, DepthExhausted.CANCEL_REMAINDER, "25.57444152"),
        new OracleCase("B25", r -> {
          r.grid("0.001", "1").book(true, NONE, new double[] {24, 100, 24.01, 200});
          r.send(r.market(BUY, 100_000));
          assertThat(filled(r)).isEqualTo(300);
          assertThat(Rig.plain(mean(r))).isEqualTo("24.00666667");
        }),
        new OracleCase("B26", r -> {
          r.grid("0.001", "0.01").quote(25.56, 1, 25.566, 14.27);
          r.send(r.limit(BUY, 1, 25.563));
          assertThat(r.told()).isEmpty();
          r.send(r.limit(BUY, 1, 25.566));
          r.send(r.limit(BUY, 1, 29.563));
          assertThat(r.told()).isEqualTo("BUY 1 @ 25.566, BUY 1 @ 25.566");
        }),
        new OracleCase("B08", r -> {
          r.policy(p -> p.withDepth(DepthExhausted.CANCEL_REMAINDER)).quote(999, 1, 1000, 100);
          r.send(r.market(BUY, 30));
          r.send(r.market(BUY, 50));
          r.send(r.market(BUY, 50));
          assertThat(r.told()).isEqualTo("BUY 30 @ 1000, BUY 50 @ 1000, BUY 20 @ 1000");
        }),
        new OracleCase("B09", r -> {
          r.quote(999, 1, 1000, 100).send(r.market(BUY, 100));
          r.quote(999, 1, 1000, 120).send(r.market(BUY, 130));
          assertThat(r.told())
              .isEqualTo("BUY 100 @ 1000, BUY 120 @ 1000, BUY 10 @ 1000.01");
        }),
        new OracleCase("B11", r -> {
          r.book(true, NONE, new double[] {1000, 10, 1001, 10});
          r.send(r.stop(BUY, 5, 1001));
          r.trade(BUY, 8, 1001);
          assertThat(r.told()).isEqualTo("BUY 2 @ 1000, BUY 3 @ 1001");
        }),
        new OracleCase("B12", r -> {
          r.quote(100, 1, 100.1, 50).send(r.limit(BUY, 1000, 100.05));
          r.quote(99.9, 1, 100, 30).quote(99.9, 1, 99.95, 200);
          assertThat(r.fills().stream().map(f -> Rig.plain(f.quantity())))
              .containsExactly("30", "200");
        }));
  }

  static List<OracleCase> queues() {
    return List.of(
        new OracleCase("B13", r -> {
          r.quote(100, 1, 100.1, 1).send(r.limit(BUY, 5, 100.05));
          r.trade(SELL, 3, 100);
          assertThat(r.told()).isEqualTo("BUY 3 @ 100.05");
        }),
        new OracleCase("B15", r -> {
          r.quote(100, 100, 100.1, 1).send(r.limit(BUY, 50, 100));
          r.trade(SELL, 80, 100).trade(SELL, 30, 100).trade(SELL, 50, 100);
          assertThat(r.told()).isEqualTo("BUY 10 @ 100, BUY 40 @ 100");
        }),
        new OracleCase("B17", r -> {
          r.quote(100, 10, 101, 1).send(r.limit(BUY, 2, 100));
          r.quote(99, 5, 101, 1).trade(SELL, 2, 100);
          assertThat(r.told()).isEqualTo("BUY 2 @ 100");
        }),
        new OracleCase("B20", r -> {
          r.quote(100, 10, 101, 1).send(r.limit(BUY, 2, 100));
          r.quote(100, 6, 101, 1).trade(SELL, 7, 100);
          assertThat(r.told()).isEqualTo("BUY 1 @ 100");
        }),
        new OracleCase("B21", r -> {
          r.policy(p -> p.withQueue(new QueueModel.Probability(1)));
          r.quote(100, 5, 101, 1).send(r.limit(BUY, 2, 100));
          r.quote(100, 10, 101, 1).quote(100, 8, 101, 1).trade(SELL, 5, 100);
          assertThat(r.told()).isEqualTo("BUY 1 @ 100");
        }),
        new OracleCase("B22", r -> {
          r.quote(100, 1, 101, 1).send(r.limit(BUY, 1, 100.5));
          r.trade(SELL, 0.4, 100.5).trade(SELL, 0.6, 100.5);
          assertThat(r.lines("position")).startsWith("bybit:XUSDT LONG 1000 ");
        }),
        new OracleCase("B27 arrival", r -> {
          r.fees(0.0002, 0.0005).quote(99, 1, 100, 1).send(r.limit(BUY, 1, 100));
          assertThat(r.gained()).isEqualTo("-0.05");
        }),
        new OracleCase("B27 later", r -> {
          r.fees(0.0002, 0.0005).quote(99, 1, 101, 1).send(r.limit(BUY, 1, 100));
          r.trade(SELL, 1, 100);
          assertThat(r.gained()).isEqualTo("-0.02");
        }),
        new OracleCase("A11", r -> {
          r.quote(290, 1, 290, 1).send(r.stop(BUY, 1, 290.5));
          r.quote(292, 1, 292, 1).quote(289, 1, 289, 1).quote(291, 1, 291, 1);
          assertThat(r.told()).isEmpty();
        }));
  }

  static List<OracleCase> handling() {
    return List.of(
        new OracleCase("B28", r ->
            assertThat(reason(r.quote(99, 1, 100, 1).send(r.limit(BUY, 1, 100).postOnly())))
                .isEqualTo(RejectReason.POST_ONLY)),
        new OracleCase("B30", r ->
            assertThat(reason(r.flat(100).send(r.stop(BUY, 1, 99))))
                .isEqualTo(RejectReason.STOP_CROSSED)),
        new OracleCase("C01", r -> {
          r.grid("0.01", "1");
          r.book(true, new double[] {99, 1000, 98, 1000, 97, 1000}, new double[] {100, 2382});
          r.send(r.market(BUY, 2382));
          r.send(r.stop(SELL, 7142, 98.5).reduceOnly());
          r.trade("late", SELL, 0.5, 98.5);
          assertThat(r.told())
              .endsWith("SELL 1000 @ 99, SELL 1000 @ 98, SELL 382 @ 97");
          assertThat(r.lines("position")).isEmpty();
          assertThat(r.events().toString()).contains("status=FILLED, steps=2382");
        }),
        new OracleCase("C03", r ->
            assertThat(reason(r.flat(100).send(r.market(SELL, 1).reduceOnly())))
                .isEqualTo(RejectReason.REDUCE_ONLY)),
        new OracleCase("C04", r -> {
          r.quote(99, 1, 101, 1).send(r.limit(BUY, 5, 100));
          r.trade("same", SELL, 1, 100).trade("same", SELL, 1, 100);
          assertThat(r.told()).isEqualTo("BUY 1 @ 100");
        }),
        new OracleCase("C05", r -> {
          r.quote(99, 1, 101, 1).send(r.limit(BUY, 5, 100));
          r.trade("same", SELL, 1, 100).trade("same", SELL, 1, 99.5);
          assertThat(r.told()).isEqualTo("BUY 1 @ 100");
        }),
        new OracleCase("C07 OCO", r ->
            pair(r, OrderList.Kind.OCO, 5, "BUY 2 @ 99", "o1 OPEN 5 2 9900 0")),
        new OracleCase("C07 OUO", r ->
            pair(r, OrderList.Kind.OUO, 5, "BUY 2 @ 99, SELL 2 @ 101, SELL 1 @ 101", "")),
        new OracleCase("C09", r -> {
          r.grid("0.01", "1").quote(100, 40, 101, 1).send(r.limit(BUY, 5, 100));
          OrderAnswer answer = r.venue().amend("o1", Double.NaN, 100.005, Double.NaN);
          assertThat(reason(answer)).isEqualTo(RejectReason.OFF_TICK);
          r.trade(SELL, 42, 100);
          assertThat(r.told()).isEqualTo("BUY 2 @ 100");
        }),
        new OracleCase("C10", r -> {
          r.grid("0.01", "0.1").quote(99, 1, 101, 1);
          r.venue().submit(Bracket.of(r.limit(BUY, 1, 100).build(), 90, List.of()));
          r.trade(SELL, 0.3, 100);
          assertThat(r.lines("order")).contains("o1/S OPEN 3 0 0 9000");
        }));
  }

  /** Both legs wait; a trade fills two of the first, then one would fill all of the second. */
  private static void pair(Rig r, OrderList.Kind kind, double size, String fills, String left) {
    r.grid("0.01", "1").quote(98, 1, 102, 1);
    Order buy = r.limit(BUY, size, 99).build();
    Order sell = r.limit(SELL, size, 101).build();
    r.venue().submit(new OrderList(kind, List.of(buy, sell)));
    r.trade(SELL, 2, 99).trade(BUY, 10, 101);
    assertThat(r.told()).isEqualTo(fills);
    assertThat(r.lines("order")).isEqualTo(left);
  }
}
