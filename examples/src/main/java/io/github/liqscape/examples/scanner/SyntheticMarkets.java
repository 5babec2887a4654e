// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.synthetic.SyntheticMarket;
import io.github.liqscape.synthetic.SyntheticMarketConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Generated markets, each with its own seed, price and temper, small enough that hundreds run on
 * one machine. The same seed gives the same markets.
 */
public final class SyntheticMarkets {

  private static final long SECOND = 1_000_000_000L;

  private SyntheticMarkets() {}

  /**
   * Markets that never end, made while they are read.
   *
   * @param count in [1, 5,000]
   * @param warm how much of each is the past, &gt; 0
   */
  public static List<ReplayMarket> of(long seed, int count, Duration warm) {
    if (count < 1 || count > 5_000) {
      throw new IllegalArgumentException("markets must be in [1, 5000], was " + count);
    }
    if (warm.isNegative() || warm.isZero()) {
      throw new IllegalArgumentException("warm must be > 0, was " + warm);
    }
    SplittableRandom random = new SplittableRandom(seed);
    List<ReplayMarket> markets = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      SyntheticMarketConfig config = config(i, random.split());
      long own = random.nextLong();
      long from = config.start().getEpochSecond() * SECOND;
      markets.add(
          new ReplayMarket(
              new ScanMarket(
                  config.instrument(), config.tiers(), Timeframe.M1,
                  EnumSet.allOf(StreamKind.class),
                  List.of("generated: prices, positions and liquidations are made up")),
              () -> Stream.generate(SyntheticMarket.of(own, config)::next), from,
              from + warm.toNanos(), Long.MAX_VALUE));
    }
    return markets;
  }

  private static SyntheticMarketConfig config(int number, SplittableRandom random) {
    String coin = String.format(Locale.ROOT, "C%03d", number);
    Instrument named =
        Instrument.linear(Venue.SYNTHETIC, coin + "USDT", coin, "USDT").tickSize("0.01").build();
    double price = Math.exp(random.nextDouble(Math.log(20), Math.log(5_000)));
    return SyntheticMarketConfig.builder()
        .instrument(named)
        .startPrice(Math.rint(100 * price) / 100)
        .dailyVolatility(random.nextDouble(0.02, 0.08))
        .positionsPerSide(random.nextInt(200, 600))
        .meanNotional(random.nextDouble(20_000, 80_000))
        .markInterval(Duration.ofSeconds(5))
        .build();
  }
}
