// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.stats;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.setup.Setup;
import java.util.OptionalDouble;

/**
 * One trade measured. Amounts in 1e-8 of the settlement asset, NaN where there is none.
 *
 * <p>Two distances are not the same. The planned risk, by which R counts, is the distance from the
 * plan's entry to the plan's stop (without a setup: from fill to first stop), as the setup study
 * counts it. {@code d}, by which excursions are measured, is the distance from the fill to the
 * first stop.
 *
 * @param riskE8 planned risk of what was opened; 0: no stop
 * @param stopDistance d, in quote currency; NaN without a stop
 * @param maeE8 worst loss on paper: {@code max(0, q s (p_f - worst))}
 * @param mfeE8 best gain on paper: {@code max(0, q s (best - p_f))}
 * @param maeR in units of d
 * @param mfeR in units of d
 * @param givebackE8 best gain on paper less realized profit
 * @param capture realized profit over best gain on paper; NaN if there was none
 * @param entryEfficiency {@code s (best - p_f) / s (best - worst)}; NaN if the price did not move
 * @param rewardRisk {@code s (T - p_f) / s (p_f - S0)}; 0 if the entry lies at or beyond its own
 *     stop; NaN without stop or target
 * @param targetR {@code s (T - p_f) / d}; NaN without stop or target
 * @param costR fees less funding received, in units of the planned risk; NaN without risk
 */
public record TradeMeasures(
    long riskE8,
    double stopDistance,
    long maeE8,
    long mfeE8,
    double maeR,
    double mfeR,
    long givebackE8,
    double capture,
    double entryEfficiency,
    double rewardRisk,
    double targetR,
    double costR) {

  /** Measures a trade. */
  public static TradeMeasures of(PaperTrade trade) {
    Instrument instrument = trade.instrument();
    int s = trade.side().sign();
    double entry = trade.entryPrice();
    long entryE8 = ContractValue.ofFills(trade.fills(), fill -> !fill.closes());
    long mae = excursion(trade, -s, trade.worstPrice(), entryE8);
    long mfe = excursion(trade, s, trade.bestPrice(), entryE8);
    double distance = trade.stop() > 0 ? Math.abs(entry - trade.stop()) : Double.NaN;
    double d = distance > 0 ? distance : Double.NaN;
    long risk = risk(trade, entryE8);
    double reward = s * (trade.target() - entry);
    double behind = s * (entry - trade.stop());
    double range = s * (trade.bestPrice() - trade.worstPrice());
    return new TradeMeasures(
        risk,
        d,
        mae,
        mfe,
        Math.max(0, s * (entry - trade.worstPrice())) / d,
        Math.max(0, s * (trade.bestPrice() - entry)) / d,
        mfe - trade.realizedE8(),
        mfe > 0 ? (double) trade.realizedE8() / mfe : Double.NaN,
        range > 0 ? s * (trade.bestPrice() - entry) / range : Double.NaN,
        Double.isNaN(reward) || Double.isNaN(behind)
            ? Double.NaN
            : behind > instrument.tickSize().doubleValue() * 1e-4 ? reward / behind : 0,
        reward / d,
        risk > 0 ? (double) (trade.feesE8() - trade.fundingE8()) / risk : Double.NaN);
  }

  /** Net profit in units of the planned risk; empty without a stop. */
  public OptionalDouble r(PaperTrade trade, Variant variant) {
    return riskE8 == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) variant.netE8(trade) / riskE8);
  }

  /** An amount in units of the planned risk, NaN without a stop. */
  public double inR(long amountE8) {
    return riskE8 == 0 ? Double.NaN : (double) amountE8 / riskE8;
  }

  private static long excursion(PaperTrade trade, int sign, double price, long entryE8) {
    return price > 0
        ? Math.max(
            0, sign * (ContractValue.e8(trade.instrument(), trade.steps(), price) - entryE8))
        : 0;
  }

  private static long risk(PaperTrade trade, long entryE8) {
    if (!(trade.stop() > 0)) {
      return 0;
    }
    Instrument instrument = trade.instrument();
    Setup.Trade origin = trade.origin();
    if (origin == null) {
      return Math.abs(entryE8 - ContractValue.e8(instrument, trade.steps(), trade.stop()));
    }
    return Math.abs(
        ContractValue.e8(instrument, trade.steps(), origin.plan().entry())
            - ContractValue.e8(instrument, trade.steps(), origin.plan().stop()));
  }
}
