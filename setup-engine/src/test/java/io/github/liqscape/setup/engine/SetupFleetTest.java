// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.candle.Append;
import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.setup.Decision;
import io.github.liqscape.setup.Setup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A fleet beside a loop over its engines. */
class SetupFleetTest {

  private static final int COINS = 5;

  /** One market with two engines, the second of which knows no map. */
  private static final class Coin {
    final Instrument instrument;
    final List<Candle> candles;
    final SetupEngine engine;
    final SetupEngine mapless;
    private final ZoneBook book;
    private LiquidationProfile profile;
    private @Nullable RuntimeException trouble;

    Coin(int seed) {
      instrument =
          Instrument.linear(Venue.SYNTHETIC, "COIN" + seed, "COIN" + seed, "USDT")
              .tickSize("0.01")
              .build();
      WildMarket market = new WildMarket(seed);
      candles = market.candles;
      book = market.zones(instrument, 1).living();
      engine = SetupEngine.of(instrument, Script.TIMEFRAME);
      mapless = SetupEngine.of(instrument, Script.TIMEFRAME);
      profile = book.profile(Script.START, candles.get(0).open());
    }

    MarketEvent event(int bar) {
      Candle c = candles.get(bar);
      book.sweep(c.openNanos(), c.high(), c.low());
      profile = book.profile(c.closeNanos(), c.close());
      return CandleEvent.recorded(instrument, PriceKind.LAST, c);
    }

    LiquidationProfile profile() {
      if (trouble != null) {
        throw trouble;
      }
      return profile;
    }
  }

  private static List<Coin> coins() {
    List<Coin> coins = new ArrayList<>();
    for (int seed = 0; seed < COINS; seed++) {
      coins.add(new Coin(seed));
    }
    return coins;
  }

  private static SetupFleet fleet(List<Coin> coins, int threads) {
    SetupFleet.Builder builder = SetupFleet.builder().threads(threads);
    coins.forEach(coin -> builder.add(coin.engine, coin::profile).add(coin.mapless));
    return builder.build();
  }

  private static List<MarketEvent> bar(List<Coin> coins, int bar) {
    List<MarketEvent> events = new ArrayList<>();
    for (Coin coin : coins) {
      if (bar < coin.candles.size()) {
        events.add(coin.event(bar));
      }
    }
    return events;
  }

  private static List<String> alone() {
    List<Coin> coins = coins();
    List<String> said = new ArrayList<>();
    for (int bar = 0; bar < longest(coins); bar++) {
      for (Coin coin : coins) {
        if (bar < coin.candles.size()) {
          MarketEvent event = coin.event(bar);
          said.add(said(coin.engine.apply(event, coin::profile).orElseThrow()));
          said.add(said(coin.mapless.apply(event).orElseThrow()));
        }
      }
    }
    return said;
  }

  /** Everything of each BUY and SELL and of every eighth WAIT, of the others what and when. */
  private static String said(Setup setup) {
    long bar = setup.facts().asOfNanos() / Script.TIMEFRAME.nanos();
    return setup.decision() == Decision.WAIT && bar % 8 > 0
        ? setup.facts().instrument().symbol() + " " + bar + " WAIT " + setup.reasons()
        : SetupJson.write(setup);
  }

  private static int longest(List<Coin> coins) {
    return coins.stream().mapToInt(coin -> coin.candles.size()).max().orElseThrow();
  }

  @Test
  void every_setup_is_the_one_of_its_engine_alone_in_the_order_of_the_events() {
    List<String> expected = alone();
    for (int threads : new int[] {1, 3}) {
      List<Coin> coins = coins();
      List<String> said = new ArrayList<>();
      Set<Decision> decisions = new TreeSet<>();
      try (SetupFleet fleet = fleet(coins, threads)) {
        for (int bar = 0; bar < longest(coins); bar++) {
          fleet.apply(
              bar(coins, bar),
              setup -> {
                said.add(said(setup));
                decisions.add(setup.decision());
              });
        }
      }
      assertThat(said).isEqualTo(expected);
      assertThat(decisions).contains(Decision.WAIT).hasSizeGreaterThan(1);
    }
  }

  @Test
  void several_candles_of_an_instrument_are_taken_in_their_order() {
    List<Coin> coins = coins();
    List<MarketEvent> events = new ArrayList<>();
    for (int bar = 0; bar < 40; bar++) {
      events.addAll(bar(coins, bar));
    }
    List<Setup> setups = new ArrayList<>();
    try (SetupFleet fleet = fleet(coins, 3)) {
      fleet.apply(events, setups::add);
    }
    assertThat(setups).hasSize(2 * events.size());
    for (int i = 0; i < setups.size(); i++) {
      CandleEvent event = (CandleEvent) events.get(i / 2);
      assertThat(setups.get(i).facts().instrument()).isEqualTo(event.instrument());
      assertThat(setups.get(i).facts().asOfNanos()).isEqualTo(event.candle().closeNanos());
    }
  }

  @Test
  void an_instrument_stays_on_its_thread() {
    List<Coin> coins = coins();
    Set<Thread> used = ConcurrentHashMap.newKeySet();
    List<Set<Thread>> of = new ArrayList<>();
    SetupFleet.Builder builder = SetupFleet.builder().threads(3);
    for (Coin coin : coins) {
      Set<Thread> own = ConcurrentHashMap.newKeySet();
      of.add(own);
      builder.add(
          coin.engine,
          () -> {
            own.add(Thread.currentThread());
            return coin.profile();
          });
    }
    try (SetupFleet fleet = builder.build()) {
      for (int bar = 0; bar < 20; bar++) {
        fleet.apply(bar(coins, bar), setup -> { });
      }
    }
    for (Set<Thread> own : of) {
      assertThat(own).hasSize(1);
      used.addAll(own);
    }
    assertThat(used).hasSize(3).contains(Thread.currentThread());
  }

