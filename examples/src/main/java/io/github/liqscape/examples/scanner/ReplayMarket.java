// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.market.MarketEvent;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A recorded or generated market.
 *
 * @param market what it is
 * @param events opens the stream of its events, in order, the same ones each time
 * @param fromNanos event time of the first
 * @param startNanos what is before is the past, of which nothing is told
 * @param endNanos nothing after it counts
 */
public record ReplayMarket(
    ScanMarket market,
    Supplier<Stream<MarketEvent>> events,
    long fromNanos,
    long startNanos,
    long endNanos) {

  public ReplayMarket {
    Objects.requireNonNull(market, "market");
    Objects.requireNonNull(events, "events");
    if (!(fromNanos <= startNanos && startNanos <= endNanos)) {
      throw new IllegalArgumentException(
          "start must be in [" + fromNanos + ", " + endNanos + "], was " + startNanos);
    }
  }
}
