// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recorded;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The recorded sets as the tests find them; a test whose file is missing is skipped, visibly. */
public final class RecordedSets {

  public static final Instrument BTC = binance("BTC");
  public static final Instrument ETH = binance("ETH");
  public static final Instrument SOL = binance("SOL");

  private RecordedSets() {}

  /** The file, or a skipped test that names the missing path. */
  public static Path file(String relative) {
    Path path = RecordedData.path(relative);
    assumeTrue(Files.isRegularFile(path), () -> "recorded data not found: " + path);
    return path;
  }

  public static Instrument binance(String base) {
    return Instrument.linear(Venue.BINANCE, base + "USDT", base, "USDT").build();
  }

  public static Instrument bybit(String base) {
    return Instrument.linear(Venue.BYBIT, base + "USDT", base, "USDT").build();
  }

  /** Every symbol is wanted, whatever its terms. */
  public static Optional<Instrument> any(String symbol) {
    return Optional.of(Instrument.linear(Venue.BINANCE, symbol, symbol, "USDT").build());
  }

  public static long nanos(String instant) {
    return Instant.parse(instant).toEpochMilli() * 1_000_000;
  }

  /** The value of a key that must be there. */
  public static <K, V> V at(Map<K, V> map, K key) {
    return Objects.requireNonNull(map.get(key), () -> "nothing at " + key);
  }

  public static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
