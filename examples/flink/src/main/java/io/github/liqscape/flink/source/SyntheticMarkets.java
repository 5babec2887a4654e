// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.source;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.synthetic.SyntheticMarket;
import io.github.liqscape.synthetic.SyntheticMarketConfig;
import io.github.liqscape.synthetic.SyntheticMarketConfigBuilder;
import java.io.Serializable;
import java.time.Duration;

/**
 * Generated markets with symbols of their own.
 *
 * @param count how many, at least 1
 * @param seed of the first; the others count on
 * @param positions open positions a side in each, [10, 10^6]
 * @param markSeconds time between mark prices
 */
public record SyntheticMarkets(int count, long seed, int positions, int markSeconds)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  public SyntheticMarkets {
    if (count < 1) {
      throw new IllegalArgumentException("count must be >= 1, was " + count);
    }
  }

  /** One of them, at its beginning. */
  public SyntheticMarket market(int number) {
    return SyntheticMarket.of(seed + number, config(number));
  }

  /** Its instrument. */
  public Instrument instrument(int number) {
    return Instrument.linear(Venue.SYNTHETIC, "S" + number + "USDT", "S" + number, "USDT")
        .tickSize("0.1")
        .lotSize("0.001")
        .build();
  }

  /** Its terms. */
  public SyntheticMarketConfig config(int number) {
    SyntheticMarketConfigBuilder builder = SyntheticMarketConfig.builder();
    return builder
        .instrument(instrument(number))
        .positionsPerSide(positions)
        .markInterval(Duration.ofSeconds(markSeconds))
        .dailyVolatility(0.08)
        .build();
  }
}
