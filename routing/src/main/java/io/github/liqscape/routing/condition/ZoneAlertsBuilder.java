// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.routing.alert.Alert;
import java.io.DataInput;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/** How {@link ZoneAlerts} is made; every option has a default. */
public final class ZoneAlertsBuilder {

  private final Instrument instrument;
  private final Timeframe timeframe;
  private CandleSource source;
  private long refreshNanos = ZoneAlerts.REFRESH_NANOS;

  ZoneAlertsBuilder(Instrument instrument, Timeframe timeframe) {
    this.instrument = Objects.requireNonNull(instrument, "instrument");
    this.timeframe = Objects.requireNonNull(timeframe, "timeframe");
    source = new CandleSource(timeframe, false, CandleSource.USUAL);
  }

  /** Candle events of this timeframe are used, and larger ones built from it. Default its own. */
  public ZoneAlertsBuilder candles(Timeframe base) {
    source = new CandleSource(base, false, CandleSource.USUAL);
    return this;
  }

  /** Candles of this timeframe are built from trades, and larger ones from them. */
  public ZoneAlertsBuilder candlesFromTrades(Timeframe base) {
    source = new CandleSource(base, true, CandleSource.USUAL);
    return this;
  }

  /** After how long a zone that lasts is told again, in [1 s, 4 h]; default one minute. */
  public ZoneAlertsBuilder refresh(Duration value) {
    if (value.compareTo(Duration.ofSeconds(1)) < 0 || value.compareTo(Duration.ofHours(4)) > 0) {
      throw new IllegalArgumentException("refresh must be in [PT1S, PT4H], was " + value);
    }
    refreshNanos = value.toNanos();
    return this;
  }

  /**
   * The rule; it has seen nothing.
   *
   * @param alerts takes what it has to say, on the thread that applies events
   * @throws IllegalArgumentException unless the timeframe can be built from the candles
   */
  public ZoneAlerts to(Consumer<Alert> alerts) {
    return new ZoneAlerts(
        instrument, timeframe, source, refreshNanos, Objects.requireNonNull(alerts, "alerts"));
  }

  /**
   * The rule that {@link ZoneAlerts#save} wrote; it continues exactly as the saved one would.
   *
   * @throws io.github.liqscape.state.StateException if there is no readable state, or one of a rule
   *     that was made otherwise
   */
  public ZoneAlerts restore(DataInput in, Consumer<Alert> alerts) throws IOException {
    ZoneAlerts made = to(alerts);
    made.read(in);
    return made;
  }
}