  @Test
  void what_throws_keeps_nobody_else_from_their_setups() {
    List<Coin> coins = coins();
    Coin bad = coins.get(3);
    Coin worse = coins.get(1);
    try (SetupFleet fleet = fleet(coins, 3)) {
      fleet.apply(bar(coins, 0), setup -> { });
      RuntimeException first = new IllegalStateException("no map");
      RuntimeException second = new IllegalArgumentException("no map either");
      bad.trouble = first;
      worse.trouble = second;
      List<MarketEvent> events = bar(coins, 1);
      List<Setup> setups = new ArrayList<>();
      assertThatThrownBy(() -> fleet.apply(events, setups::add))
          .satisfies(
              thrown -> {
                List<Throwable> all = new ArrayList<>(List.of(thrown.getSuppressed()));
                all.add(thrown);
                assertThat(all).containsExactlyInAnyOrder(first, second);
              });
      assertThat(setups).hasSize(2 * COINS - 2);

      // The candle was not taken, and may be given again.
      bad.trouble = null;
      setups.clear();
      fleet.apply(List.of(events.get(3)), setups::add);
      assertThat(setups).hasSize(1);
      assertThat(bad.engine.count(Append.APPENDED)).isEqualTo(2);
      assertThat(bad.mapless.count(Append.DUPLICATE)).isEqualTo(1);
      Coin twin = new Coin(3);
      twin.engine.apply(twin.event(0), twin::profile);
      Setup expected = twin.engine.apply(twin.event(1), twin::profile).orElseThrow();
      assertThat(SetupJson.write(setups.get(0))).isEqualTo(SetupJson.write(expected));
    }
  }

  @Test
  void a_candle_made_of_smaller_ones_that_got_no_profile_is_missing() {
    Coin coin = new Coin(0);
    SetupEngine engine =
        SetupEngine.builder(coin.instrument)
            .timeframe(Timeframe.M15)
            .candlesOf(Script.TIMEFRAME)
            .build();
    List<Setup> setups = new ArrayList<>();
    for (int bar = 0; bar < 9; bar++) {
      MarketEvent event = coin.event(bar);
      if (bar == 5) {
        coin.trouble = new IllegalStateException("no map");
        assertThatThrownBy(() -> engine.apply(event, coin::profile)).hasMessage("no map");
        coin.trouble = null;
      }
      engine.apply(event, coin::profile).ifPresent(setups::add);
    }
    assertThat(setups).hasSize(2);
    assertThat(engine.count(Append.DUPLICATE)).isEqualTo(1);
    assertThat(engine.count(Append.AFTER_GAP)).isEqualTo(1);
  }

  @Test
  void a_taker_that_throws_still_gets_the_rest() {
    List<Coin> coins = coins();
    List<Setup> setups = new ArrayList<>();
    try (SetupFleet fleet = fleet(coins, 2)) {
      assertThatThrownBy(
              () ->
                  fleet.apply(
                      bar(coins, 0),
                      setup -> {
                        setups.add(setup);
                        throw new IllegalStateException("full " + setups.size());
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("full 1");
    }
    assertThat(setups).hasSize(2 * COINS);
  }

  @Test
  void an_interrupted_caller_waits_and_stays_interrupted() {
    List<Coin> coins = coins();
    List<Setup> setups = new ArrayList<>();
    try (SetupFleet fleet = fleet(coins, 3)) {
      Thread.currentThread().interrupt();
      fleet.apply(bar(coins, 0), setups::add);
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(setups).hasSize(2 * COINS);
  }

  @Test
  void events_of_other_instruments_are_counted() {
    List<Coin> coins = coins();
    List<Setup> setups = new ArrayList<>();
    try (SetupFleet fleet = fleet(coins.subList(0, 2), 2)) {
      fleet.apply(bar(coins, 0), setups::add);
      assertThat(fleet.foreignEvents()).isEqualTo(COINS - 2);
      assertThat(fleet.engines())
          .containsExactly(
              coins.get(0).engine, coins.get(0).mapless, coins.get(1).engine,
              coins.get(1).mapless);
    }
    assertThat(setups).hasSize(4);
  }

  @Test
  void a_closed_fleet_takes_nothing_and_its_engines_go_on() {
    List<Coin> coins = coins();
    SetupFleet fleet = fleet(coins, 2);
    fleet.close();
    fleet.close();
    Coin coin = coins.get(0);
    MarketEvent event = coin.event(0);
    assertThatThrownBy(() -> fleet.apply(List.of(event), setup -> { }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("fleet is closed");
    assertThat(coin.engine.apply(event, coin::profile)).isPresent();
  }

  @Test
  void a_fleet_without_engines_does_nothing() {
    Coin coin = new Coin(0);
    try (SetupFleet fleet = SetupFleet.builder().threads(64).build()) {
      fleet.apply(List.of(coin.event(0)), setup -> { });
      fleet.apply(List.of(), setup -> { });
      assertThat(fleet.foreignEvents()).isEqualTo(1);
      assertThat(fleet.threads()).isEqualTo(1);
    }
  }

  @Test
  void wrong_terms_are_told() {
    Coin coin = new Coin(0);
    SetupFleet.Builder builder = SetupFleet.builder().add(coin.engine);
    assertThatThrownBy(() -> builder.add(coin.engine, coin::profile))
        .hasMessage("engine of " + coin.instrument + " " + Script.TIMEFRAME.code()
            + " was added before");
    for (int threads : new int[] {-1, 0, 257}) {
      assertThatThrownBy(() -> builder.threads(threads))
          .hasMessage("threads must be in [1, 256], was " + threads);
    }
  }
}
