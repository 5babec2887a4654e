// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import static io.github.liqscape.instrument.OrderSide.BUY;
import static io.github.liqscape.instrument.OrderSide.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.Trade;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.order.OrderType;
import java.math.BigDecimal;
import java.util.List;

/** Profit, fees, funding, margin and liquidation: sections 12 to 16 of the cases. */
final class OracleMoneyCases {

  private static final long EIGHT = 8 * Rig.HOUR;
  private static final long MINUTE = 60_000_000_000L;

  private OracleMoneyCases() {}

  /** Trades one after another: each at the open of a bar without movement; SELL below zero. */
  private static Rig traded(Rig r, double... quantitiesAndPrices) {
    for (int i = 0; i < quantitiesAndPrices.length; i += 2) {
      double quantity = quantitiesAndPrices[i];
      r.held(quantity > 0 ? BUY : SELL, Math.abs(quantity), quantitiesAndPrices[i + 1]);
    }
    return r;
  }

  private static OracleCase gain(
      String id, double fee, String gained, double... quantitiesAndPrices) {
    return new OracleCase(
        id,
        r -> {
          traded(r.fees(fee, fee), quantitiesAndPrices);
          assertThat(r.gained()).isEqualTo(gained);
        });
  }

  static List<OracleCase> profits() {
    return List.of(
        gain("D01", 0.0001, "-0.2883", 12, 100, 17, 99),
        gain("D02", 0.0001, "13.89666207", 12, 100, 17, 99, -9, 101),
        gain("D03", 0.0001, "36.19948966", 12, 100, 17, 99, -9, 101, -4, 105),
        gain("D05", 0.001, "-289.983", 12, 10_000, 17, 9_999),
        gain("D07", 0.001, "-126", 12, 10_500),
        gain("D09", 0.001, "-106.575", -10.15, 10_500),
        gain("D16", 0, "2000", 1, 50_000, -2, 52_000),
        gain("D18", 0, "6500", 3, 50_000, -1, 52_000, -1.5, 53_000),
        gain("D19", 0, "0.075", 0.001, 50_000, -0.002, 50_075),
        gain("D20 long", 0.0025, "2.6925", 30, 2.0, -30, 2.1),
        gain("D20 short", 0.0025, "-3.3075", -30, 2.0, 30, 2.1),
        gain("D25", 0, "4000", 10, 100, 10, 200, -10, 300, -10, 400),
        gain("D28", 0.00002, "-4", 100_000, 1, -100_000, 1),
        gain("D29", 0, "10", 1, 100, -1, 110, 1, 105),
        gain("D30", 0.001, "-0.1", -1, 100),
        new OracleCase("D16 flip", r -> {
          traded(r, 1, 50_000, -2, 52_000);
          assertThat(r.lines("position")).startsWith("bybit:XUSDT SHORT 1000 52000.0");
        }),
        new OracleCase("D21", r -> {
          r.fees(0.0025, 0.0025).held(BUY, 30, 2.0);
          r.mark(2.5).funding(r.now() + MINUTE, -0.013333333333);
          r.held(SELL, 30, 2.1);
          assertThat(r.gained()).isEqualTo("3.6925");
        }),
        new OracleCase("D26", r -> {
          r.flat(99).send(
              Order.of(
                      r.id(), r.instrument(), BUY, OrderType.STOP_LIMIT, 10)
                  .trigger(100).limit(105));
          r.bar(100.1, 100.1, 100.1, 100.1).send(r.market(SELL, 10));
          assertThat(r.flat(101).gained()).isEqualTo("9");
        }),
        new OracleCase("D11 fee", r -> {
          r.grid("0.5", "1").inverse("1").fees(0, 0.00075).deposit("100").leverage(2);
          assertThat(r.held(SELL, 100_000, 10_000).gained()).isEqualTo("-0.0075");
        }),
        new OracleCase("D13", r -> {
          r.grid("0.5", "1").inverse("1").deposit("100").held(BUY, 1000, 1000);
          assertThat(r.held(SELL, 1000, 1250).gained()).isEqualTo("0.2");
        }),
        new OracleCase("D14 fee", r -> {
          r.grid("0.1", "1").inverse("1").fees(0, 0.00075).deposit("100");
          assertThat(r.held(BUY, 100_000, 10_500).gained()).isEqualTo("-0.00714286");
        }),
        new OracleCase("D14", r -> {
          r.grid("0.1", "1").inverse("1").deposit("100").held(BUY, 100_000, 10_500);
          assertThat(r.held(SELL, 100_000, 11_505.6).gained()).isEqualTo("0.83238969");
        }));
  }

