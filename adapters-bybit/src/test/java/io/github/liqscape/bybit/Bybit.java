// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import io.github.liqscape.feed.RestQuery;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.spi.AdapterConfig;
import io.github.liqscape.spi.Subscription;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;

/** Instruments and shorthands that the tests share. */
final class Bybit {

  static final Instrument BTC =
      Instrument.linear(Venue.BYBIT, "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();
  static final Instrument NKN =
      Instrument.linear(Venue.BYBIT, "NKNUSDT", "NKN", "USDT").tickSize("0.00001").build();
  static final Instrument INVERSE =
      Instrument.inverse(Venue.BYBIT, "BTCUSD", "BTC", "USD").tickSize("0.5").build();

  static final BybitHosts LINEAR_HOSTS = BybitHosts.of(AdapterConfig.of("linear"));
  static final BybitHosts INVERSE_HOSTS = BybitHosts.of(AdapterConfig.of("inverse"));
  static final long MILLI = 1_000_000;

  /** When frames of the tests are received. */
  static final long RECEIVED = 42;

  private Bybit() {}

  /** Every kind of event of these. */
  static Subscription everything(Instrument... instruments) {
    return Subscription.builder()
        .instruments(List.of(instruments))
        .kinds(EnumSet.allOf(StreamKind.class))
        .formingCandles(true)
        .build();
  }

  static Subscription only(StreamKind kind, Instrument... instruments) {
    return Subscription.builder().instruments(List.of(instruments)).kind(kind).build();
  }

  /** What a fresh decoder makes of frames. */
  static Collected decoded(Subscription subscription, String... frames) {
    Collected collected = new Collected();
    BybitDecoder decoder = new BybitDecoder(subscription);
    for (String frame : frames) {
      decoder.decode(frame, RECEIVED, collected);
    }
    return collected;
  }

  /** Single quotes for double ones: JSON that can be read in Java. */
  static String json(String text) {
    return text.replace('\'', '"');
  }

  /** An envelope around a result. */
  static String answer(long timeMillis, String result) {
    return json("{'retCode':0,'retMsg':'OK','result':" + result + ",'retExtInfo':{},'time':")
        + timeMillis
        + "}";
  }

  /** Asks all requests of a query of a made-up server; the addresses asked. */
  static List<URI> run(RestQuery<?> query, Function<URI, String> server) {
    List<URI> asked = new ArrayList<>();
    for (var request = query.next(); request != null; request = query.next()) {
      asked.add(request.uri());
      if (asked.size() > 1_000) {
        throw new AssertionError("the question never ends: " + asked.subList(0, 10));
      }
      var failure = query.accept(server.apply(request.uri()), 0);
      if (failure != null) {
        throw new AssertionError(failure.toString());
      }
    }
    return asked;
  }

  /** A parameter of an address, or empty text. */
  static String parameter(URI uri, String name) {
    for (String pair : uri.getRawQuery().split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    return "";
  }
}
