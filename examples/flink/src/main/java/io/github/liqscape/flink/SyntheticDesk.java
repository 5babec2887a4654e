// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.flink.source.SyntheticMarkets;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.PaperBrokerBuilder;
import io.github.liqscape.routing.AlertRouter;
import io.github.liqscape.routing.AlertRouterBuilder;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.ChannelTraits;
import io.github.liqscape.routing.channel.DescribedTarget;
import io.github.liqscape.routing.channel.RateLimit;
import io.github.liqscape.routing.condition.ZoneAlerts;
import io.github.liqscape.routing.condition.ZoneAlertsBuilder;
import io.github.liqscape.setup.engine.SetupEngine;
import io.github.liqscape.setup.engine.SetupEngineBuilder;
import java.time.Duration;
import java.util.List;

/**
 * A desk of generated markets: markets are dealt out to users and accounts in turn.
 *
 * @param markets what is traded
 * @param followers users and, as many, accounts; 0 for none
 * @param timeframe of the setups, a multiple of a minute
 */
public record SyntheticDesk(SyntheticMarkets markets, int followers, Timeframe timeframe)
    implements Desk {

  private static final long serialVersionUID = 1L;

  /** A zone that lasts is news again after so long. */
  private static final Duration REFRESH = Duration.ofMinutes(5);

  private static int number(Instrument instrument) {
    String symbol = instrument.symbol();
    return Integer.parseInt(symbol.substring(1, symbol.length() - "USDT".length()));
  }

  @Override
  public LiquidationMap.Builder map(Instrument instrument) {
    return LiquidationMap.builder(instrument).tiers(markets.config(number(instrument)).tiers());
  }

  @Override
  public SetupEngineBuilder setups(Instrument instrument) {
    SetupEngineBuilder builder =
        SetupEngine.builder(instrument)
            .timeframe(timeframe)
            .tiers(markets.config(number(instrument)).tiers());
    return timeframe == Timeframe.M1 ? builder : builder.candlesOf(Timeframe.M1);
  }

  @Override
  public ZoneAlertsBuilder zones(Instrument instrument) {
    return ZoneAlerts.of(instrument, timeframe).candles(Timeframe.M1).refresh(REFRESH);
  }

  @Override
  public List<String> users(Instrument instrument) {
    return followers == 0 ? List.of() : List.of("user-" + number(instrument) % followers);
  }

  @Override
  public List<String> accounts(Instrument instrument) {
    return followers == 0 ? List.of() : List.of("account-" + number(instrument) % followers);
  }

  @Override
  public AlertRouterBuilder router(String user) {
    ChannelTraits standard = ChannelTraits.standard().deduping();
    return AlertRouter.builder()
        .channel(DescribedTarget.of(ChannelKinds.IN_APP, "inbox", standard))
        .channel(
            DescribedTarget.of(
                ChannelKinds.DISCORD, "discord",
                ChannelTraits.standard()
                    .materialOnly()
                    .limitedTo(RateLimit.of(5, Duration.ofSeconds(2)))))
        .channel(
            DescribedTarget.of(
                ChannelKinds.WEBHOOK, "webhook",
                ChannelTraits.standard().asMachine().deduping()))
        .confirmFor(AlertTier.ACTIVE_RISK, Duration.ofSeconds(30));
  }

  @Override
  public PaperBrokerBuilder account(String account) {
    int own = Integer.parseInt(account.substring("account-".length()));
    PaperBrokerBuilder builder =
        PaperBroker.builder().runId("a" + own).account("USDT", "100000");
    for (int i = own; i < markets.count(); i += followers) {
      builder.instrument(markets.instrument(i), markets.config(i).tiers());
    }
    return builder;
  }
}
