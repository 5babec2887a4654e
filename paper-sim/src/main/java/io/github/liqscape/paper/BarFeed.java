// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was received for the bar that is not closed yet: its mark path, and finer candles. */
final class BarFeed {

  private static final int MOST_FINER = 10_000;
  private static final int MOST_MARKS = 1 << 20;

  private final Contract contract;
  /** No price before this time is walked again. */
  long walkedUntil = Long.MIN_VALUE;
  private @Nullable Candle markCandle;
  /** Times and marks that came since the last bar. */
  private long[] times = new long[16];
  private long[] marks = new long[16];
  private int count;
  final List<Candle> finer = new ArrayList<>();

  BarFeed(Contract contract) {
    this.contract = contract;
  }

  /** A mark price. */
  void mark(long nanos, long mark) {
    if (count == times.length) {
      if (count == MOST_MARKS) {
        System.arraycopy(times, 1, times, 0, --count);
        System.arraycopy(marks, 1, marks, 0, count);
      } else {
        times = Arrays.copyOf(times, 2 * count);
        marks = Arrays.copyOf(marks, 2 * count);
      }
    }
    times[count] = nanos;
    marks[count++] = mark;
  }

  /** The newest mark, 0 if there is none since a time. */
  long newestMark(long since) {
    return count == 0 || times[count - 1] < since ? 0 : marks[count - 1];
  }

  /** The close of the mark candle of a bar, 0 if there is none. */
  long closingMark(Candle bar) {
    Candle m = markCandle;
    return m != null && m.openNanos() == bar.openNanos() && m.timeframe() == bar.timeframe()
        ? contract.scale.mark(m.close())
        : 0;
  }

  /** A closed candle of the mark. */
  void markCandle(@Nullable Candle candle) {
    markCandle = candle;
  }

  /** Marks of before it was known that nothing is matched on bars here. */
  void forgetMarks() {
    count = 0;
    markCandle = null;
  }

  void finer(Candle candle) {
    if (finer.size() == MOST_FINER) {
      finer.remove(0);
    }
    finer.add(candle);
  }

  /** The finer candles of a bar if they cover it without a hole, else null. */
  @Nullable List<Candle> cover(Candle bar) {
    List<Candle> parts = new ArrayList<>();
    long at = bar.openNanos();
    for (Candle part : finer) {
      if (part.openNanos() == at && part.closeNanos() <= bar.closeNanos()) {
        parts.add(part);
        at = part.closeNanos();
      }
    }
    return at == bar.closeNanos() ? parts : null;
  }

  /** The bar of a candle, with the mark path if there is one for it. */
  Bar bar(Candle candle, double participation) {
    Scale scale = contract.scale;
    long o = contract.instrument.ticks(candle.open());
    long h = contract.instrument.ticks(candle.high());
    long l = contract.instrument.ticks(candle.low());
    long c = contract.instrument.ticks(candle.close());
    long volume =
        Double.isNaN(candle.volume()) ? -1 : scale.wholeSteps(candle.volume() * participation);
    double traded = candle.volume() / contract.instrument.lotSize().doubleValue();
    long from = candle.openNanos();
    long to = candle.closeNanos();
    Candle m = markCandle;
    if (m != null && m.openNanos() == from && m.timeframe() == candle.timeframe()) {
      return new Bar(
          from, to, o, h, l, c, true, scale.mark(m.open()), scale.mark(m.high()),
          scale.mark(m.low()), scale.mark(m.close()), volume, traded);
    }
    boolean any = false;
    long open = 0;
    long high = 0;
    long low = 0;
    long close = 0;
    for (int i = 0; i < count; i++) {
      if (times[i] >= from && times[i] < to) {
        open = any ? open : marks[i];
        high = any ? Math.max(high, marks[i]) : marks[i];
        low = any ? Math.min(low, marks[i]) : marks[i];
        close = marks[i];
        any = true;
      }
    }
    return any
        ? new Bar(from, to, o, h, l, c, true, open, high, low, close, volume, traded)
        : new Bar(
            from, to, o, h, l, c, false, scale.markOfTicks(o), scale.markOfTicks(h),
            scale.markOfTicks(l), scale.markOfTicks(c), volume, traded);
  }

  /** The bar is over. */
  void done(Candle candle) {
    walkedUntil = candle.closeNanos();
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (times[i] >= walkedUntil) {
        times[kept] = times[i];
        marks[kept++] = marks[i];
      }
    }
    count = kept;
    Candle m = markCandle;
    if (m != null && m.openNanos() < walkedUntil) {
      markCandle = null;
    }
    finer.removeIf(part -> part.closeNanos() <= walkedUntil);
  }

  void save(StateWriter out) throws IOException {
    Candle m = markCandle;
    out.number(walkedUntil).flag(m != null);
    if (m != null) {
      Codec.candle(out, m);
    }
    out.numbers(Arrays.copyOf(times, count)).numbers(Arrays.copyOf(marks, count));
    out.integer(finer.size());
    for (Candle c : finer) {
      Codec.candle(out, c);
    }
  }

  void restore(StateReader in) throws IOException {
    walkedUntil = in.number();
    markCandle = in.flag() ? Codec.candle(in) : null;
    long[] t = in.numbers(MOST_MARKS);
    count = t.length;
    times = Arrays.copyOf(t, Math.max(16, count));
    marks = Arrays.copyOf(in.numbers(MOST_MARKS), Math.max(16, count));
    finer.clear();
    int n = in.integer(0, MOST_FINER);
    for (int i = 0; i < n; i++) {
      finer.add(Codec.candle(in));
    }
  }
}
