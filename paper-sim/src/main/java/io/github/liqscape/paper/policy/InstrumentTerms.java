// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.policy;

import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginMode;
import io.github.liqscape.instrument.MarginTiers;
import java.util.Objects;

/**
 * What trading one instrument costs and needs.
 *
 * @param instrument the contract
 * @param tiers maintenance margin, of the contract's kind
 * @param makerRate fee of a fill that rested, in [-0.01, 0.01], whole 1e-10
 * @param takerRate fee of a fill that took, in [0, 0.01], whole 1e-10
 * @param leverage initial margin is notional over this, in [1, 200], whole hundredths
 * @param marginMode isolated or cross
 * @param matching what orders are matched with
 */
public record InstrumentTerms(
    Instrument instrument,
    MarginTiers tiers,
    double makerRate,
    double takerRate,
    double leverage,
    MarginMode marginMode,
    Matching matching) {

  public InstrumentTerms {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(marginMode, "marginMode");
    Objects.requireNonNull(matching, "matching");
    boolean linear = instrument.contractType() == ContractType.LINEAR;
    if ((tiers.unit() == MarginTiers.Unit.QUOTE) != linear) {
      throw new IllegalArgumentException(
          "tiers of " + instrument + " must be counted in its settlement asset, were in "
              + tiers.unit());
    }
    range("makerRate", makerRate, -0.01, 0.01);
    range("takerRate", takerRate, 0, 0.01);
    range("leverage", leverage, 1, 200);
    whole("makerRate", makerRate, 1e10);
    whole("takerRate", takerRate, 1e10);
    whole("leverage", leverage, 100);
  }

  /** 2 and 5 basis points, leverage 5, isolated. */
  public static InstrumentTerms of(Instrument instrument, MarginTiers tiers) {
    return new InstrumentTerms(
        instrument, tiers, 0.0002, 0.0005, 5, MarginMode.ISOLATED, Matching.FIRST_SEEN);
  }

  public InstrumentTerms withFees(double maker, double taker) {
    return new InstrumentTerms(instrument, tiers, maker, taker, leverage, marginMode, matching);
  }

  public InstrumentTerms withLeverage(double value) {
    return new InstrumentTerms(
        instrument, tiers, makerRate, takerRate, value, marginMode, matching);
  }

  public InstrumentTerms withMarginMode(MarginMode mode) {
    return new InstrumentTerms(instrument, tiers, makerRate, takerRate, leverage, mode, matching);
  }

  public InstrumentTerms withMatching(Matching value) {
    return new InstrumentTerms(
        instrument, tiers, makerRate, takerRate, leverage, marginMode, value);
  }

  private static void range(String name, double value, double from, double to) {
    if (!(value >= from && value <= to)) {
      throw new IllegalArgumentException(
          name + " must be in [" + from + ", " + to + "], was " + value);
    }
  }

  private static void whole(String name, double value, double per) {
    if (Math.abs(value * per - Math.rint(value * per)) > 1e-6) {
      throw new IllegalArgumentException(
          name + " must be a multiple of " + 1 / per + ", was " + value);
    }
  }
}
