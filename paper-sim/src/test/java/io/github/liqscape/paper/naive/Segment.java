// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import org.jspecify.annotations.Nullable;

/**
 * A straight piece of a bar's path, last and mark price side by side, in ticks. A place on it is a
 * fraction from 0, its start, to 1, its end.
 */
record Segment(Fraction lastFrom, Fraction lastTo, Fraction markFrom, Fraction markTo) {

  Fraction last(Fraction at) {
    return lastFrom.plus(lastTo.minus(lastFrom).times(at));
  }

  /** Where the last price stands still the mark has its end's value from the start. */
  Fraction mark(Fraction at) {
    return lastFrom.equals(lastTo)
        ? markTo
        : markFrom.plus(markTo.minus(markFrom).times(at));
  }

  private static Fraction when(Fraction from, Fraction to, Fraction price) {
    return price.minus(from).over(to.minus(from));
  }

  /** What may hold somewhere. */
  interface There {
    boolean holds(Fraction at);
  }

  /** The first whole tick of the last price at which something holds that holds at the end. */
  @Nullable Fraction firstTick(Fraction start, Fraction end, There there) {
    if (there.holds(start)) {
      return start;
    }
    if (!there.holds(end)) {
      return null;
    }
    long ticks = length();
    if (ticks == 0 || end.equals(start)) {
      return end;
    }
    long low = start.times(ticks).floor();
    long high = ticks;
    while (high - low > 1) {
      long middle = (low + high) >>> 1;
      if (there.holds(Fraction.of(middle).over(Fraction.of(ticks)))) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return Fraction.of(high).over(Fraction.of(ticks));
  }

  private long length() {
    return Math.abs(lastTo.minus(lastFrom).floor());
  }

  /** The first place from {@code start} to {@code end} with a price at or beyond this one. */
  @Nullable Fraction first(
      boolean ofMark, boolean rising, Fraction price, Fraction start, Fraction end) {
    if (beyond(ofMark, rising, price, start)) {
      return start;
    }
    if (!beyond(ofMark, rising, price, end)) {
      return null;
    }
    return ofMark
        ? firstTick(start, end, at -> beyond(true, rising, price, at))
        : when(lastFrom, lastTo, price);
  }

  private boolean beyond(boolean ofMark, boolean rising, Fraction price, Fraction at) {
    Fraction there = ofMark ? mark(at) : last(at);
    return rising ? there.atLeast(price) : there.atMost(price);
  }
}
