// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.flink.event.InstrumentWords;
import io.github.liqscape.flink.event.Told;
import io.github.liqscape.flink.state.Engine;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.condition.ZoneAlerts;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.engine.SetupEngine;
import io.github.liqscape.state.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One market: its map, its setup engine, the alerts of its zones, and the events that wait for their
 * turn.
 *
 * <p>Threading: single writer.
 */
public class MarketEngines implements Engine {

  private static final String KIND = "market-engines";

  /** Since version 2 with the number of late events. What is older has none. */
  private static final int VERSION = 2;

  final WaitingEvents waiting;
  private final Instrument instrument;
  private final LiquidationMap map;
  private final SetupEngine setups;
  private final ZoneAlerts zones;
  private final List<Alert> raised;
  private final List<String> accounts;
  private final List<String> users;
  private long applied;
  private long late;
  private boolean marked;
  private @Nullable LiquidationProfile newest;

  /** The same engines under another name. */
  MarketEngines(MarketEngines same) {
    this(
        same.instrument, same.waiting, same.map, same.setups, same.zones, same.raised,
        same.accounts, same.users);
    applied = same.applied;
    late = same.late;
    marked = same.marked;
  }

  private MarketEngines(
      Instrument instrument, WaitingEvents waiting, LiquidationMap map, SetupEngine setups,
      ZoneAlerts zones, List<Alert> raised, List<String> accounts, List<String> users) {
    this.instrument = instrument;
    this.waiting = waiting;
    this.map = map;
    this.setups = setups;
    this.zones = zones;
    this.raised = raised;
    this.accounts = accounts;
    this.users = users;
  }

  /** Engines that have seen nothing. */
  public static MarketEngines of(Desk desk, Instrument instrument) {
    List<Alert> raised = new ArrayList<>();
    return new MarketEngines(
        instrument, new WaitingEvents(), desk.map(instrument).build(),
        desk.setups(instrument).build(), desk.zones(instrument).to(raised::add), raised,
        desk.accounts(instrument), desk.users(instrument));
  }

  /** Applies an event to the map, the zones and the setup engine, in this order. */
  public Told.Market apply(MarketEvent event) {
    applied++;
    map.apply(event);
    zones.apply(event);
    newest = null;
    Optional<Setup> setup = setups.apply(event, this::profile);
    if (setup.isPresent()) {
      zones.profile(newest == null ? map.profile() : newest);
      zones.apply(setup.get());
    }
    Told.Market news = new Told.Market(event, setup, raised);
    raised.clear();
    return news;
  }

  private LiquidationProfile profile() {
    LiquidationProfile profile = map.profile();
    newest = profile;
    return profile;
  }

  /**
   * Whether users are told: of setups, of alerts, and of the price a router looks at, which is the
   * mark, or the last one until there is a mark. Asked once for what {@link #apply} returned.
   */
  boolean concernsUsers(Told.Market news) {
    MarketEvent event = news.event();
    boolean price = event instanceof MarkPrice || (!marked && Prices.toldBy(event));
    marked |= event instanceof MarkPrice;
    return price || news.setup().isPresent() || !news.alerts().isEmpty();
  }

  /** Accounts that follow it, as the desk of this job says. */
  List<String> accounts() {
    return accounts;
  }

  /** Users that follow it. */
  List<String> users() {
    return users;
  }

  /** Events so far: the number of the newest. */
  public long applied() {
    return applied;
  }

  /** An event came too late and was not applied. */
  void late() {
    late++;
  }

  /** Events that came too late. */
  public long lateEvents() {
    return late;
  }

  /** Bytes of the map, of the setup engine and of the zones' alerts, as saved. */
  public long[] sizes() throws IOException {
    return new long[] {Sizes.of(map::save), Sizes.of(setups::save), Sizes.of(zones::save)};
  }

  @Override
  public void save(DataOutput to) throws IOException {
    save(to, VERSION);
  }

  final void save(DataOutput to, int version) throws IOException {
    SavedState.write(
        to, KIND, version,
        out -> {
          out.text(new InstrumentWords().words(instrument));
          out.number(applied).flag(marked);
          if (version > 1) {
            out.number(late);
          }
          waiting.save(out.output());
          map.save(out.output());
          setups.save(out.output());
          zones.save(out.output());
        });
  }

  static MarketEngines restore(Desk desk, DataInput from) throws IOException {
    return SavedState.read(
        from, KIND, VERSION,
        (in, version) -> {
          Instrument instrument = new InstrumentWords().instrument(in.text(1 << 12));
          long applied = in.number();
          boolean marked = in.flag();
          long late = version > 1 ? in.number() : 0;
          List<Alert> raised = new ArrayList<>();
          MarketEngines engines =
              new MarketEngines(
                  instrument, WaitingEvents.restore(in.input()),
                  desk.map(instrument).restore(in.input()),
                  desk.setups(instrument).restore(in.input()),
                  desk.zones(instrument).restore(in.input(), raised::add), raised,
                  desk.accounts(instrument), desk.users(instrument));
          engines.applied = applied;
          engines.marked = marked;
          engines.late = late;
          return engines;
        });
  }
}