  /** A position between two instants, by trades; funding at 08:00 and 16:00 of the day. */
  private static OracleCase fundings(
      String id, OrderSide side, long from, long to, String gained) {
    return new OracleCase(
        id,
        r -> {
          r.grid("0.01", "1");
          long first = Rig.START + EIGHT;
          r.venue();
          r.markAt(first + Math.min(from, -MINUTE) - 2, 2.77);
          order(r, first + from, side);
          order(r, first + to, side.opposite());
          r.venue().advanceTo(first + 2 * EIGHT);
          r.funding(first + 2 * EIGHT + 1, first, -0.000008);
          r.funding(first + 2 * EIGHT + 2, first + EIGHT, -0.000003);
          assertThat(r.gained()).isEqualTo(gained);
        });
  }

  private static void order(Rig r, long at, OrderSide side) {
    r.venue().advanceTo(at - 1);
    r.send(r.market(side, 30));
    r.venue().apply(
        new Trade(
            r.instrument(), at, at, "t" + at, 2.77, 1000, side));
  }

  static List<OracleCase> fundings() {
    long second = 1_000_000_000L;
    long hour = Rig.HOUR;
    return List.of(
        new OracleCase("E01", r -> {
          r.deposit("1000").held(BUY, 1, 1000).mark(1000);
          long at = r.now() + MINUTE;
          r.funding(at, 0.001).venue().advanceTo(at + 1);
          assertThat(r.gained()).isEqualTo("-1");
        }),
        new OracleCase("E02", r -> {
          r.deposit("1000").held(BUY, 1, 1000).mark(1000);
          long at = r.now() + 2 * MINUTE;
          r.funding(r.now() + 1, at, 0.002).funding(r.now() + 2, at, 0.001);
          r.venue().advanceTo(at + 1);
          assertThat(r.gained()).isEqualTo("-1");
        }),
        new OracleCase("E03", r -> {
          r.deposit("1500").quote(999, 10, 1001, 10).send(r.limit(SELL, 1, 1000));
          r.quote(1000, 1, 1001, 10).quote(999, 10, 1001, 10);
          r.funding(Rig.START + MINUTE, 0.001).venue().advanceTo(Rig.START + MINUTE + 1);
          assertThat(r.gained()).isEqualTo("1");
        }),
        new OracleCase("E05", r -> {
          r.deposit("1000").held(BUY, 1, 1000).mark(1000);
          long at = r.now() + MINUTE;
          r.funding(at, 0.001).funding(at + 1, at, 0.002);
          assertThat(r.gained()).isEqualTo("-1");
        }),
        new OracleCase("E06", r -> {
          r.deposit("1000").held(BUY, 1, 1000).mark(1000);
          long at = r.now() + 2 * MINUTE;
          r.funding(r.now() + MINUTE + 1, at, 0.001);
          r.venue().advanceTo(at);
          assertThat(r.gained()).isEqualTo("0");
          r.venue().advanceTo(at + 1);
          assertThat(r.gained()).isEqualTo("-1");
        }),
        fundings("E08 short", SELL, -MINUTE, EIGHT, "-0.0009141"),
        fundings("E08 long", BUY, -MINUTE, EIGHT, "0.0009141"),
        fundings("E10", SELL, -MINUTE, EIGHT - second, "-0.0006648"),
        fundings("E11", SELL, hour, 4 * hour, "0"),
        fundings("E12", SELL, -MINUTE, EIGHT + 4 * hour, "-0.0009141"),
        fundings("E14", SELL, second, EIGHT, "-0.0002493"),
        fundings("E14 exact", SELL, 0, EIGHT, "-0.0002493"));
  }

  /** A tier whose deduction is 0.01 above a notional of 2. */
  private static MarginTiers cents() {
    return Rig.tiers(false).tier("0", "2", "0.005").unboundedTier("2", "0.01").build();
  }

