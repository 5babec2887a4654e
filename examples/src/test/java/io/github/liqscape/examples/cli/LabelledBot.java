// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.run.BotDoor;
import io.github.liqscape.paper.run.PaperBot;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.engine.SetupConfig;
import io.github.liqscape.setup.engine.SetupEngine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Map, setup engine and orders of one market among several of an account. It says of each setup
 * whether it became an order, and if not, why.
 */
final class LabelledBot implements PaperBot {

  static final String SUBMITTED = "submitted";
  static final String BUSY = "position or order of an earlier setup";

  private final Instrument instrument;
  private final LiquidationMap map;
  private final SetupEngine engine;
  private final Map<Setup.Trade, String> answers = new LinkedHashMap<>();

  LabelledBot(StudySource source) {
    instrument = source.instrument();
    map = LiquidationMap.of(instrument, StandInTiers.of(instrument));
    engine =
        SetupEngine.builder(instrument)
            .config(SetupConfig.of(source.signal()))
            .tiers(StandInTiers.of(instrument))
            .build();
  }

  /** What became of each setup when it was made. */
  Map<Setup.Trade, String> answers() {
    return answers;
  }

  List<Setup.Trade> setups() {
    return new ArrayList<>(answers.keySet());
  }

  @Override
  public void onEvent(MarketEvent event, BotDoor door) {
    if (!event.instrument().equals(instrument)) {
      return;
    }
    map.apply(event);
    engine
        .apply(event, map::profile)
        .filter(Setup.Trade.class::isInstance)
        .map(Setup.Trade.class::cast)
        .ifPresent(trade -> assertThat(answers.put(trade, submit(trade, door))).isNull());
  }

  private String submit(Setup.Trade trade, BotDoor door) {
    boolean busy =
        door.positions().stream().anyMatch(p -> p.instrument().equals(instrument))
            || door.liveOrders().stream().anyMatch(o -> o.instrument().equals(instrument));
    if (busy) {
      return BUSY;
    }
    return switch (door.submit(trade)) {
      case OrderAnswer.Rejected no -> no.reason().toString();
      case OrderAnswer.Accepted yes -> SUBMITTED;
      case OrderAnswer.InFlight way -> SUBMITTED;
    };
  }
}
