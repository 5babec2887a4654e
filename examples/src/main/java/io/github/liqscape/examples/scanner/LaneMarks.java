// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a lane has seen, and until when: so it knows where to go on, and what is missing.
 *
 * <p>Threading: single writer.
 */
final class LaneMarks {

  /** Nothing of it was seen. */
  static final long NEVER = Long.MIN_VALUE;

  private static final StreamKind[] KINDS = StreamKind.values();
  private static final PriceKind[] PRICES = PriceKind.values();
  private static final StreamGap.Cause[] CAUSES = StreamGap.Cause.values();

  private long events;
  private long newest = NEVER;
  private double price = Double.NaN;
  private boolean marked;
  private final long[] newestOf = filled(KINDS.length);
  private final long[] candleClose = filled(PRICES.length);
  private final long[] openSince = filled(KINDS.length);
  private final int[] openCause = new int[KINDS.length];
  private final long[] lostUntil = filled(KINDS.length);
  private long gaps;
  private long healed;

  private static long[] filled(int length) {
    long[] all = new long[length];
    Arrays.fill(all, NEVER);
    return all;
  }

  void saw(MarketEvent event) {
    events++;
    newest = Math.max(newest, event.eventNanos());
    int kind = event.kind().ordinal();
    switch (event) {
      case StreamGap gap -> gap(gap, kind);
      case CandleEvent c -> {
        newestOf[kind] = Math.max(newestOf[kind], c.eventNanos());
        if (c.candle().closed()) {
          int of = c.price().ordinal();
          candleClose[of] = Math.max(candleClose[of], c.candle().closeNanos());
        }
        if (!marked && c.price() == PriceKind.LAST) {
          price = c.candle().close();
        }
      }
      case MarkPrice m -> {
        newestOf[kind] = Math.max(newestOf[kind], m.eventNanos());
        marked = true;
        price = m.mark();
      }
      case Trade t -> {
        newestOf[kind] = Math.max(newestOf[kind], t.eventNanos());
        if (!marked) {
          price = t.price();
        }
      }
      default -> newestOf[kind] = Math.max(newestOf[kind], event.eventNanos());
    }
  }

  private void gap(StreamGap gap, int kind) {
    if (gap.toNanos() == StreamGap.OPEN) {
      openSince[kind] = gap.fromNanos();
      openCause[kind] = gap.cause().ordinal();
      return;
    }
    openSince[kind] = NEVER;
    gaps++;
    if (gap.healed()) {
      healed++;
    } else {
      lostUntil[kind] = Math.max(lostUntil[kind], gap.toNanos());
    }
  }

  /** Events so far, gaps included. */
  long events() {
    return events;
  }

  /** Event time of the newest event, {@link #NEVER} before the first. */
  long newest() {
    return newest;
  }

  /** Event time of the newest event of a stream. */
  long newest(StreamKind kind) {
    return newestOf[kind.ordinal()];
  }

  /** Close of the newest closed candle. */
  long candleClose(PriceKind of) {
    return candleClose[of.ordinal()];
  }

  /** Mark price, or the last one where there is no mark; NaN before the first. */
  double price() {
    return price;
  }

  /** Gaps that are over, healed ones included. */
  long gaps() {
    return gaps;
  }

  long healed() {
    return healed;
  }

  /** Gaps that are not over. */
  List<LaneHealth.OpenGap> open() {
    List<LaneHealth.OpenGap> open = new ArrayList<>();
    for (StreamKind kind : KINDS) {
      if (openSince[kind.ordinal()] != NEVER) {
        open.add(
            new LaneHealth.OpenGap(
                kind, openSince[kind.ordinal()], CAUSES[openCause[kind.ordinal()]]));
      }
    }
    return open;
  }

  /** End of the newest gap that lost something. */
  long lostUntil() {
    return Arrays.stream(lostUntil).max().orElse(NEVER);
  }

  void save(StateWriter out) throws IOException {
    out.number(events).number(newest).decimal(price).flag(marked);
    out.numbers(newestOf).numbers(candleClose).numbers(openSince).integers(openCause);
    out.numbers(lostUntil).number(gaps).number(healed);
  }

  static LaneMarks restore(StateReader in) throws IOException {
    LaneMarks marks = new LaneMarks();
    marks.events = in.number();
    marks.newest = in.number();
    marks.price = in.decimal();
    marks.marked = in.flag();
    copy(in.numbers(KINDS.length), marks.newestOf);
    copy(in.numbers(PRICES.length), marks.candleClose);
    copy(in.numbers(KINDS.length), marks.openSince);
    int[] causes = in.integers(KINDS.length);
    for (int i = 0; i < causes.length; i++) {
      if (causes[i] < 0 || causes[i] >= CAUSES.length) {
        throw StateReader.malformed("found cause number " + causes[i]);
      }
      marks.openCause[i] = causes[i];
    }
    copy(in.numbers(KINDS.length), marks.lostUntil);
    marks.gaps = in.number();
    marks.healed = in.number();
    return marks;
  }

  private static void copy(long[] from, long[] to) throws IOException {
    if (from.length != to.length) {
      throw StateReader.malformed("expected " + to.length + " times, found " + from.length);
    }
    System.arraycopy(from, 0, to, 0, to.length);
  }
}
