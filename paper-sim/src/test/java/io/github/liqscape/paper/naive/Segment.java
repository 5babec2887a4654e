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

  Fraction mark(Fraction at) {
    return markFrom.plus(markTo.minus(markFrom).times(at));
  }

  private static Fraction when(Fraction from, Fraction to, Fraction price) {
    return price.minus(from).over(to.minus(from));
  }

  Fraction whenMark(Fraction price) {
    return when(markFrom, markTo, price);
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
    return ofMark ? when(markFrom, markTo, price) : when(lastFrom, lastTo, price);
  }

  private boolean beyond(boolean ofMark, boolean rising, Fraction price, Fraction at) {
    Fraction there = ofMark ? mark(at) : last(at);
    return rising ? there.atLeast(price) : there.atMost(price);
  }
}
