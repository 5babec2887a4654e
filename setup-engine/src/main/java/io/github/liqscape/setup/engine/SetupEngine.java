// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.candle.Append;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.setup.ChartSignal;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.UserLevel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers BUY, SELL or WAIT for one instrument and timeframe at the close of each bar.
 *
 * {@snippet :
 * SetupEngine engine = SetupEngine.of(perp, Timeframe.M1);
 * for (MarketEvent event : feed) {
 *   map.apply(event);
 *   engine
 *       .apply(event, map::profile) // one answer at each closed candle
 *       .ifPresent(
 *           setup -> {
 *             switch (setup) {
 *               case Setup.Trade trade -> System.out.println(trade.plan());
 *               case Setup.Wait wait -> System.out.println(wait.missing().getFirst().code());
 *             }
 *           });
 * }
 * }
 *
 * <p>Feed it the instrument's events in the order received. It reads no clock, no network and draws
 * no chance: the same events give the same setups, bit for bit, and an answer once given never
 * changes when more bars follow. A forming candle is ignored. Without a profile it waits and says
 * so: liquidation data is the context of every candidate.
 *
 * <p>Threading: single writer; setups and contexts are immutable. {@link #evaluate} may be called on
 * any thread.
 */
public interface SetupEngine {

  Instrument instrument();

  /** The rule. */
  SetupConfig config();

  /**
   * Applies one event; a closed candle of the timeframe gives a setup.
   *
   * @param profile asked once per closed candle for the newest liquidation profile, of our map or of
   *     anyone's; if it throws or gives null, so does this: the candle has not been taken and may be
   *     given again, but one made of smaller candles is lost and counts as missing
   * @return the setup of the bar that closed, if one did
   */
  Optional<Setup> apply(MarketEvent event, Supplier<LiquidationProfile> profile);

  /** Applies one event where no liquidation profile is known: the answers will be WAIT, NO_ZONE. */
  Optional<Setup> apply(MarketEvent event);

  /** Takes what a chart said: evidence from its event time on. */
  void accept(ChartSignal signal);

  /** Takes what a person drew: a level from its event time on. */
  void draw(UserLevel level);

  /** The context of the newest closed bar, empty before the first. */
  Optional<SetupContext> context();

  /** The pure function behind it all: the setup of a context. */
  Setup evaluate(SetupContext context);

  /** How many closed candles had this outcome. */
  long count(Append outcome);

  /** Number of events of other instruments, which are ignored. */
  long foreignEvents();

  /** Writes the whole state, zone memory included, so that a restored engine continues alike. */
  void save(DataOutput out) throws IOException;

  /** Starts an engine. Everything has a default but the timeframe. */
  static SetupEngineBuilder builder(Instrument instrument) {
    return new SetupEngineBuilder(instrument);
  }

  /** An engine with all defaults. */
  static SetupEngine of(Instrument instrument, Timeframe timeframe) {
    return builder(instrument).timeframe(timeframe).build();
  }
}
