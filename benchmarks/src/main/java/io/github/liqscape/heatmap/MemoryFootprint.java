// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.benchmarks.MemoryRow;
import io.github.liqscape.benchmarks.UsedHeap;
import io.github.liqscape.market.MarketEvent;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes that stay on the heap: many of a kind are made and kept, and the growth of the used heap
 * after full collections is divided by their number. No object layout is assumed.
 */
public final class MemoryFootprint {

  private static final int MAPS = 16;
  private static final int PROFILES = 64;
  private static final long MIB = 1 << 20;

  private MemoryFootprint() {}

  /** Prints the figures. */
  public static void main(String[] args) throws IOException {
    measure()
        .forEach(
            row -> System.out.printf("%,12d bytes  %s%n", row.bytes(), row.what()));
  }

  /** What the rebuild benchmark reads on this machine. */
  public static String candleSource() {
    return RebuildCandles.source();
  }

  /** Measures everything; takes some seconds. */
  public static List<MemoryRow> measure() throws IOException {
    List<MarketEvent> tape = new ArrayList<>();
    new MarketTape(1).warm(tape::add);
    LiquidationMap warm = fed(builder(), tape);
    long map = UsedHeap.retained(MAPS, () -> fed(builder(), tape));
    long profile = UsedHeap.retained(PROFILES, warm::profile);
    long naive =
        UsedHeap.retained(
            1,
            () -> {
              NaiveLiquidationMap twin =
                  new NaiveLiquidationMap(MarketTape.BTCUSDT, MarketTape.TIERS);
              tape.forEach(twin::apply);
              return twin;
            });
    return List.of(
        new MemoryRow("one live map, four days old", MIB, map),
        new MemoryRow("the naive map of the same events", 0, naive),
        new MemoryRow("the same map saved", 0, saved(warm).length),
        new MemoryRow("one more profile of it, nothing lazy asked", 0, profile),
        new MemoryRow(
            "a day of one-minute history, off heap", 6 * MIB, history(tape, 1, 1_440)),
        new MemoryRow(
            "a day of five-minute history, off heap", 0, history(tape, 5, 288)));
  }

  private static LiquidationMap.Builder builder() {
    return LiquidationMap.builder(MarketTape.BTCUSDT).tiers(MarketTape.TIERS);
  }

  private static LiquidationMap fed(LiquidationMap.Builder builder, List<MarketEvent> tape) {
    LiquidationMap map = builder.build();
    tape.forEach(map::apply);
    return map;
  }

  private static byte[] saved(LiquidationMap map) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    map.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static long history(List<MarketEvent> tape, int minutes, int columns) {
    LiquidationMap map =
        fed(
            builder()
                .history(
                    HeatmapHistory.builder()
                        .period(Duration.ofMinutes(minutes))
                        .capacity(columns)),
            tape);
    HeatmapHistory history = map.history().orElseThrow();
    if (history.columns() != columns) {
      throw new IllegalStateException(
          "history must be full with " + columns + " columns, had " + history.columns());
    }
    return history.offHeapBytes();
  }
}
