// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.market;

import io.github.liqscape.instrument.Instrument;
import java.time.Duration;
import java.util.Objects;

/**
 * A funding rate, running or settled.
 *
 * @param instrument whose rate
 * @param eventNanos venue time of the message
 * @param receivedNanos time of receipt
 * @param rate fraction of notional per interval, within [-0.2, 0.2]; positive: longs pay
 * @param settlementNanos when it is or was paid
 * @param interval time between settlements, &gt; 0
 * @param status estimate or settled
 */
public record FundingRate(
    Instrument instrument,
    long eventNanos,
    long receivedNanos,
    double rate,
    long settlementNanos,
    Duration interval,
    Status status)
    implements MarketEvent {

  /** Whether the rate may still change. */
  public enum Status {
    ESTIMATE,
    SETTLED
  }

  public FundingRate {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(status, "status");
    if (!(Math.abs(rate) <= 0.2)) {
      throw new IllegalArgumentException("rate must be in [-0.2, 0.2], was " + rate);
    }
    if (interval.isZero() || interval.isNegative()) {
      throw new IllegalArgumentException("interval must be > 0, was " + interval);
    }
  }

  @Override
  public StreamKind kind() {
    return StreamKind.FUNDING_RATE;
  }
}
