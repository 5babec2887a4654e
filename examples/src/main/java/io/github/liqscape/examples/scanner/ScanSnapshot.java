// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import java.util.List;
import java.util.Optional;

/**
 * All lanes at one moment, in the order of the ranking. Each row is the end of one turn of its
 * lane.
 *
 * @param title one line for people
 * @param nowNanos time of the scanner's clock
 * @param rows by rank
 * @param waitP50Nanos time that half of the live events waited at most, from receipt to the end of
 *     the turn that applied them, since the start; 0 without any
 * @param waitP99Nanos the same for 99 of 100
 * @param troubles what is wrong beside the lanes, in words
 */
public record ScanSnapshot(
    String title,
    long nowNanos,
    List<ScanRow> rows,
    long waitP50Nanos,
    long waitP99Nanos,
    List<String> troubles) {

  public ScanSnapshot {
    rows = List.copyOf(rows);
    troubles = List.copyOf(troubles);
  }

  /** The row of an instrument, named such as {@code binance:BTCUSDT}. */
  public Optional<ScanRow> row(String instrument) {
    return rows.stream().filter(r -> r.instrument().toString().equals(instrument)).findFirst();
  }

  /** Number of lanes with this trust. */
  public long count(Trust trust) {
    return rows.stream().filter(r -> r.health().trust() == trust).count();
  }

  /** Events that the engines of all lanes have seen. */
  public long events() {
    return rows.stream().mapToLong(r -> r.health().events()).sum();
  }
}