  private static OracleCase liquidated(
      String id, OrderSide side, double leverage, double quantity, double entry, double lives,
      double dies) {
    return new OracleCase(
        id,
        r -> {
          r.grid("0.00001", "0.1").tiers(cents()).leverage(leverage).held(side, quantity, entry);
          // On bars a mark liquidates with the bar that it lies in.
          r.mark(lives).flat(entry);
          assertThat(r.lines("position")).isNotEmpty();
          r.mark(dies).flat(entry);
          assertThat(r.lines("position")).isEmpty();
        });
  }

  static List<OracleCase> margins() {
    return List.of(
        liquidated("F06", SELL, 5, 1, 10, 11.891, 11.8911),
        liquidated("F08 one", SELL, 5, 1, 8, 9.5148, 9.5149),
        liquidated("F08 two", SELL, 5, 0.6, 10, 11.8976, 11.8977),
        liquidated("F09 five", BUY, 5, 1, 10, 8.0708, 8.0707),
        liquidated("F09 three", BUY, 3, 1, 10, 6.7240, 6.7239),
        liquidated("F09 less", BUY, 5, 0.6, 10, 8.0640, 8.0639),
        new OracleCase("F21", r -> {
          r.leverage(10).held(BUY, 1, 50_000);
          assertThat(r.lines("position")).endsWith(" 500000000000");
        }),
        new OracleCase("F21 sell", r -> {
          r.leverage(5).held(SELL, 0.5, 60_000);
          assertThat(r.lines("position")).endsWith(" 600000000000");
        }),
        new OracleCase("F22", r -> {
          r.venue();
          assertThat(r.venue().leverage(r.instrument(), 0))
              .isInstanceOf(OrderAnswer.Rejected.class);
          assertThat(r.venue().leverage(r.instrument(), -1))
              .isInstanceOf(OrderAnswer.Rejected.class);
        }),
        new OracleCase("F25", r -> {
          r.grid("0.5", "1").inverse("1").cross().deposit("0.2515").leverage(1);
          r.tiers(Rig.tiers(true).unboundedTier("0", "0.0035").build());
          r.held(BUY, 10_000, 40_000).flat(20_000);
          assertThat(r.lines("position")).isEmpty();
          assertThat(r.gained()).isEqualTo("-0.25");
          r.venue().deposit("X", new BigDecimal("0.25"));
          r.flat(40_000).held(BUY, 10_000, 40_000).flat(20_000);
          assertThat(r.lines("position")).isEmpty();
          assertThat(
                  r.events().stream().filter(e -> e instanceof PaperEvent.Liquidated).count())
              .isEqualTo(2);
        }));
  }

  /** Ten thousand of margin, long from 100; then a bar that opens elsewhere. */
  private static OracleCase gap(
      String id, double leverage, double stop, double[] bar, String gained, String insurance) {
    return new OracleCase(
        id,
        r -> {
          r.leverage(leverage).deposit("10000").held(BUY, 100 * leverage, 100);
          if (stop > 0) {
            r.send(r.stop(SELL, 100 * leverage, stop).reduceOnly());
          }
          r.bar(bar[0], bar[1], bar[2], bar[3]);
          assertThat(r.gained()).isEqualTo(gained);
          assertThat(r.insurance()).isEqualTo(insurance);
          assertThat(r.lines("order")).isEmpty();
        });
  }

  private static double[] bar(double... prices) {
    return prices;
  }

  static List<OracleCase> liquidations() {
    return List.of(
        gap("F27 two", 2, 97.5, bar(85, 86, 84, 85), "-3000", "0"),
        gap("F27 five", 5, 97.5, bar(85, 86, 84, 85), "-7500", "0"),
        gap("F29 90", 20, 0, bar(90, 91, 89, 90), "-10000", "-10000"),
        gap("F29 85", 20, 0, bar(85, 86, 84, 85), "-10000", "-20000"),
        gap("F30", 10, 95, bar(100, 100, 89, 92), "-5000", "0"),
        gap("F32", 10, 95, bar(88, 89, 87, 88), "-10000", "-2000"),
        gap("F34", 10, 0, bar(85, 88, 80, 84), "-10000", "-5000"),
        new OracleCase("F35", r -> {
          r.leverage(10).deposit("10000").held(BUY, 1000, 100);
          r.send(r.stop(SELL, 1000, 95).reduceOnly());
          r.send(r.limit(SELL, 1000, 120).reduceOnly());
          r.bar(85, 88, 80, 84);
          assertThat(r.lines("order")).isEmpty();
          assertThat(r.events().toString()).contains("LIQUIDATED");
        }));
  }
}
