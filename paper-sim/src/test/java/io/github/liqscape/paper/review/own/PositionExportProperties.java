// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.own;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginMode;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.account.PaperPosition;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.policy.Matching;
import io.github.liqscape.paper.policy.PositionMode;
import io.github.liqscape.paper.policy.RiskLimits;
import io.github.liqscape.paper.review.Trades;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The ledger written down and read again is the ledger; with one field changed it is not. */
class PositionExportProperties {

  private static final List<Instrument> ALL = List.of(Trades.LINEAR, Trades.INVERSE);

  private static Optional<Instrument> find(String symbol) {
    return ALL.stream().filter(i -> i.toString().equals(symbol)).findFirst();
  }

  /** An account after some orders at some prices, with positions on one or two sides. */
  private static PaperBroker traded(Random random) {
    boolean hedge = random.nextBoolean();
    PaperBroker broker =
        PaperBroker.builder()
            .account("USDT", "1000000")
            .account("AAA", "10000")
            .instrument(terms(Trades.LINEAR, random))
            .instrument(terms(Trades.INVERSE, random))
            .positionMode(hedge ? PositionMode.HEDGE : PositionMode.ONE_WAY)
            .limits(RiskLimits.NONE)
            .build();
    long open = Trades.START;
    for (int i = 0; i < 5; i++) {
      for (Instrument instrument : ALL) {
        double price =
            instrument.price(Math.round(100 / instrument.price(1)) + random.nextInt(8));
        double lots = (1 + random.nextInt(4_000)) * instrument.lotSize().doubleValue();
        OrderSide side = random.nextInt(3) == 0 ? OrderSide.SELL : OrderSide.BUY;
        Order.Builder order = Order.market(broker.nextId(), instrument, side, lots);
        if (hedge) {
          order.position(side == OrderSide.BUY ? PositionSide.LONG : PositionSide.SHORT);
        }
        broker.submit(order.build());
        Candle candle = Candle.closed(Timeframe.M1, open, price, price, price, price, 1e9);
        broker.apply(CandleEvent.recorded(instrument, PriceKind.LAST, candle));
      }
      open += Timeframe.M1.nanos();
    }
    return broker;
  }

  private static InstrumentTerms terms(Instrument instrument, Random random) {
    MarginTiers.Unit unit =
        instrument.equals(Trades.LINEAR) ? MarginTiers.Unit.QUOTE : MarginTiers.Unit.COIN;
    MarginTiers tiers =
        MarginTiers.builder(unit, LocalDate.of(2026, 1, 1), "test")
            .unboundedTier("0", "0.005")
            .maxLeverage("100")
            .build();
    return InstrumentTerms.of(instrument, tiers)
        .withMatching(Matching.BARS)
        .withLeverage(1 + random.nextInt(40))
        .withMarginMode(random.nextBoolean() ? MarginMode.CROSS : MarginMode.ISOLATED);
  }

  private static PositionComparison again(
      PaperBroker broker, List<PaperPosition> told, boolean json) {
    List<OwnPosition> own =
        json
            ? OwnRecords.positionsFromJson(
                    PositionText.json(told, broker.now()), PositionExportProperties::find)
                .orThrow()
            : OwnRecords.positionsFromCsv(
                    PositionText.csv(told, broker.now()), PositionExportProperties::find)
                .orThrow();
    return PositionComparison.of(
        broker.positions(), own, new PositionTolerance(0, 0, 0), broker.now());
  }

  @Property
  void an_export_of_the_ledger_compares_equal(@ForAll long seed, @ForAll boolean json) {
    PaperBroker broker = traded(new Random(seed));
    assertThat(broker.positions()).isNotEmpty();
    PositionComparison same = again(broker, broker.positions(), json);
    assertThat(same.equal()).as(same.text()).isTrue();
    assertThat(same.apartNanos()).hasValue(0);
  }

  @Property
  void every_change_of_one_field_is_found(@ForAll long seed, @ForAll boolean json) {
    Random random = new Random(seed);
    PaperBroker broker = traded(random);
    List<PaperPosition> positions = broker.positions();
    int at = random.nextInt(positions.size());
    PaperPosition p = positions.get(at);
    for (PositionField field : PositionField.values()) {
      if (field == PositionField.LIQUIDATION_PRICE && Double.isNaN(p.liquidationPrice())) {
        continue;
      }
      List<PaperPosition> told = new ArrayList<>(positions);
      told.set(at, changed(p, field, random.nextBoolean() ? 1 : 3));
      PositionMatch match = again(broker, told, json).matches().get(at);
      assertThat(match).as(field.name()).isInstanceOf(PositionMatch.Different.class);
      assertThat(((PositionMatch.Different) match).differences())
          .extracting(PositionDifference::field)
          .containsExactly(field);
    }
    List<PaperPosition> fewer = new ArrayList<>(positions);
    fewer.remove(at);
    assertThat(again(broker, fewer, json).matches().get(at))
        .isInstanceOf(PositionMatch.PaperOnly.class);
  }

  private static PaperPosition changed(PaperPosition p, PositionField field, int steps) {
    double lot = p.instrument().lotSize().doubleValue();
    double tick = p.instrument().tickSize().doubleValue();
    MarginMode other =
        p.marginMode() == MarginMode.CROSS ? MarginMode.ISOLATED : MarginMode.CROSS;
    return new PaperPosition(
        p.instrument(), p.side(),
        p.quantity() + (field == PositionField.QUANTITY ? steps * lot : 0),
        p.entryPrice() + (field == PositionField.ENTRY_PRICE ? steps * tick : 0), p.markPrice(),
        field == PositionField.MARGIN_MODE ? other : p.marginMode(),
        p.leverage() + (field == PositionField.LEVERAGE ? steps : 0), p.margin(), p.unrealized(),
        p.maintenance(),
        p.liquidationPrice() + (field == PositionField.LIQUIDATION_PRICE ? steps * tick : 0),
        p.unverified());
  }
}
