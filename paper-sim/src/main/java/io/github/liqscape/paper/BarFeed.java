package io.github.liqscape.paper;

import io.github.liqscape.candle.Candle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was received for the bar that is not closed yet: its mark path, and finer candles. */
final class BarFeed {

  private static final int MOST_FINER = 10_000;

  private final Contract contract;
  /** No price before this time is walked again. */
  long walkedUntil = Long.MIN_VALUE;
  private boolean marked;
  private boolean fromCandle;
  private long candleOpen;
  private long open;
  private long high;
  private long low;
  private long close;
  final List<Candle> finer = new ArrayList<>();

  BarFeed(Contract contract) {
    this.contract = contract;
  }

  /** A mark price inside the bar; {@code before} is the one known until now, 0 if none. */
  void mark(long mark, long before) {
    if (fromCandle) {
      return;
    }
    if (!marked) {
      marked = true;
      open = before == 0 ? mark : before;
      high = open;
      low = open;
    }
    high = Math.max(high, mark);
    low = Math.min(low, mark);
    close = mark;
  }

  /** A closed candle of the mark. */
  void markCandle(Candle candle) {
    marked = true;
    fromCandle = true;
    candleOpen = candle.openNanos();
    open = contract.scale.mark(candle.open());
    high = contract.scale.mark(candle.high());
    low = contract.scale.mark(candle.low());
    close = contract.scale.mark(candle.close());
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
  Bar bar(Candle candle, boolean withMark, double participation) {
    Scale scale = contract.scale;
    boolean own = withMark && marked && (!fromCandle || candleOpen == candle.openNanos());
    long o = contract.instrument.ticks(candle.open());
    long h = contract.instrument.ticks(candle.high());
    long l = contract.instrument.ticks(candle.low());
    long c = contract.instrument.ticks(candle.close());
    long volume =
        Double.isNaN(candle.volume()) ? -1 : scale.wholeSteps(candle.volume() * participation);
    return own
        ? new Bar(
            candle.openNanos(), candle.closeNanos(), o, h, l, c, true, open, high, low, close,
            volume)
        : new Bar(
            candle.openNanos(), candle.closeNanos(), o, h, l, c, false, scale.markOfTicks(o),
            scale.markOfTicks(h), scale.markOfTicks(l), scale.markOfTicks(c), volume);
  }

  /** The bar is over. */
  void done(Candle candle) {
    walkedUntil = candle.closeNanos();
    marked = false;
    fromCandle = false;
    finer.removeIf(part -> part.closeNanos() <= walkedUntil);
  }

  void save(io.github.liqscape.state.StateWriter out) throws java.io.IOException {
    out.number(walkedUntil).flag(marked).flag(fromCandle).number(candleOpen);
    out.number(open).number(high).number(low).number(close);
    out.integer(finer.size());
    for (Candle c : finer) {
      Codec.candle(out, c);
    }
  }

  void restore(io.github.liqscape.state.StateReader in) throws java.io.IOException {
    walkedUntil = in.number();
    marked = in.flag();
    fromCandle = in.flag();
    candleOpen = in.number();
    open = in.number();
    high = in.number();
    low = in.number();
    close = in.number();
    finer.clear();
    int n = in.integer(0, MOST_FINER);
    for (int i = 0; i < n; i++) {
      finer.add(Codec.candle(in));
    }
  }
}
