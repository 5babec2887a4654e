// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.benchmarks.MemoryRow;
import io.github.liqscape.benchmarks.UsedHeap;
import io.github.liqscape.candle.Timeframe;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/** Bytes that a setup engine keeps once it has seen as many bars as it remembers, and more. */
public final class SetupFootprint {

  private static final int ENGINES = 24;
  private static final int BARS = 3_000;

  private SetupFootprint() {}

  /** Prints the figures. */
  public static void main(String[] args) throws IOException {
    measure().forEach(row -> System.out.printf("%,12d bytes  %s%n", row.bytes(), row.what()));
  }

  /** Measures one engine, live and saved. */
  public static List<MemoryRow> measure() throws IOException {
    SetupWalk walk = new SetupWalk(42);
    long engine = UsedHeap.retained(ENGINES, () -> fed(walk));
    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    fed(walk).save(new DataOutputStream(saved));
    return List.of(
        new MemoryRow("one setup engine after 3,000 bars", 0, engine),
        new MemoryRow("the same engine saved", 0, saved.size()));
  }

  private static SetupEngine fed(SetupWalk walk) {
    SetupTape tape = new SetupTape(walk, "BTCUSDT", Timeframe.M5);
    SetupEngine engine = SetupEngine.of(tape.instrument, Timeframe.M5);
    for (int i = 0; i < BARS; i++) {
      var unused = engine.apply(tape.step(), tape::profile);
    }
    return engine;
  }
}
