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
  private final LiveObjects live = new LiveObjects();
  private final Candidate up = new Candidate();
  private final Candidate down = new Candidate();

  /** No bar before this one forgets any. */
  private int forgetAt;

  /** The block of a break to come: the farthest bar since the pivot that it would break. */
  private static final class Candidate {
    int bar = -1;
    double low = Double.NaN;
    double high = Double.NaN;
    long nanos;
  }

  OrderBlocks(BarWindow bars, Swings swings, Breaks breaks) {
    this.bars = bars;
    this.swings = swings;
    this.breaks = breaks;
    this.ring = new ObjectRing(bars, SwingSize.SWING, 0);
  }

  /** Called after swings and breaks of the newest bar. */
  void update() {
    if (bars.newest() >= forgetAt) {
      forgetAt = ring.forget();
      live.forget(ring);
    }
    test();
    int newest = breaks.newest();
    if (breaks.added() && breaks.type(newest) == BreakType.BOS) {
      appear(breaks.direction(newest), breaks.id(newest));
    }
    follow(Direction.UP, up);
    follow(Direction.DOWN, down);
  }

  private void test() {
    int now = bars.newest();
    int kept = 0;
    for (int i = 0; i < live.size(); i++) {
      int n = live.number(i);
      boolean below = live.sign(i) > 0;
      double close = bars.close(now);
      if (below ? close < live.low(i) : close > live.high(i)) {
        ring.change(n, ObjectState.BREAKER);
        continue;
      }
      boolean back = below ? bars.low(now) <= live.high(i) : bars.high(now) >= live.low(i);
      if (back && ring.state(n) == ObjectState.NEW) {
        ring.change(n, ObjectState.MITIGATED);
      }
      live.keep(kept++, i);
    }
    live.truncate(kept);
  }

  private void appear(Direction direction, int breakId) {
    Candidate block = direction == Direction.UP ? up : down;
    if (block.bar < 0) {
      return;
    }
    int n =
        ring.append(
            StructureKind.ORDER_BLOCK, direction.sign(), block.bar, block.nanos, block.low,
            block.high);
    ring.detail(n, Double.NaN, 0, breakId);
    live.add(n, ring);
  }

  private void follow(Direction direction, Candidate block) {
    int now = bars.newest();
    int pivot = swings.newest();
    if (swings.added() && swings.side(pivot) == direction.breaks()) {
      block.bar = -1;
      for (int i = swings.pivotIndex(pivot) + 1; i <= now; i++) {
        include(direction, block, i);
      }
    } else if (block.bar >= 0) {
      include(direction, block, now);
    }
  }

  private void include(Direction direction, Candidate block, int bar) {
    boolean farther =
        direction == Direction.UP ? bars.low(bar) <= block.low : bars.high(bar) >= block.high;
    if (block.bar < 0 || farther) {
      block.bar = bar;
      block.low = bars.low(bar);
      block.high = bars.high(bar);
      block.nanos = bars.openNanos(bar);
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
    return live.number(i);
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
    save(out, up);
    save(out, down);
  }

  void restore(StateReader in) throws IOException {
    ring.restore(in);
    live.restore(in, ring);
    restore(in, up);
    restore(in, down);
  }

  private static void save(StateWriter out, Candidate block) throws IOException {
    out.integer(block.bar).decimal(block.low).decimal(block.high).number(block.nanos);
  }

  private static void restore(StateReader in, Candidate block) throws IOException {
    block.bar = in.integer();
    block.low = in.decimal();
    block.high = in.decimal();
    block.nanos = in.number();
  }
}
