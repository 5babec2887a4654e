// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PriceGridProperties {

  private static final int REACH = PriceGrid.FAR_REACH;
  private static final String[] TICKS = {"0.1", "0.0001", "2.5", "50", "0.000000001"};

  private static final Instrument LIQUID =
      Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").tickSize("0.001").build();

  @Property(tries = 60)
  void a_walking_price_is_found_where_a_search_from_scratch_finds_it(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double tick = Double.parseDouble(TICKS[random.nextInt(TICKS.length)]);
    Instrument instrument =
        Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT")
            .tickSize(Double.toString(tick))
            .build();
    double price = 60_000 * Math.exp(random.nextDouble(-3, 3));
    PriceGrid grid = PriceGrid.around(tick, price);
    NaiveGrid naive = new NaiveGrid(instrument, grid.factor());
    for (int i = 0; i < 300; i++) {
      double step = Math.pow(10, random.nextDouble(-6, random.nextInt(20) == 0 ? 0 : -2.5));
      price *= Math.exp(random.nextBoolean() ? step : -step);
      int bucket = naive.bucketOf(price);
      assertThat(grid.bucket(price)).as("%s in %s", price, tick).isEqualTo(bucket);
      // Half-way between the last tick of a bucket and the first of the next one, the nearest prices.
      double edge = (Math.ceil(grid.low(bucket + random.nextInt(2)) / tick) - 0.5) * tick;
      for (double near : new double[] {Math.nextDown(edge), edge, Math.nextUp(edge)}) {
        assertThat(grid.bucket(near)).as("%s in %s", near, tick).isEqualTo(naive.bucketOf(near));
      }
      if (random.nextInt(40) == 0) {
        grid.recentre(bucket);
      }
    }
  }

  @Property(tries = 20)
  void nothing_is_lost_at_the_borders_of_the_window(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    PriceGrid grid = PriceGrid.around(0.001, 60_000);
    NaiveGrid naive = new NaiveGrid(LIQUID, 1);
    int start = grid.centre();
    for (int window = 0; window < 8; window++) {
      int border = grid.centre() + (random.nextBoolean() ? REACH : -REACH);
      for (int i = 0; i < 60; i++) {
        int bucket = border + random.nextInt(-8, 9);
        assertThat(grid.bucket(naive.priceOf(bucket))).as("%d", bucket - border).isEqualTo(bucket);
      }
      // Further than the ring of edges is long: it holds edges of windows that were left.
      int away = random.nextInt(4_500, 5_000);
      grid.recentre(start + (random.nextBoolean() ? away : -away));
    }
  }
}
