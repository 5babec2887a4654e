// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.routing.alert.AlertTier;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Why a lane deserves attention: the weightiest of its timeframes.
 *
 * @param tier AUTOMATION_CANDIDATE or ACTIONABLE_SETUP for a BUY or SELL that is to be told and
 *     still valid; ACTIVE_RISK for a zone within 1.5 ATR; WATCHLIST for a zone farther away; empty
 *     without a zone
 * @param timeframe that says so; empty before the first decision
 * @param sound whether its data can be trusted: enough bars, none missing, none too old
 * @param missing what keeps a WAIT from being a BUY or SELL, as a number of reasons; 0 for a BUY or
 *     SELL that is to be told, 1 for one that is not, or no longer
 * @param distanceAtr distance of the nearest zone in ATR of the timeframe; 0 inside, NaN without
 *     one
 * @param score of the decision, in [0, 1]
 * @param fidelity of the map behind it; empty before the first decision
 * @param asOfNanos close of the bar that was decided on, {@link Long#MIN_VALUE} before the first
 *     decision
 * @param reasons in words, the weightiest first
 */
public record Attention(
    Optional<AlertTier> tier,
    Optional<Timeframe> timeframe,
    boolean sound,
    int missing,
    double distanceAtr,
    double score,
    Optional<Fidelity> fidelity,
    long asOfNanos,
    List<String> reasons) {

  /** Nothing was decided yet. */
  public static final Attention NONE =
      new Attention(
          Optional.empty(), Optional.empty(), false, 0, Double.NaN, 0, Optional.empty(),
          Long.MIN_VALUE, List.of("no bar has closed yet"));

  public Attention {
    Objects.requireNonNull(tier, "tier");
    Objects.requireNonNull(timeframe, "timeframe");
    Objects.requireNonNull(fidelity, "fidelity");
    reasons = List.copyOf(reasons);
  }
}
