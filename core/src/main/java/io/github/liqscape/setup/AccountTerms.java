// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup;

/**
 * What a plan is sized for.
 *
 * @param equity quote currency, &gt; 0
 * @param riskFraction part of the equity that one stop may cost, in (0, 0.1]
 * @param makerRate fee of a resting order, a fraction, in [-0.01, 0.01]; rebates are negative
 * @param takerRate fee of a crossing order, a fraction, in [0, 0.01]
 * @param leverageCap highest notional over equity, in [1, 125]
 * @param minNotional least order value of the venue, quote currency, &ge; 0
 */
public record AccountTerms(
    double equity,
    double riskFraction,
    double makerRate,
    double takerRate,
    double leverageCap,
    double minNotional) {

  /** 10,000 quote, half a percent at risk, 2 and 5 bp, leverage cap 5, orders from 5 quote. */
  public static final AccountTerms DEFAULT =
      new AccountTerms(10_000, 0.005, 0.0002, 0.0005, 5, 5);

  public AccountTerms {
    range("equity", equity, Double.MIN_NORMAL, 1e15);
    range("riskFraction", riskFraction, Double.MIN_NORMAL, 0.1);
    range("makerRate", makerRate, -0.01, 0.01);
    range("takerRate", takerRate, 0, 0.01);
    range("leverageCap", leverageCap, 1, 125);
    range("minNotional", minNotional, 0, 1e15);
  }

  /** The same with another equity. */
  public AccountTerms withEquity(double quote) {
    return new AccountTerms(quote, riskFraction, makerRate, takerRate, leverageCap, minNotional);
  }

  private static void range(String name, double value, double from, double to) {
    if (!(value >= from && value <= to)) {
      throw new IllegalArgumentException(
          name + " must be in [" + from + ", " + to + "], was " + value);
    }
  }
}
