// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Where positions may have been opened: every trade and candle anchor, in plain lists. */
final class NaiveEntries {

  /** One entry, not reduced. */
  record Entry(long slot, int bucket, double quantity, double takerBuy) {}

  /** Shares of an interval by bucket, at most fifty, and the taker-buy share. */
  record Density(TreeMap<Integer, Double> shares, double beta) {}

  private final List<Entry> trades = new ArrayList<>();
  private final List<Entry> candles = new ArrayList<>();

  void trade(long slot, int bucket, double quantity, boolean buy) {
    trades.add(new Entry(slot, bucket, quantity, buy ? quantity : 0));
  }

  void candle(long slot, NaiveGrid grid, double high, double low, double close, double volume,
      double takerShare) {
    if (!(volume > 0)) {
      return;
    }
    anchor(slot, grid.bucketOf(close), 0.45 * volume, takerShare);
    anchor(slot, grid.bucketOf(high), 0.275 * volume, takerShare);
    anchor(slot, grid.bucketOf(low), 0.275 * volume, takerShare);
  }

  private void anchor(long slot, int bucket, double quantity, double takerShare) {
    for (int d = -1; d <= 1; d++) {
      double q = quantity * (d == 0 ? 0.5 : 0.25);
      candles.add(new Entry(slot, bucket + d, q, q * takerShare));
    }
  }

  boolean hasTrades() {
    return !trades.isEmpty();
  }

  /** Quantity of the trades not yet consumed. */
  double tradedUpTo(long slot) {
    return trades.stream().filter(e -> e.slot <= slot).mapToDouble(Entry::quantity).sum();
  }

  /** The density of an interval that ends in this slot; its entries are gone afterwards. */
  Density consume(long slot, int fallbackBucket) {
    List<Entry> traded = trades.stream().filter(e -> e.slot <= slot).toList();
    List<Entry> used =
        traded.isEmpty() ? candles.stream().filter(e -> e.slot <= slot).toList() : traded;
    Density density = density(used, fallbackBucket);
    trades.removeIf(e -> e.slot <= slot);
    candles.removeIf(e -> e.slot <= slot);
    return density;
  }

  private static Density density(List<Entry> used, int fallbackBucket) {
    TreeMap<Integer, Double> shares = new TreeMap<>();
    if (used.isEmpty()) {
      shares.put(fallbackBucket, 1.0);
      return new Density(shares, 0.5);
    }
    int lo = used.stream().mapToInt(Entry::bucket).min().orElseThrow();
    int hi = used.stream().mapToInt(Entry::bucket).max().orElseThrow();
    int width = (hi - lo + 1 + 49) / 50;
    double all = used.stream().mapToDouble(Entry::quantity).sum();
    double buy = used.stream().mapToDouble(Entry::takerBuy).sum();
    TreeMap<Integer, double[]> groups = new TreeMap<>();
    for (Entry e : used) {
      double[] sums = groups.computeIfAbsent((e.bucket - lo) / width, g -> new double[2]);
      sums[0] += e.quantity;
      sums[1] += (e.bucket - lo) * e.quantity;
    }
    for (double[] sums : groups.values()) {
      int bucket = lo + (int) Math.floor(sums[1] / sums[0] + 0.5);
      shares.merge(bucket, sums[0] / all, Double::sum);
    }
    return new Density(shares, buy / all);
  }
}
