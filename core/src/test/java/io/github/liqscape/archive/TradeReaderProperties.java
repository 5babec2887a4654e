// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.Trade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The order of the rows does not matter, and nothing is lost or made up. */
class TradeReaderProperties {

  @Property
  void shuffled_and_repeated_rows_give_the_same_trades(
      @ForAll @IntRange(min = 1, max = 400) int count,
      @ForAll @IntRange(min = 1, max = 50) int times,
      @ForAll long seed)
      throws IOException {
    Random random = new Random(seed);
    List<String> rows = new ArrayList<>();
    for (int id = 0; id < count; id++) {
      rows.add(
          (1_760_054_400_000L + random.nextInt(times)) + "," + id + "," + (1 + random.nextInt(9))
              + ",0." + (1 + random.nextInt(99)) + "," + random.nextBoolean());
    }
    TradeFixture sorted = read(rows.stream().sorted().toList());
    List<String> shuffled = new ArrayList<>(rows);
    int repeated = random.nextInt(count);
    for (int i = 0; i < repeated; i++) {
      shuffled.add(rows.get(random.nextInt(count)));
    }
    Collections.shuffle(shuffled, random);
    TradeFixture read = read(shuffled);

    assertThat(read.trades()).isEqualTo(sorted.trades()).hasSize(count);
    assertThat(read.count().repeated()).isEqualTo(repeated);
    assertThat(read.trades()).isEqualTo(reference(rows));
  }

  /** A naive reader: objects in a sorted map. */
  private static List<Trade> reference(List<String> rows) {
    TreeMap<Long, Trade> byTimeAndId = new TreeMap<>();
    for (String row : rows) {
      String[] f = row.split(",", -1);
      long millis = Long.parseLong(f[0]);
      byTimeAndId.put(
          (millis - 1_760_054_400_000L) * 1_000_000 + Long.parseLong(f[1]),
          new Trade(
              TradeFixture.BTC, millis * 1_000_000, millis * 1_000_000, f[1],
              Double.parseDouble(f[2]), Double.parseDouble(f[3]),
              Boolean.parseBoolean(f[4])
                  ? OrderSide.SELL
                  : OrderSide.BUY));
    }
    return new ArrayList<>(byTimeAndId.values());
  }

  private static TradeFixture read(List<String> rows) throws IOException {
    Path file = Files.createTempFile("trades", ".csv");
    try {
      Files.write(file, rows);
      return TradeFixture.read(file);
    } finally {
      Files.delete(file);
    }
  }
}
