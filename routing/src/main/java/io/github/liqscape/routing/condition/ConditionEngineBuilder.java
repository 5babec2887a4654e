// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.routing.alert.Alert;
import java.io.DataInput;
import java.io.IOException;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Consumer;

/** How a {@link ConditionEngine} is made; every option has a default. */
public final class ConditionEngineBuilder {

  private CandleSource source = CandleSource.usual();
  private Consumer<ConditionNotice> notices = notice -> {};

  ConditionEngineBuilder() {}

  /**
   * Candle events of this timeframe (last price) are used, and larger ones built from them. Default
   * one minute.
   */
  public ConditionEngineBuilder candles(Timeframe base) {
    source = new CandleSource(base, false, source.held());
    return this;
  }

  /** Candles of this timeframe are built from trades, and larger ones from them. */
  public ConditionEngineBuilder candlesFromTrades(Timeframe base) {
    source = new CandleSource(base, true, source.held());
    return this;
  }

  /** How many closed candles of each timeframe rules can see, in [16, 1000000]; default 500. */
  public ConditionEngineBuilder held(int candles) {
    source = new CandleSource(source.base(), source.fromTrades(), candles);
    return this;
  }

  /** Takes notices of paused conditions; without it only the snapshot shows them. */
  public ConditionEngineBuilder notices(Consumer<ConditionNotice> value) {
    notices = Objects.requireNonNull(value, "notices");
    return this;
  }

  /**
   * The engine, without conditions.
   *
   * @param alerts takes what fires, on the thread that applies events
   */
  public ConditionEngine to(Consumer<Alert> alerts) {
    return new ConditionEngine(source, alerts, notices);
  }

  /**
   * The engine that {@link ConditionEngine#save} wrote; it continues exactly as the saved one
   * would.
   *
   * @param conditions all those that were saved, defined alike; further ones are added
   * @throws io.github.liqscape.state.StateException if there is no readable state, if one of its
   *     conditions is not given, or is defined otherwise
   */
  public ConditionEngine restore(
      DataInput in, Collection<AlertCondition> conditions, Consumer<Alert> alerts)
      throws IOException {
    return ConditionEngine.restore(in, to(alerts), conditions);
  }
}
