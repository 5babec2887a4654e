// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.candle.TradeAggregator;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.condition.SetupAlerts;
import io.github.liqscape.routing.condition.ZoneAlerts;
import io.github.liqscape.routing.condition.ZoneAlertsBuilder;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.engine.SetupEngine;
import io.github.liqscape.setup.engine.SetupEngineBuilder;
import io.github.liqscape.setup.engine.SetupFormatException;
import io.github.liqscape.setup.engine.SetupJson;
import io.github.liqscape.state.SavedState;
import io.github.liqscape.state.StateReader;
import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** How the engines of a lane begin: empty, or where saved ones stopped. */
final class LaneState {

  private static final String KIND = "scan-lane";
  private static final int VERSION = 1;
  private static final int LONGEST_TEXT = 4_000_000;

  private LaneState() {}

  /**
   * Makes something that raises alerts.
   *
   * @param <T> what is made
   */
  @FunctionalInterface
  interface Maker<T> {
    T make(Consumer<Alert> raise) throws IOException;
  }

  /**
   * Engines that have seen nothing.
   *
   * @param alertsFrom event time from which on alerts are told
   */
  static LaneEngines fresh(ScanMarket market, ScanConfig config, long alertsFrom) {
    try {
      return new LaneEngines(
          market, config, alertsFrom,
          raise ->
              new LaneEngines.Parts(
                  map(market).build(),
                  config.timeframes().stream().map(t -> engine(market, t).build()).toList(),
                  zones(market, config).to(raise),
                  SetupAlerts.to(raise),
                  TradeAggregator.of(market.candles()),
                  new LaneMarks(),
                  new Trail()));
    } catch (IOException e) {
      throw new UncheckedIOException("nothing was read", e);
    }
  }

  private static LiquidationMap.Builder map(ScanMarket market) {
    return LiquidationMap.builder(market.instrument()).tiers(market.tiers());
  }

  private static SetupEngineBuilder engine(ScanMarket market, Timeframe timeframe) {
    return SetupEngine.builder(market.instrument())
        .timeframe(timeframe)
        .candlesOf(market.candles())
        .tiers(market.tiers());
  }

  private static ZoneAlertsBuilder zones(ScanMarket market, ScanConfig config) {
    return ZoneAlerts.of(market.instrument(), config.zoneTimeframe()).candles(market.candles());
  }

  static void write(LaneEngines lane, DataOutput to) throws IOException {
    SavedState.write(
        to, KIND, VERSION,
        out -> {
          out.text(lane.market.name()).text(timeframes(lane.config)).text(lane.candles().code());
          out.number(lane.alertsFrom()).text(lane.trail.hex());
          lane.marks.save(out);
          Fidelity quality = lane.fidelity();
          out.text(quality == null ? "" : quality.name());
          out.flag(lane.candlesCome()).flag(lane.priced()).flag(lane.marked());
          List<Setup> decisions = lane.decisions();
          out.integer(decisions.size());
          for (Setup setup : decisions) {
            out.text(SetupJson.write(setup));
          }
          lane.trades.save(out.output());
          lane.map.save(out.output());
          for (SetupEngine engine : lane.engines) {
            engine.save(out.output());
          }
          lane.zones.save(out.output());
          lane.setups.save(out.output());
        });
  }

  /**
   * Engines that continue where the saved ones stopped, bit for bit.
   *
   * @throws IOException if these are no such engines, or of another instrument or other timeframes
   */
  static LaneEngines restore(ScanMarket market, ScanConfig config, byte[] saved)
      throws IOException {
    DataInput from = new DataInputStream(new ByteArrayInputStream(saved));
    return SavedState.read(from, KIND, VERSION, (in, version) -> read(market, config, in));
  }

  private static LaneEngines read(ScanMarket market, ScanConfig config, StateReader in)
      throws IOException {
    same("instrument", market.name(), in.text(256));
    same("timeframes", timeframes(config), in.text(256));
    same("candles", market.candles().code(), in.text(16));
    long alertsFrom = in.number();
    Trail trail = new Trail(in.text(64));
    LaneMarks marks = LaneMarks.restore(in);
    String name = in.text(64);
    Optional<Fidelity> quality =
        name.isEmpty() ? Optional.empty() : Optional.of(Fidelity.valueOf(name));
    boolean candles = in.flag();
    boolean priced = in.flag();
    boolean marked = in.flag();
    List<Setup> decisions = decisions(in, config.timeframes().size());
    LaneEngines lane =
        new LaneEngines(
            market, config, alertsFrom, raise -> parts(market, config, in, marks, trail, raise));
    lane.restored(decisions, quality.orElse(null), candles, priced, marked);
    return lane;
  }

  private static LaneEngines.Parts parts(
      ScanMarket market, ScanConfig config, StateReader in, LaneMarks marks, Trail trail,
      Consumer<Alert> raise)
      throws IOException {
    TradeAggregator trades = TradeAggregator.restore(in.input());
    LiquidationMap map = map(market).restore(in.input());
    List<SetupEngine> engines = new ArrayList<>();
    for (Timeframe timeframe : config.timeframes()) {
      engines.add(engine(market, timeframe).restore(in.input()));
    }
    ZoneAlerts zones = zones(market, config).restore(in.input(), raise);
    SetupAlerts setups = SetupAlerts.restore(in.input(), raise);
    return new LaneEngines.Parts(map, engines, zones, setups, trades, marks, trail);
  }

  private static List<Setup> decisions(StateReader in, int most) throws IOException {
    List<Setup> decisions = new ArrayList<>();
    int count = in.integer(0, most);
    for (int i = 0; i < count; i++) {
      try {
        decisions.add(SetupJson.read(in.text(LONGEST_TEXT)));
      } catch (SetupFormatException e) {
        throw new IOException("a saved decision cannot be read", e);
      }
    }
    return decisions;
  }

  private static String timeframes(ScanConfig config) {
    return String.join(",", config.timeframes().stream().map(Timeframe::code).toList());
  }

  private static void same(String what, String expected, String found) throws IOException {
    if (!expected.equals(found)) {
      throw StateReader.malformed("found " + what + " " + found + ", wanted " + expected);
    }
  }
}
