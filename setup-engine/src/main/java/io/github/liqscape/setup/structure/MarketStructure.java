// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.setup.UserLevel;
import io.github.liqscape.state.SavedState;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The causal market structure of one instrument and timeframe, updated by every closed bar.
 *
 * <p>Every object is known from a stated bar on ({@code knownAt}), namely when its last ingredient
 * closed, and is never moved or deleted afterwards; only its state changes, or, of a level, its
 * members. What is asked after a bar is therefore the same whatever bars follow. Objects are
 * forgotten once they have been known for longer than the memory of the {@link StructureConfig}.
 *
 * <p>The parts are views that stay valid: ask for them once and read them after every bar. Reading
 * and updating allocate nothing once the columns have grown; {@link #objects()} and the {@code
 * object} methods make values. Bars are counted from the first that was given. Where bars are
 * missing, neighbours are simply further apart.
 *
 * <p>Before the ATR is known (NaN) pivots, breaks and gaps exist, breaks without a buffer; sweeps,
 * clustered levels, pools and lines do not. A bar without range makes no pivot.
 *
 * <p>Threading: single writer, and the parts are read by the writer only.
 */
public final class MarketStructure {

  private static final String KIND = "market-structure";
  private static final int VERSION = 2;

  private final Instrument instrument;
  private final StructureConfig config;
  private final BarWindow bars;
  private final Swings[] swings = new Swings[2];
  private final Breaks[] breaks = new Breaks[2];
  private final OrderBlocks orderBlocks;
  private final FairValueGaps gaps;
  private final Levels levels;
  private final Pools pools;
  private final Trendlines trendlines;
  private final Sweeps sweeps;
  private final RoundNumbers roundNumbers;

  private MarketStructure(Instrument instrument, Timeframe timeframe, StructureConfig config) {
    this.instrument = instrument;
    this.config = config;
    this.bars =
        new BarWindow(
            timeframe, config.memoryBars(), Math.max(config.internalSize(), config.swingSize()));
    for (SwingSize size : SwingSize.values()) {
      swings[size.ordinal()] = new Swings(bars, size, config);
      breaks[size.ordinal()] = new Breaks(bars, size, swings[size.ordinal()]);
    }
    Swings internal = swings(SwingSize.INTERNAL);
    Swings large = swings(SwingSize.SWING);
    this.orderBlocks = new OrderBlocks(bars, large, breaks(SwingSize.SWING));
    this.gaps = new FairValueGaps(bars);
    this.levels = new Levels(bars, instrument, internal);
    this.pools = new Pools(bars, internal);
    this.trendlines = new Trendlines(bars, large);
    this.sweeps = new Sweeps(bars, swings, breaks, levels, pools);
    this.roundNumbers = RoundNumbers.of(instrument);
  }

  /** An empty structure with the usual parameters. */
  public static MarketStructure of(Instrument instrument, Timeframe timeframe) {
    return of(instrument, timeframe, StructureConfig.DEFAULTS);
  }

  /** An empty structure. */
  public static MarketStructure of(
      Instrument instrument, Timeframe timeframe, StructureConfig config) {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(timeframe, "timeframe");
    Objects.requireNonNull(config, "config");
    return new MarketStructure(instrument, timeframe, config);
  }

  /**
   * Applies the next closed bar.
   *
   * @param openNanos start of the bar, a multiple of the timeframe, after that of the bar before
   * @param open first price
   * @param high highest price
   * @param low lowest price
   * @param close last price
   * @param relativeVolume volume over the mean of the 20 bars before, NaN if unknown
   * @param atr Wilder ATR(14) as of this bar, &ge; 0, NaN while unknown
   * @throws IllegalArgumentException if the bar is not later than the newest, or not low &le; open,
   *     close &le; high, all finite; nothing has changed then
   */
  public void update(
      long openNanos,
      double open,
      double high,
      double low,
      double close,
      double relativeVolume,
      double atr) {
    requireNext(openNanos);
    requireBar(open, high, low, close, atr);
    bars.add(openNanos, open, high, low, close, relativeVolume, atr);
    sweeps.update();
    for (int i = 0; i < swings.length; i++) {
      swings[i].update();
      breaks[i].update();
    }
    orderBlocks.update();
    gaps.update();
    levels.update();
    pools.update();
    trendlines.update();
  }

  private void requireNext(long openNanos) {
    if (timeframe().openOf(openNanos) != openNanos) {
      throw new IllegalArgumentException(
          "open time must be a multiple of " + timeframe().code() + ", was " + openNanos);
    }
    int newest = bars.newest();
    if (newest >= 0 && openNanos <= bars.openNanos(newest)) {
      throw new IllegalArgumentException(
          "open time must be after " + bars.openNanos(newest) + ", was " + openNanos);
    }
  }

