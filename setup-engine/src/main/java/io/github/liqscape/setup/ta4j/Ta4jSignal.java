// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.ta4j;

import io.github.liqscape.candle.CandleCondition;
import io.github.liqscape.candle.Candles;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.setup.ChartSignal;
import io.github.liqscape.setup.ChartSignal.Action;
import java.util.Objects;
import java.util.Optional;

/**
 * Two conditions on candles, usually two {@link Ta4jRule}s, as evidence in a setup: at the close at
 * which one of them holds, a {@link ChartSignal} for {@code SetupEngine.accept}. The engine shows it
 * as the features {@code signal.side} and {@code signal.ageBars}; like any signal it makes no trade
 * and skips no gate.
 *
 * <pre>{@code
 * series.append(candle);
 * signal.at(series).ifPresent(engine::accept);
 * engine.apply(event, map::profile);
 * }</pre>
 *
 * <p>Threading: one thread at a time.
 */
public final class Ta4jSignal {

  private final Instrument instrument;
  private final String source;
  private final CandleCondition buy;
  private final CandleCondition sell;

  private Ta4jSignal(
      Instrument instrument, String source, CandleCondition buy, CandleCondition sell) {
    this.instrument = Objects.requireNonNull(instrument, "instrument");
    this.source = Objects.requireNonNull(source, "source");
    this.buy = Objects.requireNonNull(buy, "buy");
    this.sell = Objects.requireNonNull(sell, "sell");
  }

  /**
   * A signal of two conditions.
   *
   * @param source what it is called, 1 to 64 characters
   * @param buy speaks for a rise while it holds
   * @param sell speaks for a fall while it holds
   */
  public static Ta4jSignal of(
      Instrument instrument, String source, CandleCondition buy, CandleCondition sell) {
    return new Ta4jSignal(instrument, source, buy, sell);
  }

  /**
   * What the conditions say at the newest closed candle, known at its close; empty if none of them
   * holds, or both, or there is no candle.
   */
  public Optional<ChartSignal> at(Candles closed) {
    // Both are asked every time: a rule on a growing series must not miss a candle.
    boolean up = buy.test(closed);
    boolean down = sell.test(closed);
    if (closed.isEmpty() || up == down) {
      return Optional.empty();
    }
    int newest = closed.newestIndex();
    return Optional.of(
        new ChartSignal(
            instrument, closed.closeNanos(newest), source, Optional.of(closed.timeframe()),
            up ? Action.BUY : Action.SELL, closed.close(newest), Double.NaN));
  }
}
