// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.candle;

import io.github.liqscape.state.SavedState;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Builds candles of a larger timeframe from closed candles of a smaller one.
 *
 * <p>A large candle is given out once, in order, as soon as it is known that no more parts of it
 * can come: when its last part closes, when a part of a later one arrives, or when {@link
 * #advanceTo} says that its time is over. If parts are missing it says how many ({@link
 * Aggregate#missing}); that includes the first one when the parts start in its middle. A period
 * without any part gives no candle: the series behind sees a gap. Volumes are sums, NaN if one part
 * has NaN; the count is -1 if one part has -1.
 *
 * <p>Threading: single writer.
 */
public final class CandleAggregator {

  private static final String KIND = "candle-aggregator";
  private static final int VERSION = 1;
  private static final long NEVER = Long.MIN_VALUE;

  private final Timeframe from;
  private final Timeframe to;
  private final int partsOfWhole;
  private final long[] counts = new long[Append.values().length];
  private final CandleBuilder builder = new CandleBuilder();
  private long openNanos;
  private long newestPart = NEVER;
  private long over = NEVER;
  private @Nullable Candle formingPart;

  private CandleAggregator(Timeframe from, Timeframe to) {
    this.from = from;
    this.to = to;
    this.partsOfWhole = Math.toIntExact(to.nanos() / from.nanos());
  }

  /**
   * An aggregator.
   *
   * @throws IllegalArgumentException unless {@code to} is a multiple of {@code from}
   */
  public static CandleAggregator of(Timeframe from, Timeframe to) {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    if (!to.isMultipleOf(from)) {
      throw new IllegalArgumentException(
          "the larger timeframe must be a multiple of " + from.code() + ", was " + to.code());
    }
    return new CandleAggregator(from, to);
  }

  /** Timeframe of the parts. */
  public Timeframe from() {
    return from;
  }

  /** Timeframe of the candles that are built. */
  public Timeframe to() {
    return to;
  }

  /**
   * Offers a part, closed or forming; a forming one shows in {@link #forming()} only.
   *
   * @param out takes the large candles that this part finishes: at most two
   * @return what became of the part; also counted. A closed part is never taken twice, whatever its
   *     values
   * @throws IllegalArgumentException if it is of another timeframe
   */
  public Append add(Candle part, Consumer<Aggregate> out) {
    if (part.timeframe() != from) {
      throw new IllegalArgumentException(
          "candle must be of " + from.code() + ", was of " + part.timeframe().code());
    }
    Append outcome = part.closed() ? addClosed(part, out) : addForming(part);
    counts[outcome.ordinal()]++;
    return outcome;
  }

  private Append addClosed(Candle part, Consumer<Aggregate> out) {
    long open = part.openNanos();
    if (open == newestPart) {
      return Append.DUPLICATE;
    }
    if (open < newestPart || open < over) {
      return Append.OUT_OF_ORDER;
    }
    boolean afterGap = newestPart != NEVER && open != newestPart + from.nanos();
    advanceTo(open, out);
    if (builder.isEmpty()) {
      openNanos = to.openOf(open);
    }
    builder.add(part);
    newestPart = open;
    if (formingPart != null && formingPart.openNanos() <= open) {
      formingPart = null;
    }
    advanceTo(part.closeNanos(), out);
    return afterGap ? Append.AFTER_GAP : Append.APPENDED;
  }

  private Append addForming(Candle part) {
    long open = part.openNanos();
    if (open <= newestPart || open < over
        || (formingPart != null && open < formingPart.openNanos())) {
      return Append.OUT_OF_ORDER;
    }
    formingPart = part;
    return Append.FORMING;
  }

  /**
   * Says that time has come this far: a large candle that ended before is given out, incomplete.
   * Its parts, and those of any candle before, are out of order from now on.
   *
   * @param eventNanos event time, leaving room for the lateness of candles
   */
  public void advanceTo(long eventNanos, Consumer<Aggregate> out) {
    if (!builder.isEmpty() && eventNanos >= openNanos + to.nanos()) {
      Candle closed = builder.build(to, openNanos, true);
      int missing = partsOfWhole - builder.parts();
      builder.clear();
      out.accept(new Aggregate(closed, missing));
    }
    over = Math.max(over, to.openOf(eventNanos));
  }

  /** The large candle as far as it is known, the forming part included; empty before the first. */
  public Optional<Candle> forming() {
    Candle part = formingPart;
    if (part == null) {
      return builder.isEmpty()
          ? Optional.empty()
          : Optional.of(builder.build(to, openNanos, false));
    }
    long open = to.openOf(part.openNanos());
    CandleBuilder whole =
        builder.isEmpty() || open != openNanos ? new CandleBuilder() : builder.copy();
    whole.add(part);
    return Optional.of(whole.build(to, open, false));
  }

  /** How many parts had this outcome so far. */
  public long count(Append outcome) {
    return counts[outcome.ordinal()];
  }

  /** Writes the whole state. */
  public void save(DataOutput out) throws IOException {
    SavedState.write(out, KIND, VERSION, this::write);
  }

  /**
   * The aggregator that {@link #save} wrote; it continues exactly as the saved one would.
   *
   * @throws io.github.liqscape.state.StateException if there is no readable aggregator
   */
  public static CandleAggregator restore(DataInput in) throws IOException {
    return SavedState.read(in, KIND, VERSION, (state, version) -> read(state));
  }

  private void write(StateWriter out) throws IOException {
    out.constant(from).constant(to).number(openNanos).number(newestPart).number(over);
    out.numbers(counts);
    builder.save(out);
    out.flag(formingPart != null);
    if (formingPart != null) {
      CandleState.write(out, formingPart);
    }
  }

  private static CandleAggregator read(StateReader in) throws IOException {
    CandleAggregator restored = of(in.constant(Timeframe.class), in.constant(Timeframe.class));
    restored.openNanos = in.number();
    restored.newestPart = in.number();
    restored.over = in.number();
    long[] counts = in.numbers(restored.counts.length);
    System.arraycopy(counts, 0, restored.counts, 0, counts.length);
    restored.builder.restore(in);
    if (in.flag()) {
      restored.formingPart = CandleState.read(in, restored.from);
    }
    return restored;
  }
}
