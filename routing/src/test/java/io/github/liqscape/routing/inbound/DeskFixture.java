// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.inbound;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.routing.channel.Secret;
import io.github.liqscape.setup.ChartSignal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A desk with one source of each kind, on a clock and a disk that a test rules. */
final class DeskFixture implements AutoCloseable {

  static final Instrument BTC =
      Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").build();
  static final String SECRET = "abcDEF_0123456789-abcDEF";
  static final String TOKEN = "tokenTOKEN_0123456789-token";
  static final String KEY = "keyKEYkey_0123456789-keyKEY";

  final TurnedClock clock = new TurnedClock();
  final BrokenDisk disk = new BrokenDisk();
  final List<ChartSignal> signals = Collections.synchronizedList(new ArrayList<>());
  private final Path directory;
  private final int perMinute;
  InboundDesk desk;

  DeskFixture(Path directory) {
    this(directory, 120);
  }

  DeskFixture(Path directory, int perMinute) {
    this.directory = directory;
    this.perMinute = perMinute;
    desk = open();
  }

  private InboundDesk open() {
    return InboundDesk.at(directory)
        .source(InboundSource.secretInBody("tradingview", "/tv", Secret.of(SECRET)))
        .source(
            InboundSource.secretInPath("script", "/hook", Secret.of(TOKEN))
                .signedWith(Secret.of(KEY)))
        .source(
            InboundSource.secretInPath("text", "/text", Secret.of(TOKEN))
                .text("{action} {symbol} at {price}"))
        .symbols(SymbolLookup.of(List.of(BTC)))
        .clock(clock)
        .perMinute(perMinute)
        .disk(disk)
        .open(signals::add);
  }

  /** As after the end of a process: nothing but the disk remains. */
  void restart() {
    desk.close();
    desk = open();
    desk.handOver();
  }

  InboundReply post(String body) {
    return post("/tv", body, Map.of());
  }

  InboundReply post(String path, String body, Map<String, String> headers) {
    InboundReply reply =
        desk.receive(
            new InboundRequest(
                path, "127.0.0.1", headers, body.getBytes(StandardCharsets.UTF_8)));
    desk.handOver();
    return reply;
  }

  /** A valid alert; more fields may follow. */
  static String alert(String more) {
    return "{\"secret\":\"" + SECRET + "\",\"symbol\":\"BINANCE:BTCUSDT.P\",\"action\":\"buy\","
        + "\"price\":67840.5,\"confidence\":0.95,\"timeframe\":\"240\"" + more + "}";
  }

  static String timestamp(String iso) {
    return ",\"alertTimestamp\":\"" + iso + "\"";
  }

  @Override
  public void close() {
    desk.close();
  }
}
