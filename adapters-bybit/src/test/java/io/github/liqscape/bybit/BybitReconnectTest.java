// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import static io.github.liqscape.bybit.Bybit.BTC;
import static io.github.liqscape.testkit.ScriptedMarket.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.spi.AdapterConfig;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.Endpoint;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.LiveFeed;
import io.github.liqscape.spi.Subscription;
import io.github.liqscape.testkit.ScriptedHttp;
import io.github.liqscape.testkit.ScriptedSocket;
import io.github.liqscape.testkit.ScriptedSockets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The ticker after a reconnect: what the old connection said does not count any more. */
final class BybitReconnectTest {

  private static String ticker(String type, int number, String fields) {
    return json(
        "{'topic':'tickers.BTCUSDT','type':'"
            + type
            + "','data':{'symbol':'BTCUSDT',"
            + fields
            + "},'cs':"
            + number
            + ",'ts':"
            + (1_791_565_601_000L + number)
            + "}");
  }

  private static MarkPrice nextMark(LiveFeed feed) throws InterruptedException {
    while (true) {
      MarketEvent event = feed.poll(Duration.ofMillis(50));
      if (event instanceof MarkPrice mark) {
        return mark;
      }
    }
  }

  @Test
  @Timeout(60)
  void x6_ticker_begins_anew_with_the_first_snapshot_of_a_new_connection()
      throws InterruptedException {
    try (ScriptedHttp rest = ScriptedHttp.start();
        ScriptedSockets sockets = ScriptedSockets.start()) {
      rest.answer(request -> ScriptedHttp.Reply.of(403, ""));
      sockets.onMessage((s, m) -> BybitVenueScript.LINEAR.replies(m).forEach(s::send));
      AdapterConfig config =
          AdapterConfig.builder("linear")
              .endpoint(Endpoint.REST, rest.uri())
              .endpoint(Endpoint.STREAM, sockets.uri())
              .build();
      Subscription marks =
          Subscription.builder().instrument(BTC).kind(StreamKind.MARK_PRICE).build();
      try (ExchangeAdapter adapter =
              new BybitAdapterProvider().open(config, AdapterContext.standard());
          LiveFeed feed = adapter.subscribe(marks)) {
        ScriptedSocket first = sockets.awaitConnection(1);
        first.awaitMessages(1);
        first.send(ticker("snapshot", 1, "'markPrice':'82000','indexPrice':'82001'"));
        assertThat(nextMark(feed).index()).isEqualTo(82_001);
        first.cut();
        ScriptedSocket second = sockets.awaitConnection(2);
        second.awaitMessages(1);
        second.send(
            List.of(
                ticker("delta", 2, "'markPrice':'1'"),
                ticker("snapshot", 3, "'markPrice':'82003'"),
                ticker("delta", 4, "'markPrice':'82004'")));
        MarkPrice after = nextMark(feed);
        assertThat(after.mark()).as("not that of the early delta").isEqualTo(82_003);
        assertThat(after.index()).as("not that of the old connection").isNaN();
        assertThat(nextMark(feed).mark()).isEqualTo(82_004);
      }
    }
  }
}
