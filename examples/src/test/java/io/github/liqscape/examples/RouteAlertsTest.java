// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.routing.AlertRouter;
import io.github.liqscape.routing.RoutingEvent;
import io.github.liqscape.routing.RoutingHistory;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of routing/README.md does what it says. */
class RouteAlertsTest {

  private static final Instrument BTC =
      Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @Test
  void zones_and_setups_become_decisions_with_a_reason_for_every_target() {
    try (AlertRouter router = RouteAlerts.router(folder, out)) {
      Consumer<MarketEvent> chain =
          RouteAlerts.chain(BTC, KnownMarginTiers.binanceBtcusdt2026(), router);
      Random random = new Random(3);
      double price = 60_000;
      for (int minute = 0; minute < 3_000; minute++) {
        double close = Math.rint(10 * (price + 20 * random.nextGaussian())) / 10;
        double high = Math.max(price, close) + random.nextInt(10);
        double low = Math.min(price, close) - random.nextInt(10);
        Candle candle =
            Candle.closed(
                Timeframe.M1, minute * Timeframe.M1.nanos(), price, high, low, close,
                20 + random.nextInt(50));
        chain.accept(CandleEvent.recorded(BTC, PriceKind.LAST, candle));
        price = close;
      }
    }
    Set<AlertTier> tiers = EnumSet.noneOf(AlertTier.class);
    Set<ReasonCode> inbox = EnumSet.noneOf(ReasonCode.class);
    RoutingHistory.read(
        folder.resolve("outbox"),
        event -> {
          if (event instanceof RoutingEvent.Decided d) {
            tiers.add(d.alert().tier());
            assertThat(d.targets()).hasSize(7); // ours, and five kinds that nobody set up
            d.targets().stream()
                .filter(t -> t.decision().target().equals("in-app:me"))
                .forEach(t -> inbox.add(t.decision().reason()));
          }
        });
    assertThat(tiers).contains(AlertTier.WATCHLIST, AlertTier.ACTIVE_RISK);
    assertThat(inbox).contains(ReasonCode.FIRST, ReasonCode.UNCONFIRMED);
  }

  @Test
  void the_channel_of_ones_own_prints_a_line() {
    Alert alert =
        Alert.condition(AlertTier.ACTIVE_RISK, Venue.BINANCE, "BTCUSDT", "mine")
            .text("below 60k", "It is.")
            .createdAt(1);
    DeliveryOutcome outcome =
        new RouteAlerts.Terminal(out)
            .deliver(
                new Delivery(
                    "dlv_1", "thread", ReasonCode.FIRST, alert.tier(), List.of(alert), List.of(),
                    0, 0, 1, 2, 3, Duration.ofSeconds(10)));
    assertThat(outcome).isInstanceOf(DeliveryOutcome.Delivered.class);
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .isEqualTo("[Active risk] below 60k" + System.lineSeparator());
  }

  @Test
  void the_example_takes_less_than_60_lines() throws IOException {
    String program =
        Files.readString(
            ReadmeSnippets.root()
                .resolve("examples/src/main/java/io/github/liqscape/examples/RouteAlerts.java"));
    long lines = 0;
    for (String region : program.split("// region", -1)) {
      lines += region.contains("// endregion") ? region.split("// endreg", 2)[0].lines().count() : 0;
    }
    assertThat(lines).isBetween(30L, 59L);
  }
}
