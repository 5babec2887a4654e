// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.examples.replay.PlanTally;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.paper.run.BotDoor;
import io.github.liqscape.paper.run.PaperBot;
import io.github.liqscape.setup.Setup;
import java.util.List;

/** Submits setups that were made before, each at the close of its own bar. */
final class ReadySetups implements PaperBot {

  private final List<Setup.Trade> setups;
  private final PlanTally tally = new PlanTally();
  private int next;

  /**
   * @param setups oldest first
   */
  ReadySetups(List<Setup.Trade> setups) {
    this.setups = setups;
  }

  PlanTally tally() {
    return tally;
  }

  @Override
  public void onEvent(MarketEvent event, BotDoor door) {
    if (!(event instanceof CandleEvent)) {
      return;
    }
    while (next < setups.size() && setups.get(next).asOfNanos() <= event.eventNanos()) {
      Setup.Trade setup = setups.get(next++);
      if (setup.asOfNanos() == event.eventNanos()) {
        tally.take(setup, door);
      }
    }
  }
}
