// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.flink.source.SyntheticMarkets;
import io.github.liqscape.flink.source.SyntheticTapes;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.routing.AlertDecider;
import io.github.liqscape.routing.RoutingEvent;
import io.github.liqscape.routing.condition.SetupAlerts;
import io.github.liqscape.routing.condition.ZoneAlerts;
import io.github.liqscape.setup.engine.SetupEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The loop that the job is compared with does what the layers do when they are put together by hand. */
class LocalRunTest {

  private static final SyntheticMarkets MARKETS = new SyntheticMarkets(1, 22, 3_000, 10);
  private static final SyntheticDesk DESK = new SyntheticDesk(MARKETS, 1, Timeframe.M1);
  private static final String USER = "user-0";

  private static List<MarketEvent> events() {
    return new SyntheticTapes(MARKETS, Duration.ofMinutes(90)).open("0").toList();
  }

  private static List<String> byHand(List<MarketEvent> events) {
    Instrument perp = MARKETS.instrument(0);
    LiquidationMap map = DESK.map(perp).build();
    SetupEngine engine = DESK.setups(perp).build();
    AlertDecider decider = DESK.router(USER).decider(0);
    ZoneAlerts zones = DESK.zones(perp).to(decider::publish);
    SetupAlerts setups = SetupAlerts.to(decider::publish);
    List<RoutingEvent> facts = new ArrayList<>();
    for (MarketEvent event : events) {
      map.apply(event);
      decider.advanceTo(event.eventNanos());
      decider.apply(event);
      zones.apply(event);
      engine
          .apply(event, map::profile)
          .ifPresent(
              setup -> {
                zones.profile(map.profile());
                zones.apply(setup);
                setups.apply(setup);
              });
      facts.addAll(decider.takeFacts());
    }
    while (decider.nextWake() != Long.MAX_VALUE) {
      decider.advanceTo(Math.max(decider.nextWake(), decider.now() + 1));
    }
    facts.addAll(decider.takeFacts());
    List<String> lines = new ArrayList<>();
    for (RoutingEvent fact : facts) {
      lines.add(USER + "\t" + (lines.size() + 1) + "\t" + FactWords.of(fact));
    }
    return lines;
  }

  /** A user is told of marks only, once there are any: it makes no difference. */
  @Test
  void alerts_of_zones_and_setups_are_those_of_the_layers_put_together_by_hand() {
    List<MarketEvent> events = events();
    LocalRun run = new LocalRun(DESK, null, true);
    events.forEach(run::apply);
    run.finish();
    List<String> byHand = byHand(events);
    assertThat(byHand).hasSizeGreaterThan(100).anyMatch(line -> line.contains("|zone|"));
    assertThat(run.lines.get("users")).isEqualTo(byHand);
  }
}
