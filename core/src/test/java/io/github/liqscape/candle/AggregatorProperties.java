// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.candle;

import static io.github.liqscape.candle.RandomCandles.throughBytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.instrument.OrderSide;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Both aggregators against plain grouping by time. */
class AggregatorProperties {

  @Property
  void candles_are_the_groups_of_their_parts(
      @ForAll @DoubleRange(min = 0, max = 0.9) double holes, @ForAll long seed) {
    List<Candle> parts = RandomCandles.withHoles(Timeframe.M5, 100, holes, seed);
    TreeMap<Long, List<Candle>> groups = new TreeMap<>();
    for (Candle part : parts) {
      groups.computeIfAbsent(Timeframe.M30.openOf(part.openNanos()), k -> new ArrayList<>())
          .add(part);
    }
    List<Aggregate> out = new ArrayList<>();
    CandleAggregator aggregator = CandleAggregator.of(Timeframe.M5, Timeframe.M30);
    Random random = new Random(seed);
    for (Candle part : parts) {
      aggregator.add(part, out::add);
      if (random.nextInt(10) == 0) {
        aggregator = throughBytes(aggregator::save, CandleAggregator::restore);
      }
    }
    aggregator.advanceTo(Long.MAX_VALUE, out::add);
    assertThat(out).hasSize(groups.size());
    for (Aggregate aggregate : out) {
      Candle candle = aggregate.candle();
      List<Candle> group = groups.getOrDefault(candle.openNanos(), List.of());
      assertThat(aggregate.missing()).isEqualTo(6 - group.size());
      assertThat(candle.open()).isEqualTo(group.get(0).open());
      assertThat(candle.close()).isEqualTo(group.get(group.size() - 1).close());
      assertThat(candle.high())
          .isEqualTo(group.stream().mapToDouble(Candle::high).max().orElseThrow());
      assertThat(candle.low())
          .isEqualTo(group.stream().mapToDouble(Candle::low).min().orElseThrow());
      assertThat(candle.volume())
          .isEqualTo(group.stream().mapToDouble(Candle::volume).sum(), within(1e-9));
      assertThat(candle.tradeCount())
          .isEqualTo(group.stream().mapToInt(Candle::tradeCount).sum());
    }
  }

  @Property
  void two_steps_give_what_one_step_gives(
      @ForAll @DoubleRange(min = 0, max = 0.5) double holes, @ForAll long seed) {
    List<Candle> direct = new ArrayList<>();
    List<Candle> staged = new ArrayList<>();
    CandleAggregator one = CandleAggregator.of(Timeframe.M5, Timeframe.H1);
    CandleAggregator first = CandleAggregator.of(Timeframe.M5, Timeframe.M15);
    CandleAggregator second = CandleAggregator.of(Timeframe.M15, Timeframe.H1);
    for (Candle part : RandomCandles.withHoles(Timeframe.M5, 200, holes, seed)) {
      one.add(part, a -> direct.add(a.candle()));
      first.add(part, a -> second.add(a.candle(), b -> staged.add(b.candle())));
    }
    one.advanceTo(Long.MAX_VALUE, a -> direct.add(a.candle()));
    first.advanceTo(
        Long.MAX_VALUE, a -> second.add(a.candle(), b -> staged.add(b.candle())));
    second.advanceTo(Long.MAX_VALUE, b -> staged.add(b.candle()));
    assertThat(staged).isEqualTo(direct);
  }

  @Property
  void candles_are_the_groups_of_their_trades_and_no_period_is_left_out(
      @ForAll @IntRange(min = 1, max = 120) int trades, @ForAll long seed) {
    Random random = new Random(seed);
    TradeAggregator aggregator = TradeAggregator.of(Timeframe.M1);
    List<Aggregate> out = new ArrayList<>();
    TreeMap<Long, List<double[]>> groups = new TreeMap<>();
    long time = RandomCandles.START;
    long late = 0;
    for (int i = 0; i < trades; i++) {
      time += (long) (random.nextDouble() * random.nextDouble() * 200e9);
      long stamp = time - (random.nextInt(5) == 0 ? 1_000_000_000L : 0);
      double price = 100 + random.nextInt(10);
      double quantity = 1 + random.nextInt(5);
      OrderSide taker = random.nextBoolean() ? OrderSide.BUY : OrderSide.SELL;
      boolean isLate = !groups.isEmpty() && Timeframe.M1.openOf(stamp) < groups.lastKey();
      assertThat(aggregator.add(stamp, price, quantity, price * quantity, taker, out::add))
          .isEqualTo(!isLate);
      if (isLate) {
        late++;
      } else {
        groups.computeIfAbsent(Timeframe.M1.openOf(stamp), k -> new ArrayList<>())
            .add(new double[] {price, quantity, taker == OrderSide.BUY ? quantity : 0});
      }
      if (random.nextInt(10) == 0) {
        aggregator = throughBytes(aggregator::save, TradeAggregator::restore);
      }
    }
    aggregator.advanceTo(groups.lastKey() + Timeframe.M1.nanos(), out::add);
    assertThat(aggregator.late()).isEqualTo(late);
    assertThat(out)
        .hasSize((int) ((groups.lastKey() - groups.firstKey()) / Timeframe.M1.nanos()) + 1);
    double last = Double.NaN;
    for (int i = 0; i < out.size(); i++) {
      Candle candle = out.get(i).candle();
      assertThat(candle.openNanos())
          .isEqualTo(groups.firstKey() + i * Timeframe.M1.nanos());
      assertThat(out.get(i).complete()).isEqualTo(i > 0);
      List<double[]> group = groups.getOrDefault(candle.openNanos(), List.of());
      assertThat(candle.tradeCount()).isEqualTo(group.size());
      assertThat(candle.open()).isEqualTo(group.isEmpty() ? last : group.get(0)[0]);
      last = group.isEmpty() ? last : group.get(group.size() - 1)[0];
      assertThat(candle.close()).isEqualTo(last);
      assertThat(candle.volume()).isEqualTo(group.stream().mapToDouble(t -> t[1]).sum());
      assertThat(candle.takerBuyVolume()).isEqualTo(group.stream().mapToDouble(t -> t[2]).sum());
      assertThat(candle.quoteVolume())
          .isEqualTo(group.stream().mapToDouble(t -> t[0] * t[1]).sum());
    }
  }
}
