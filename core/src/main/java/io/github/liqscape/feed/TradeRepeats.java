// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.market.Trade;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells a new trade from a copy: by its number where the venue numbers trades one by one, else by the
 * ids of the last 4,096.
 *
 * <p>Threading: single thread.
 */
final class TradeRepeats {

  private static final int REMEMBERED = 4_096;

  private long number = -1;
  private String lastId = "";
  private final String[] ids = new String[REMEMBERED];
  private final Set<String> known = new HashSet<>();
  private int next;

  /** Number of the last trade, -1 before the first or if the venue has none. */
  long number() {
    return number;
  }

  String lastId() {
    return lastId;
  }

  Repeat judge(Trade trade, long of) {
    if (of >= 0) {
      if (number < 0 || of == number + 1) {
        return Repeat.NEXT;
      }
      return of <= number ? Repeat.COPY : Repeat.JUMP;
    }
    return known.contains(trade.id()) ? Repeat.COPY : Repeat.NEXT;
  }

  /** Nothing before this number is missing any more. */
  void settle(long of) {
    number = of - 1;
  }

  void delivered(Trade trade, long of) {
    lastId = trade.id();
    if (of >= 0) {
      number = of;
      return;
    }
    String forgotten = ids[next];
    if (forgotten != null) {
      known.remove(forgotten);
    }
    ids[next] = trade.id();
    known.add(trade.id());
    next = (next + 1) % REMEMBERED;
  }
}
