// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Time between settlements, which no stream tells. The venue lists only contracts that differ from
 * eight hours; until it was asked, eight hours are assumed.
 *
 * <p>Threading: thread-safe.
 */
final class FundingIntervals {

  static final Duration USUAL = Duration.ofHours(8);

  private final Map<String, Duration> listed = new ConcurrentHashMap<>();

  void put(String symbol, Duration interval) {
    listed.put(symbol, interval);
  }

  Duration of(String symbol) {
    return listed.getOrDefault(symbol, USUAL);
  }
}
