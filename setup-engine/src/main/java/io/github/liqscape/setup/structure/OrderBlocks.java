// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.List;

/**
 * Order blocks: the bar from which the move began that broke structure.
 *
 * <p>At a BOS of size SWING up over the high q: the bar with the lowest low between q and the break,
 * both left out, the last one of equal lows; its zone is its low to its high. NEW becomes MITIGATED
 * when a later wick comes back into the zone, BREAKER when a close goes through it. Down is the
 * mirror image.
 *
 * <p>A block is named by its number, counted from 0. The accessors throw {@link
 * IndexOutOfBoundsException} for a number that is not held.
 *
 * <p>Threading: read by the writer of its {@link MarketStructure} only.
 */
public final class OrderBlocks {

  private final BarWindow bars;
  private final Swings swings;
  private final Breaks breaks;
  private final ObjectRing ring;
  private final LiveNumbers live = new LiveNumbers();
  /** Per direction of a break: the block so far, since the pivot it would break. */
  private final int[] block = {-1, -1};

  private final double[] low = {Double.NaN, Double.NaN};
  private final double[] high = {Double.NaN, Double.NaN};
  private final long[] nanos = new long[2];

  OrderBlocks(BarWindow bars, Swings swings, Breaks breaks) {
    this.bars = bars;
    this.swings = swings;
    this.breaks = breaks;
    this.ring = new ObjectRing(bars, SwingSize.SWING, 0);
  }

  /** Called after swings and breaks of the newest bar. */
  void update() {
    ring.forget();
    live.forget(ring);
    test();
    int newest = breaks.newest();
    if (breaks.added() && breaks.type(newest) == BreakType.BOS) {
      appear(breaks.direction(newest), breaks.id(newest));
    }
    follow(Direction.UP);
    follow(Direction.DOWN);
  }

  private void test() {
    int now = bars.newest();
    int kept = 0;
    for (int i = 0; i < live.size(); i++) {
      int n = live.at(i);
      boolean up = ring.sign(n) > 0;
      double close = bars.close(now);
      if (up ? close < ring.low(n) : close > ring.high(n)) {
        ring.change(n, ObjectState.BREAKER);
        continue;
      }
      boolean back = up ? bars.low(now) <= ring.high(n) : bars.high(now) >= ring.low(n);
      if (back && ring.state(n) == ObjectState.NEW) {
        ring.change(n, ObjectState.MITIGATED);
      }
      live.keep(kept++, n);
    }
    live.truncate(kept);
  }

  private void appear(Direction direction, int breakId) {
    int d = direction.ordinal();
    if (block[d] < 0) {
      return;
    }
    int n =
        ring.append(
            StructureKind.ORDER_BLOCK, direction.sign(), block[d], nanos[d], low[d], high[d]);
    ring.detail(n, Double.NaN, 0, breakId);
    live.add(n);
  }

  private void follow(Direction direction) {
    int now = bars.newest();
    int pivot = swings.newest();
    if (swings.added() && swings.side(pivot) == direction.breaks()) {
      block[direction.ordinal()] = -1;
      for (int i = swings.pivotIndex(pivot) + 1; i <= now; i++) {
        include(direction, i);
      }
    } else if (block[direction.ordinal()] >= 0) {
      include(direction, now);
    }
  }

  private void include(Direction direction, int bar) {
    int d = direction.ordinal();
    boolean farther =
        direction == Direction.UP ? bars.low(bar) <= low[d] : bars.high(bar) >= high[d];
    if (block[d] < 0 || farther) {
      block[d] = bar;
      low[d] = bars.low(bar);
      high[d] = bars.high(bar);
      nanos[d] = bars.openNanos(bar);
    }
  }

  /** Number of blocks so far. */
  public int count() {
    return ring.end();
  }

  /** Number of blocks that are NEW or MITIGATED and not forgotten. */
  public int liveCount() {
    return live.size();
  }

  /**
   * Number of such a block.
   *
   * @param i position in [0, {@link #liveCount()}), oldest first
   */
  public int live(int i) {
    return live.at(i);
  }

  /** Direction of the break: an UP block lies below the pivot that was broken. */
  public Direction direction(int n) {
    return ring.sign(n) > 0 ? Direction.UP : Direction.DOWN;
  }

  public double low(int n) {
    return ring.low(n);
  }

  public double high(int n) {
    return ring.high(n);
  }

  /** NEW, MITIGATED or BREAKER. */
  public ObjectState state(int n) {
    return ring.state(n);
  }

  /** Bar whose close broke structure, from which on the block is known. */
  public int knownAt(int n) {
    return ring.knownAt(n);
  }

  /** Id of the block among all objects of its structure. */
  public int id(int n) {
    return ring.id(n);
  }

  /** The block as a value. */
  public StructureObject object(int n) {
    return ring.view(n);
  }

  void view(List<StructureObject> into) {
    ring.view(into);
  }

  void save(StateWriter out) throws IOException {
    ring.save(out);
    live.save(out);
    out.integers(block).decimals(low).decimals(high).numbers(nanos);
  }

  void restore(StateReader in) throws IOException {
    ring.restore(in);
    live.restore(in);
    Saved.integers(in, block);
    Saved.decimals(in, low);
    Saved.decimals(in, high);
    Saved.numbers(in, nanos);
  }
}
