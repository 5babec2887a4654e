// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.Trade;
import io.github.liqscape.routing.AlertRouter;
import io.github.liqscape.routing.RoutingEvent;
import io.github.liqscape.routing.RoutingHistory;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.channel.Secret;
import io.github.liqscape.routing.channel.inbox.Inbox;
import io.github.liqscape.routing.condition.AlertCondition;
import io.github.liqscape.routing.condition.ConditionEngine;
import io.github.liqscape.routing.condition.Crossing;
import io.github.liqscape.routing.condition.Trigger;
import io.github.liqscape.routing.inbound.InboundDesk;
import io.github.liqscape.routing.inbound.InboundServer;
import io.github.liqscape.routing.inbound.InboundSource;
import io.github.liqscape.routing.inbound.SymbolLookup;
import io.github.liqscape.setup.ChartSignal;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of routing/README.md that no program has, as they stand there. */
class ReadmeRoutingTest {

  private static final Instrument BTC =
      Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  @Test
  void a_condition_of_the_user_becomes_a_decision() {
    Instrument btc = BTC;
    Path outbox = folder.resolve("outbox");
    try (AlertRouter router =
        AlertRouter.builder()
            .channel(Inbox.at(folder.resolve("inbox"), "in-app:me"))
            .outbox(outbox)
            .build()) {
      // region condition
      ConditionEngine conditions = ConditionEngine.builder().to(router::publish);
      conditions.add(
          AlertCondition.on(btc, "below-60k")
              .when(Trigger.crosses(Crossing.DOWN, 60_000))
              .tier(AlertTier.ACTIVE_RISK)
              .build());
      // endregion
      conditions.apply(trade(1, 60_100));
      conditions.apply(trade(2, 59_990));
      conditions.apply(trade(12, 59_980)); // it has held for ten seconds
      router.awaitWritten();
      List<String> decided = new ArrayList<>();
      RoutingHistory.read(
          outbox,
          event -> {
            if (event instanceof RoutingEvent.Decided d) {
              decided.add(d.alert().ref());
            }
          });
      assertThat(decided).contains("below-60k");
    }
  }

  private static Trade trade(long second, double price) {
    long nanos = second * 1_000_000_000L;
    return new Trade(BTC, nanos, nanos, "" + second, price, 1, OrderSide.SELL);
  }

  @Test
  void an_alert_of_a_chart_becomes_a_signal() throws IOException, InterruptedException {
    Instrument btc = BTC;
    Secret secret = InboundSource.newSecret(new SecureRandom());
    BlockingQueue<ChartSignal> signals = new LinkedBlockingQueue<>();
    // region inbound
    InboundDesk desk =
        InboundDesk.at(folder.resolve("inbound"))
            .source(InboundSource.secretInBody("tv", "/tv", secret))
            .symbols(SymbolLookup.of(List.of(btc)))
            .open(signals::add); // give them to conditions and to the setup engine
    InboundServer server = InboundServer.start(desk, 0); // on the loopback address
    // endregion
    try (desk;
        server) {
      String body =
          "{'secret':'" + secret.reveal()
              + "','symbol':'BINANCE:BTCUSDT.P','action':'buy','price':60000,'timeframe':'15'}";
      HttpURLConnection post =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + server.address().getPort() + "/tv")
                  .toURL()
                  .openConnection();
      post.setDoOutput(true);
      post.getOutputStream().write(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
      assertThat(post.getResponseCode()).isEqualTo(202);
      ChartSignal signal = signals.poll(10, TimeUnit.SECONDS);
      assertThat(signal).isNotNull();
      assertThat(signal.action()).isEqualTo(ChartSignal.Action.BUY);
      assertThat(signal.timeframe()).contains(Timeframe.M15);
    }
  }
}
