// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.run;

import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.paper.event.PaperEvent;

/**
 * A trading program. It knows events and a {@link BotDoor}, so that it can later be pointed at
 * something else than paper by whoever writes that door.
 *
 * <p>Threading: called by one thread. It reads no clock: {@link BotDoor#now} is the time.
 */
public interface PaperBot {

  /** A market event; fills and funding that follow from it have happened and were told. */
  void onEvent(MarketEvent event, BotDoor door);

  /**
   * The account changed. A change that a request brings about at once is told before the request
   * returns.
   */
  default void onChange(PaperEvent change, BotDoor door) {}
}
