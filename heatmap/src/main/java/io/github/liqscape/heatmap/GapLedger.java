// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The gaps of a map's streams over the last day, as their union, and which streams are down right now.
 * Healed gaps lost nothing and do not count.
 *
 * <p>Threading: single writer.
 */
final class GapLedger {

  private static final long DAY_NANOS = 86_400_000_000_000L;
  private static final long CLOSED = Long.MIN_VALUE;
  private static final int KINDS = StreamKind.values().length;
  private static final int MAX_SAVED = 1 << 20;

  private record Span(long from, long to) {}

  private final long[] openSince = new long[KINDS];
  private List<Span> spans = new ArrayList<>();

  GapLedger() {
    Arrays.fill(openSince, CLOSED);
  }

  void apply(StreamGap gap, long now) {
    if (gap.kind() == StreamKind.TOP_OF_BOOK || gap.kind() == StreamKind.BOOK) {
      // The map does not look at books: a hole in one costs it nothing.
      return;
    }
    int kind = gap.kind().ordinal();
    if (gap.toNanos() == StreamGap.OPEN) {
      openSince[kind] = gap.fromNanos();
      return;
    }
    openSince[kind] = CLOSED;
    if (!gap.healed() && gap.toNanos() > gap.fromNanos()) {
      insert(new Span(gap.fromNanos(), gap.toNanos()), now);
    }
  }

  private void insert(Span gap, long now) {
    List<Span> merged = new ArrayList<>();
    Span all = gap;
    for (Span s : spans) {
      if (s.to < now - DAY_NANOS) {
        continue;
      }
      if (s.to < all.from || s.from > all.to) {
        merged.add(s);
      } else {
        all = new Span(Math.min(s.from, all.from), Math.max(s.to, all.to));
      }
    }
    merged.add(all);
    spans = merged;
  }

  boolean isOpen(StreamKind kind) {
    return openSince[kind.ordinal()] != CLOSED;
  }

  /** Seconds of the last 24 h in which any stream had a gap. */
  double seconds24h(long now) {
    long openFrom = now;
    for (long since : openSince) {
      if (since != CLOSED) {
        openFrom = Math.min(openFrom, since);
      }
    }
    long dayAgo = now - DAY_NANOS;
    long sum = now - Math.max(openFrom, dayAgo);
    for (Span s : spans) {
      long from = Math.max(s.from, dayAgo);
      long to = Math.min(Math.min(s.to, now), openFrom);
      sum += Math.max(0, to - from);
    }
    return sum / 1e9;
  }

  void save(DataOutput out) throws IOException {
    for (long since : openSince) {
      out.writeLong(since);
    }
    out.writeInt(spans.size());
    for (Span s : spans) {
      out.writeLong(s.from);
      out.writeLong(s.to);
    }
  }

  void restore(DataInput in) throws IOException {
    for (int i = 0; i < KINDS; i++) {
      openSince[i] = in.readLong();
    }
    int n = Saved.count(in.readInt(), MAX_SAVED, "gaps");
    spans = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Span s = new Span(in.readLong(), in.readLong());
      Saved.check(s.to >= s.from, "gap that ends before it begins");
      spans.add(s);
    }
  }
}
