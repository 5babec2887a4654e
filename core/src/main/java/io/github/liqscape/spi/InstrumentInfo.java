// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.spi;

import io.github.liqscape.instrument.Instrument;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What a venue tells about one contract.
 *
 * @param instrument its terms
 * @param status whether it trades
 * @param perpetual false for a contract with an expiry, which no engine here values
 * @param listedNanos when it was listed, epoch nanoseconds, or 0 if unknown
 * @param minNotional smallest order in quote currency, or NaN
 * @param maxLeverage highest leverage the venue names, or NaN
 * @param fundingInterval time between settlements, if the venue tells it here
 */
public record InstrumentInfo(
    Instrument instrument,
    Status status,
    boolean perpetual,
    long listedNanos,
    double minNotional,
    double maxLeverage,
    Optional<Duration> fundingInterval) {

  /** Whether a contract trades. */
  public enum Status {
    TRADING,
    /** Not yet, not now, or settling. */
    PAUSED,
    CLOSED
  }

  public InstrumentInfo {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(fundingInterval, "fundingInterval");
  }
}
