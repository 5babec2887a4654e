// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.paper.event.PaperEvent;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;

/** Tells a listener in the order of the journal, also of what it brings about itself. */
final class Telling {

  /** Inputs that a listener may bring about at one instant before trading is halted. */
  static final int MOST_ROUNDS = 1000;

  private final Consumer<PaperEvent> listener;
  private final ArrayDeque<PaperEvent> waiting = new ArrayDeque<>();
  private boolean telling;
  private int rounds;

  Telling(Consumer<PaperEvent> listener) {
    this.listener = listener;
  }

  /** Counts an input; true if it is one too many that the listener brings about. */
  boolean tooMany() {
    return telling && ++rounds == MOST_ROUNDS;
  }

  /** What the listener throws goes to the caller; what it was not told of comes with the next. */
  void tell(List<PaperEvent> events) {
    waiting.addAll(events);
    if (telling) {
      return;
    }
    telling = true;
    rounds = 0;
    try {
      for (PaperEvent next = waiting.poll(); next != null; next = waiting.poll()) {
        listener.accept(next);
      }
    } finally {
      telling = false;
    }
  }
}
