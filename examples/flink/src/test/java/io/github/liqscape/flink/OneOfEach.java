// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.flink.event.InstrumentWords;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.PaperBrokerBuilder;
import io.github.liqscape.routing.AlertRouter;
import io.github.liqscape.routing.AlertRouterBuilder;
import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.ChannelTraits;
import io.github.liqscape.routing.channel.DescribedTarget;
import io.github.liqscape.routing.condition.ZoneAlerts;
import io.github.liqscape.routing.condition.ZoneAlertsBuilder;
import io.github.liqscape.setup.engine.SetupEngine;
import io.github.liqscape.setup.engine.SetupEngineBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * A user and an account that follow any instruments, with candles of a minute.
 *
 * @param instruments with their terms, see {@link InstrumentWords}
 * @param timeframe of the setups
 */
record OneOfEach(List<String> instruments, Timeframe timeframe) implements Desk {

  private static final long serialVersionUID = 1L;

  static OneOfEach of(List<Instrument> instruments, Timeframe timeframe) {
    InstrumentWords words = new InstrumentWords();
    return new OneOfEach(instruments.stream().map(words::words).toList(), timeframe);
  }

  private static MarginTiers tiers() {
    return MarginTiers.builder(MarginTiers.Unit.QUOTE, LocalDate.of(2026, 1, 1), "test")
        .unboundedTier("0", "0.005")
        .build();
  }

  @Override
  public LiquidationMap.Builder map(Instrument instrument) {
    return LiquidationMap.builder(instrument).tiers(tiers());
  }

  @Override
  public SetupEngineBuilder setups(Instrument instrument) {
    SetupEngineBuilder builder =
        SetupEngine.builder(instrument).timeframe(timeframe).tiers(tiers());
    return timeframe == Timeframe.M1 ? builder : builder.candlesOf(Timeframe.M1);
  }

  @Override
  public ZoneAlertsBuilder zones(Instrument instrument) {
    return ZoneAlerts.of(instrument, timeframe)
        .candles(Timeframe.M1)
        .refresh(Duration.ofNanos(timeframe.nanos()));
  }

  @Override
  public List<String> users(Instrument instrument) {
    return List.of("me");
  }

  @Override
  public AlertRouterBuilder router(String user) {
    return AlertRouter.builder()
        .channel(
            DescribedTarget.of(
                ChannelKinds.IN_APP, "inbox", ChannelTraits.standard().deduping()));
  }

  @Override
  public List<String> accounts(Instrument instrument) {
    return List.of("mine");
  }

  @Override
  public PaperBrokerBuilder account(String account) {
    PaperBrokerBuilder builder = PaperBroker.builder().runId("r").account("USDT", "100000");
    InstrumentWords words = new InstrumentWords();
    for (String instrument : instruments) {
      try {
        builder.instrument(words.instrument(instrument), tiers());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return builder;
  }
}