  private static void requireBar(double open, double high, double low, double close, double atr) {
    if (!(low <= open && low <= close && open <= high && close <= high)
        || !Double.isFinite(high - low)) {
      throw new IllegalArgumentException(
          "bar must satisfy low <= open, close <= high, was open " + open + " high " + high
              + " low " + low + " close " + close);
    }
    if (atr < 0 || atr == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("atr must be finite and >= 0 or NaN, was " + atr);
    }
  }

  /**
   * Takes a level that a person drew; it is known from the first bar on that closes at or after its
   * event time.
   *
   * @throws IllegalArgumentException if it is of another instrument
   */
  public void draw(UserLevel level) {
    levels.draw(level);
  }

  public Instrument instrument() {
    return instrument;
  }

  public Timeframe timeframe() {
    return bars.timeframe();
  }

  public StructureConfig config() {
    return config;
  }

  /** Index of the newest closed bar, -1 before the first. */
  public int newestIndex() {
    return bars.newest();
  }

  /** Close of the newest bar, NaN before the first. */
  public double close() {
    return bars.newest() < 0 ? Double.NaN : bars.close(bars.newest());
  }

  /** ATR of the newest bar, NaN while unknown. */
  public double atr() {
    return bars.atr();
  }

  /** Relative volume that the newest bar was given with, NaN if unknown. */
  public double relativeVolume() {
    return bars.newest() < 0 ? Double.NaN : bars.relativeVolume(bars.newest());
  }

  /** End of the newest bar, epoch nanoseconds; {@link Long#MIN_VALUE} before the first. */
  public long closeNanos() {
    return bars.newest() < 0 ? Long.MIN_VALUE : bars.closeNanos(bars.newest());
  }

  public Swings swings(SwingSize size) {
    return swings[size.ordinal()];
  }

  public Breaks breaks(SwingSize size) {
    return breaks[size.ordinal()];
  }

  /** Trend of a size. */
  public Trend trend(SwingSize size) {
    return breaks(size).trend();
  }

  /** Where a move in this direction stands, by the breaks of size SWING. */
  public Phase phase(Direction direction) {
    return breaks(SwingSize.SWING).phase(direction);
  }

  public OrderBlocks orderBlocks() {
    return orderBlocks;
  }

  public FairValueGaps gaps() {
    return gaps;
  }

  public Levels levels() {
    return levels;
  }

  public Pools pools() {
    return pools;
  }

  public Trendlines trendlines() {
    return trendlines;
  }

  public Sweeps sweeps() {
    return sweeps;
  }

  /** Round numbers on this instrument's price grid; without state. */
  public RoundNumbers roundNumbers() {
    return roundNumbers;
  }

  /** Everything that is held, as values, by rising id. */
  public List<StructureObject> objects() {
    List<StructureObject> all = new ArrayList<>();
    for (int i = 0; i < swings.length; i++) {
      swings[i].view(all);
      breaks[i].view(all);
    }
    orderBlocks.view(all);
    gaps.view(all);
    levels.view(all);
    pools.view(all);
    trendlines.view(all);
    sweeps.view(all);
    all.sort(Comparator.comparingInt(StructureObject::id));
    return List.copyOf(all);
  }

  /** Writes the whole state. */
  public void save(DataOutput out) throws IOException {
    SavedState.write(out, KIND, VERSION, this::write);
  }

  /**
   * The structure that {@link #save} wrote; it continues exactly as the saved one would.
   *
   * @param instrument that of the saved structure
   * @throws io.github.liqscape.state.StateException if there is no readable structure of it
   */
  public static MarketStructure restore(DataInput in, Instrument instrument) throws IOException {
    return SavedState.read(in, KIND, VERSION, (state, version) -> read(state, instrument));
  }

  private void write(StateWriter out) throws IOException {
    out.text(instrument.toString()).constant(timeframe());
    out.integer(config.internalSize()).integer(config.swingSize());
    out.decimal(config.breakBuffer()).integer(config.memoryBars());
    bars.save(out);
    for (int i = 0; i < swings.length; i++) {
      swings[i].save(out);
      breaks[i].save(out);
    }
    orderBlocks.save(out);
    gaps.save(out);
    levels.save(out);
    pools.save(out);
    trendlines.save(out);
    sweeps.save(out);
  }

  private static MarketStructure read(StateReader in, Instrument instrument) throws IOException {
    String saved = in.text(1_000);
    if (!saved.equals(instrument.toString())) {
      throw StateReader.malformed("structure of " + saved + " instead of " + instrument);
    }
    Timeframe timeframe = in.constant(Timeframe.class);
    StructureConfig config =
        new StructureConfig(in.integer(), in.integer(), in.decimal(), in.integer());
    MarketStructure restored = new MarketStructure(instrument, timeframe, config);
    restored.bars.restore(in);
    for (int i = 0; i < restored.swings.length; i++) {
      restored.swings[i].restore(in);
      restored.breaks[i].restore(in);
    }
    restored.orderBlocks.restore(in);
    restored.gaps.restore(in);
    restored.levels.restore(in);
    restored.pools.restore(in);
    restored.trendlines.restore(in);
    restored.sweeps.restore(in);
    return restored;
  }
}
