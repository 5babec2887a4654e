// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.NaiveConstants.MINUTE;
import static io.github.liqscape.heatmap.NaiveConstants.SECOND;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The mark, where it has been, and whether a proxy must stand in for it. */
final class NaiveMark {

  private record Range(long slot, int low, int high) {}

  private record Seen(long nanos, int bucket) {}

  private final List<Range> ranges = new ArrayList<>();
  private final List<Seen> seen = new ArrayList<>();
  private boolean known;
  private double price = Double.NaN;
  private int bucket;
  private long newestReal = Long.MIN_VALUE;
  private long youngFor = MINUTE;

  boolean known() {
    return known;
  }

  double price() {
    return price;
  }

  int bucket() {
    return bucket;
  }

  /** A real mark price or mark candle was seen; it stays young for this long. */
  void real(long nanos, long length) {
    newestReal = nanos;
    youngFor = Math.max(MINUTE, length);
  }

  boolean needsProxy(long now) {
    return newestReal == Long.MIN_VALUE || now - newestReal > youngFor;
  }

  void move(long nanos, double newPrice, int newBucket, int low, int high) {
    int from = known ? bucket : newBucket;
    ranges.add(
        new Range(
            NaiveConstants.slot(nanos),
            Math.min(from, Math.min(low, newBucket)),
            Math.max(from, Math.max(high, newBucket))));
    ranges.removeIf(r -> r.slot < NaiveConstants.slot(nanos) - 16 * 12);
    seen.add(new Seen(nanos, newBucket));
    seen.removeIf(s -> nanos - s.nanos > 10 * SECOND);
    known = true;
    price = newPrice;
    bucket = newBucket;
  }

  int lowestAfter(long slot) {
    return ranges.stream().filter(r -> r.slot > slot).mapToInt(Range::low).min().orElse(bucket);
  }

  int highestAfter(long slot) {
    return ranges.stream().filter(r -> r.slot > slot).mapToInt(Range::high).max().orElse(bucket);
  }

  /** Bucket of the mark nearest to this time, if within a second; of two the one applied first. */
  OptionalInt near(long nanos) {
    OptionalInt best = OptionalInt.empty();
    long bestDistance = SECOND + 1;
    for (Seen s : seen) {
      if (Math.abs(s.nanos - nanos) < bestDistance) {
        bestDistance = Math.abs(s.nanos - nanos);
        best = OptionalInt.of(s.bucket);
      }
    }
    return best;
  }
}
