// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;

/**
 * What a contract held, and what it was worth, at the whole minutes of the last day, so that a funding rate
 * that comes late still counts what was there at its boundary.
 */
final class Boundaries {

  static final long MINUTE = 60_000_000_000L;
  private static final long KEPT = 26 * 60 * MINUTE;

  /** Time, then for each position its signed steps and its episode, after all fills of that time. */
  private final ArrayDeque<long[]> positions = new ArrayDeque<>();
  /** Time, mark, last price in ticks, middle of the book; as they were from then on. */
  private final ArrayDeque<long[]> prices = new ArrayDeque<>();

  /** Keeps the positions if they are not what they were. */
  void heldNow(long nanos, List<Holding> holdings) {
    long[] newest = positions.peekLast();
    boolean same = newest != null;
    boolean none = true;
    for (int i = 0; i < holdings.size(); i++) {
      Holding h = holdings.get(i);
      same = same && newest[1 + 2 * i] == h.signedSteps() && newest[2 + 2 * i] == h.episode;
      none &= h.steps == 0;
    }
    if (!same && !(none && newest == null)) {
      held(nanos, holdings);
    }
  }

  private void held(long nanos, List<Holding> holdings) {
    long[] entry = new long[1 + 2 * holdings.size()];
    entry[0] = nanos;
    int i = 1;
    for (Holding h : holdings) {
      entry[i++] = h.signedSteps();
      entry[i++] = h.episode;
    }
    long[] newest = positions.peekLast();
    if (newest != null && newest[0] == nanos) {
      positions.removeLast();
    }
    positions.add(entry);
    prune(positions, nanos);
  }

  /** Time moves on from {@code from} to {@code to}: if a minute begins in between, prices are kept. */
  void pass(long from, long to, long mark, long last, long middle) {
    long boundary = Math.ceilDiv(from, MINUTE) * MINUTE;
    if (boundary >= to || (mark == 0 && last == 0 && middle == 0)) {
      return;
    }
    long[] newest = prices.peekLast();
    if (newest != null && newest[1] == mark && newest[2] == last && newest[3] == middle) {
      return;
    }
    prices.add(new long[] {from, mark, last, middle});
    prune(prices, to);
  }

  /** A price is about to be known no more: until there is one it is what counts. */
  void known(long nanos, long mark, long last, long middle) {
    if (mark != 0 || last != 0 || middle != 0) {
      prices.add(new long[] {nanos, mark, last, middle});
      prune(prices, nanos);
    }
  }

  private static void prune(ArrayDeque<long[]> log, long now) {
    while (log.size() > 1 && log.peekFirst()[0] < now - KEPT) {
      long[] oldest = log.removeFirst();
      if (log.peekFirst()[0] >= now - KEPT) {
        log.addFirst(oldest);
        return;
      }
    }
  }

  /** Signed steps and episode of each position after all fills before a time; null if none was held. */
  long[] heldAt(long boundary) {
    long[] at = null;
    for (long[] entry : positions) {
      if (entry[0] < boundary) {
        at = entry;
      }
    }
    return at == null ? new long[0] : at;
  }

  /** Mark, last price and middle at a boundary that has passed; empty if there was no price yet. */
  long[] pricesAt(long boundary) {
    long[] at = null;
    for (long[] entry : prices) {
      if (entry[0] <= boundary) {
        at = entry;
      }
    }
    return at == null ? new long[0] : at;
  }

  void save(StateWriter out) throws IOException {
    log(out, positions);
    log(out, prices);
  }

  private static void log(StateWriter out, ArrayDeque<long[]> log) throws IOException {
    out.integer(log.size());
    for (long[] entry : log) {
      out.numbers(entry);
    }
  }

  void restore(StateReader in) throws IOException {
    log(in, positions);
    log(in, prices);
  }

  private static void log(StateReader in, ArrayDeque<long[]> log) throws IOException {
    log.clear();
    int n = in.integer(0, 1 << 20);
    for (int i = 0; i < n; i++) {
      log.add(in.numbers(8));
    }
  }
}
