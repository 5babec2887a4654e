// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
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
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.junit.jupiter.api.Test;

/**
 * Five hundred symbols on their sockets, for ten million frames in the thorough profile: the heap must not
 * grow. The numbers are printed.
 */
class BinanceSoakTest {

  private static final int SYMBOLS = 500;
  private static final long START_MS = 1_764_115_200_000L;
  private static final long FRAMES =
      Boolean.getBoolean("liqscape.thorough") ? 10_000_000L : 40_000L;
  private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

  /** Acknowledges every subscription and sends what it is told. */
  private static final class Server extends WebSocketServer {
    final CountDownLatch started = new CountDownLatch(1);
    final Map<WebSocket, String> topics = new ConcurrentHashMap<>();

    Server() {
      super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      setConnectionLostTimeout(0);
      setReuseAddr(true);
    }

    @Override
    public void onStart() {
      started.countDown();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
      topics.merge(socket, handshake.getResourceDescriptor(), String::concat);
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
      topics.merge(socket, message, String::concat);
      Matcher id = ID.matcher(message);
      if (id.find()) {
        socket.send("{\"result\":null,\"id\":" + id.group(1) + "}");
      }
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
      topics.remove(socket);
    }

    @Override
    public void onError(WebSocket socket, Exception error) {
      // A client that goes is no fault here.
    }

    /** The socket that carries a stream, once it is subscribed. */
    WebSocket of(String stream) {
      for (Map.Entry<WebSocket, String> e : topics.entrySet()) {
        if (e.getValue().contains(stream)) {
          return e.getKey();
        }
      }
      throw new IllegalStateException("nobody subscribed " + stream);
    }
  }

  @Test
  void five_hundred_symbols_need_no_more_memory_as_frames_go_by() throws Exception {
    HttpServer rest = rest();
    Server server = new Server();
    server.start();
    assertThat(server.started.await(10, TimeUnit.SECONDS)).isTrue();
    AdapterConfig config =
        AdapterConfig.builder("usdm")
            .endpoint(Endpoint.REST, URI.create("http://127.0.0.1:" + rest.getAddress().getPort()))
            .endpoint(Endpoint.STREAM, URI.create("ws://127.0.0.1:" + server.getPort()))
            .build();
    List<Instrument> instruments = instruments();
    try (ExchangeAdapter adapter =
            new BinanceAdapterProvider().open(config, AdapterContext.standard());
        LiveFeed feed =
            adapter.subscribe(
                Subscription.builder()
                    .instruments(instruments)
                    .kind(StreamKind.TRADE)
                    .kind(StreamKind.MARK_PRICE)
                    .kind(StreamKind.FORCED_ORDER)
                    .build())) {
      soak(server, feed, instruments);
    } finally {
      server.stop();
      rest.stop(0);
    }
  }

  private static void soak(Server server, LiveFeed feed, List<Instrument> instruments)
      throws InterruptedException {
    WebSocket[] marks = new WebSocket[SYMBOLS];
    WebSocket[] trades = new WebSocket[SYMBOLS];
    awaitSubscriptions(server, feed, instruments, marks, trades);
    long[] numbers = new long[SYMBOLS];
    long sent = 0;
    long taken = 0;
    long time = START_MS;
    List<Long> heaps = new ArrayList<>();
    for (long round = 0; sent < FRAMES; round++) {
      time += 100;
      for (int i = 0; i < SYMBOLS; i++) {
        boolean mark = (round + i) % 10 == 0;
        String symbol = instruments.get(i).symbol();
        if (mark) {
          marks[i].send(
              "{\"stream\":\"x\",\"data\":{\"e\":\"markPriceUpdate\",\"E\":" + time + ",\"s\":\""
                  + symbol + "\",\"p\":\"100.01\",\"i\":\"100.02\",\"P\":\"100\",\"r\":\"0.0001\",\"T\":"
                  + (time / 28_800_000 + 1) * 28_800_000 + ",\"st\":1}}");
        } else {
          trades[i].send(
              "{\"stream\":\"x\",\"data\":{\"e\":\"aggTrade\",\"E\":" + time + ",\"s\":\"" + symbol
                  + "\",\"a\":" + ++numbers[i] + ",\"p\":\"100.1\",\"q\":\"1\",\"f\":1,\"l\":1,\"T\":"
                  + time + ",\"m\":true,\"st\":1}}");
        }
        sent++;
      }
      // The consumer keeps up: what was sent is taken before more is sent.
      while (taken + 5_000 < sent) {
        MarketEvent event = feed.poll(Duration.ofSeconds(20));
        if (event == null) {
          throw new AssertionError("taken " + taken + " of " + sent + ": " + feed.health());
        }
        if (!(event instanceof StreamGap) && event.kind() != StreamKind.FUNDING_RATE) {
          taken++;
        }
      }
      if (sent % (FRAMES / 10) < SYMBOLS) {
        heaps.add(usedHeap());
      }
    }
    System.out.printf(
        "%d symbols, %d frames, heap after each tenth in MiB: %s%n", SYMBOLS, sent,
        heaps.stream().map(b -> b >> 20).toList());
    assertThat(feed.health().count(FeedCount.MALFORMED)).isZero();
    assertThat(feed.health().count(FeedCount.DISCONNECTS)).isZero();
    assertThat(heaps.getLast()).isLessThan(heaps.getFirst() + (16L << 20));
  }

  /** Turns until every stream is subscribed. */
  private static void awaitSubscriptions(
      Server server, LiveFeed feed, List<Instrument> instruments, WebSocket[] marks,
      WebSocket[] trades)
      throws InterruptedException {
    for (int i = 0; i < SYMBOLS; ) {
      String name = instruments.get(i).symbol().toLowerCase(Locale.ROOT);
      try {
        marks[i] = server.of(name + "@markPrice");
        trades[i] = server.of(name + "@aggTrade");
        i++;
      } catch (IllegalStateException notYet) {
        assertThat(feed.poll(Duration.ofMillis(20))).isNull();
      }
    }
  }

  private static long usedHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static List<Instrument> instruments() {
    List<Instrument> all = new ArrayList<>();
    for (int i = 0; i < SYMBOLS; i++) {
      all.add(
          Instrument.linear(Venue.BINANCE, "COIN" + (1_000 + i) + "USDT", "COIN" + i, "USDT")
              .tickSize("0.01")
              .build());
    }
    return all;
  }

  private static HttpServer rest() throws IOException {
    HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext(
        "/",
        exchange -> {
          byte[] body =
              ("{\"serverTime\":" + START_MS + "}").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    http.start();
    return http;
  }
}
