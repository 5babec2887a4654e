// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.quickstart;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.routing.channel.Secret;
import io.github.liqscape.routing.condition.AlertCondition;
import io.github.liqscape.routing.condition.ConditionEngine;
import io.github.liqscape.routing.condition.Trigger;
import io.github.liqscape.routing.inbound.InboundDesk;
import io.github.liqscape.routing.inbound.InboundServer;
import io.github.liqscape.routing.inbound.InboundSource;
import io.github.liqscape.routing.inbound.SymbolLookup;
import io.github.liqscape.setup.ChartSignal;
import io.github.liqscape.setup.engine.SetupEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * An alert that a chart posts becomes evidence for the setup engine, and an alert of a condition. It never
 * becomes an order. TradingView posts to the ports 80 and 443 only: put a proxy with TLS before this.
 */
final class TradingViewHook {

  private TradingViewHook() {}

  /** Takes a folder and a port, says what the chart must send, and runs until it is ended. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Instrument btc =
        Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();
    SetupEngine engine = SetupEngine.of(btc, Timeframe.M15);
    ConditionEngine conditions =
        ConditionEngine.builder()
            .to(alert -> System.out.println("alert: " + alert.title())); // else router::publish
    conditions.add(
        AlertCondition.on(btc, "chart-says-buy")
            .when(Trigger.chart(ChartSignal.Action.BUY))
            .build());
    BlockingQueue<ChartSignal> signals = new LinkedBlockingQueue<>();
    Secret secret = InboundSource.newSecret(new SecureRandom());
    try (InboundDesk desk =
            InboundDesk.at(Path.of(arguments[0])) // what was accepted survives a crash
                .source(InboundSource.secretInBody("tv", "/tv", secret))
                .symbols(SymbolLookup.of(List.of(btc)))
                .open(signals::add); // called on threads of the server
        InboundServer server = InboundServer.start(desk, Integer.parseInt(arguments[1]))) {
      System.out.println("url: http:/" + server.address() + "/tv");
      System.out.printf(
          "message: {\"secret\":\"%s\",\"symbol\":\"{{ticker}}\",\"price\":{{close}},%s}%n",
          secret.reveal(), "\"action\":\"buy\",\"timeframe\":\"15\"");
      while (true) { // on the thread that feeds the engines
        ChartSignal signal = signals.take();
        System.out.println("signal: " + signal.action() + " of " + signal.source());
        engine.accept(signal);
        conditions.apply(signal);
      }
    }
  }
}
