// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.DistancePrior.BINS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a side shares with earlier profiles, after every change that its cells can suffer. */
class SharedCellsTest {

  private static final int STEPS = Boolean.getBoolean("liqscape.thorough") ? 20_000 : 400;
  private static final int CENTRE = 11_000;
  private static final PriceGrid GRID = new PriceGrid(0.1, 4, CENTRE);
  private static final DistancePrior PRIOR =
      new DistancePrior(MapConfig.DEFAULT, TapeMode.FULL.tiers(), 60_000, GRID.width());
  private static final double[] ONES = new double[BINS];

  static {
    Arrays.fill(ONES, 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void what_is_shared_is_what_a_restored_side_computes(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    SideMass side = empty();
    FrozenCells before = side.freeze();
    double[] sums = side.masses(ONES);
    for (int step = 0; step < STEPS; step++) {
      change(side, random);
      SideMass restored = empty();
      restored.restore(new DataInputStream(new ByteArrayInputStream(saved(side))));
      // Held, so that the next step can share it.
      before = side.freeze();
      sums = side.masses(ONES);
      assertThat(sums).as("sums after step %d", step).isEqualTo(restored.masses(ONES));
      assertThat(live(side, before)).as("step %d", step).isEqualTo(live(side, restored.freeze()));
    }
  }

  private static SideMass empty() {
    return new SideMass(
        1, GRID.size(), CENTRE - GRID.size() / 2, new double[GRID.size()],
        new WaitingDeposits(PRIOR, PositionBook.LONG));
  }

  private static void change(SideMass side, SplittableRandom random) {
    int bin = random.nextInt(BINS);
    int at = side.first() + random.nextInt(side.size());
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> {
        EntryDensity entries = entries(at, random);
        side.deposit(bin, random.nextInt(-200, 200), 1, entries, 0, entries.count());
      }
      case 3, 4 -> {
        EntryDensity entries = entries(at, random);
        if (side.mayWait(bin, entries)) {
          side.deposit(bin, 1, entries);
        }
      }
      case 5 ->
          side.sweep(at, at + random.nextInt(80), new double[BINS], new SweptMemory(), 0, false);
      case 6 ->
          side.sweep(at, Integer.MAX_VALUE, new double[BINS], new SweptMemory(), 0, false);
      case 7 -> side.recentre(side.first() + random.nextInt(-300, 300));
      case 8 -> side.place(bin, at, 1);
      case 9 -> side.multiply(bin, random.nextBoolean() ? 0 : 1e-10);
      case 10 -> side.settle();
      default -> {
        if (random.nextInt(10) == 0) {
          side.clear();
        }
      }
    }
  }

  private static EntryDensity entries(int at, SplittableRandom random) {
    EntryDensity entries = new EntryDensity();
    int n = random.nextInt(1, 30);
    entries.begin(at, at + n - 1);
    for (int i = 0; i < n; i++) {
      entries.add(at + i, random.nextDouble() + 0.01, 0);
    }
    entries.finish(GRID);
    return entries;
  }

  private static byte[] saved(SideMass side) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    side.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static double[][] live(SideMass side, FrozenCells cells) {
    double[][] live = new double[BINS][];
    for (int bin = 0; bin < BINS; bin++) {
      int low = side.low(bin);
      int high = side.high(bin);
      live[bin] = new double[low > high ? 0 : high - low + 1];
      for (int k = low; k <= high; k++) {
        live[bin][k - low] = cells.cell(bin, k);
      }
    }
    return live;
  }
}
