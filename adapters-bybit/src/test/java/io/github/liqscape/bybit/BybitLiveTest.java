// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import static io.github.liqscape.bybit.Bybit.BTC;
import static io.github.liqscape.bybit.Bybit.answer;
import static io.github.liqscape.bybit.Bybit.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.spi.AdapterConfig;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.Endpoint;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.FeedCount;
import io.github.liqscape.spi.LiveFeed;
import io.github.liqscape.spi.Subscription;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A whole feed over real sockets on this machine. */
final class BybitLiveTest {

  private static final Instrument DELISTED =
      Instrument.linear(Venue.BYBIT, "GONEUSDT", "GONE", "USDT").build();

  /** Acknowledges what it knows and refuses, as Bybit does, a whole request with one bad topic. */
  private static final class Server extends WebSocketServer {

    private final CountDownLatch started = new CountDownLatch(1);

    Server() {
      super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      setConnectionLostTimeout(0);
      setReuseAddr(true);
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
      JsonNode message;
      try {
        message = Json.MAPPER.readTree(text);
      } catch (JsonProcessingException e) {
        throw new AssertionError(text, e);
      }
      String id = message.path("req_id").asText();
      for (JsonNode topic : message.path("args")) {
        if (topic.asText().endsWith(DELISTED.symbol())) {
          socket.send(
              json(
                  "{'success':false,'ret_msg':'Invalid topic:["
                      + topic.asText()
                      + "]','req_id':'"
                      + id
                      + "','op':'subscribe'}"));
          return;
        }
      }
      socket.send(json("{'success':true,'ret_msg':'','req_id':'" + id + "','op':'subscribe'}"));
      for (JsonNode topic : message.path("args")) {
        switch (topic.asText()) {
          case "tickers.BTCUSDT" ->
              socket.send(
                  json(
                      "{'topic':'tickers.BTCUSDT','type':'snapshot','data':{'symbol':'BTCUSDT','markPrice':"
                          + "'82000','indexPrice':'82001'},'cs':1,'ts':1791565601000}"));
          case "allLiquidation.BTCUSDT" ->
              socket.send(
                  json(
                      "{'topic':'allLiquidation.BTCUSDT','type':'snapshot','ts':1791565601482,'data':"
                          + "[{'T':1791565600992,'s':'BTCUSDT','S':'Buy','v':'0.006','p':'82396.90'}]}"));
          default -> socket.send("<html>");
        }
      }
    }

    @Override
    public void onStart() {
      started.countDown();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
      assertThat(handshake.getResourceDescriptor()).isEqualTo("/v5/public/linear");
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

    @Override
    public void onError(WebSocket socket, Exception e) {}
  }

  @Test
  @Timeout(30)
  void one_bad_topic_and_rubbish_do_not_keep_the_rest_from_being_live()
      throws IOException, InterruptedException {
    Server server = new Server();
    HttpServer rest =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    rest.createContext(
        "/",
        exchange -> {
          byte[] body =
              answer(
                      1791565601000L,
                      "{'category':'linear','list':[],'timeNano':'1791565601000000000'}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    rest.start();
    server.start();
    assertThat(server.started.await(10, TimeUnit.SECONDS)).isTrue();
    AdapterConfig config =
        AdapterConfig.builder("linear")
            .endpoint(Endpoint.REST, URI.create("http://localhost:" + rest.getAddress().getPort()))
            .endpoint(Endpoint.STREAM, URI.create("ws://localhost:" + server.getPort()))
            .build();
    try (ExchangeAdapter adapter =
            new BybitAdapterProvider().open(config, AdapterContext.standard());
        LiveFeed feed = adapter.subscribe(Subscription.map(DELISTED, BTC))) {
      List<MarketEvent> events = new ArrayList<>();
      while (events.stream().noneMatch(MarkPrice.class::isInstance)
          || events.stream().noneMatch(ForcedOrder.class::isInstance)
          || feed.health().count(FeedCount.TOPICS_REFUSED) < 4) {
        MarketEvent event = feed.poll(Duration.ofMillis(50));
        if (event != null) {
          events.add(event);
        }
      }
      assertThat(feed.health().count(FeedCount.TOPICS_REFUSED)).isEqualTo(4);
      assertThat(feed.health().count(FeedCount.MALFORMED)).isPositive();
      assertThat(feed.ended()).isFalse();
    } finally {
      rest.stop(0);
      server.stop(1_000);
    }
  }
}
