// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import io.github.liqscape.market.ForcedOrder;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * Locates prints (reference/heatmap-model.md §8): the nearest mark if one is known within a second
 * of the print, else the trigger price of its bankruptcy price, else its fill price. A mark up to a
 * second after the print may still be a second late, so a print waits for two.
 */
final class PrintLocator {

  /** Event time that must have passed before a print is located. */
  static final long WAIT_NANOS = 2_000_000_000L;

  private static final long NEAR_NANOS = 1_000_000_000L;
  private static final long KEEP_NANOS = 10_000_000_000L;

  private record Mark(long nanos, double price) {}

  private final ToDoubleFunction<ForcedOrder> trigger;
  private final ArrayDeque<Mark> marks = new ArrayDeque<>();
  private final PriorityQueue<ForcedOrder> waiting =
      new PriorityQueue<>((a, b) -> Long.compare(a.eventNanos(), b.eventNanos()));

  PrintLocator(ToDoubleFunction<ForcedOrder> trigger) {
    this.trigger = trigger;
  }

  void mark(long nanos, double price) {
    marks.addLast(new Mark(nanos, price));
  }

  void print(ForcedOrder order) {
    waiting.add(order);
  }

  /** Locates the prints whose time has come; one without any price is dropped. */
  void advance(long newest, Consumer<LocatedPrint> out) {
    while (!waiting.isEmpty() && waiting.element().eventNanos() <= newest - WAIT_NANOS) {
      locate(waiting.remove(), out);
    }
    while (!marks.isEmpty() && marks.getFirst().nanos < newest - KEEP_NANOS) {
      marks.removeFirst();
    }
  }

  /** Locates everything that still waits. */
  void flush(Consumer<LocatedPrint> out) {
    while (!waiting.isEmpty()) {
      locate(waiting.remove(), out);
    }
  }

  private void locate(ForcedOrder order, Consumer<LocatedPrint> out) {
    double price = nearestMark(order.eventNanos());
    if (Double.isNaN(price) && !Double.isNaN(order.bankruptcyPrice())) {
      price = trigger.applyAsDouble(order);
    }
    if (Double.isNaN(price)) {
      price = order.fillPrice();
    }
    if (price > 0) {
      out.accept(
          new LocatedPrint(
              order.eventNanos(),
              order.liquidatedSide(),
              price,
              order.instrument().notional(order.quantity(), price)));
    }
  }

  /** The nearest mark within a second, the earlier of two equally near; NaN if there is none. */
  private double nearestMark(long nanos) {
    double price = Double.NaN;
    long best = NEAR_NANOS;
    // From the newest back: prints are recent, and an earlier mark replaces an equally near one.
    for (Iterator<Mark> i = marks.descendingIterator(); i.hasNext(); ) {
      Mark mark = i.next();
      long distance = Math.abs(mark.nanos - nanos);
      if (distance <= best) {
        best = distance;
        price = mark.price;
      } else if (mark.nanos < nanos) {
        break;
      }
    }
    return price;
  }
}
