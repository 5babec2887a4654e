// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.stats;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.setup.Setup;

/**
 * Where the money of one trade went, in 1e-8 of the settlement asset, exactly:
 *
 * <pre>{@code
 * net = s (V(p_xd) - V(p_sig)) - delay - execution - exit - fees + funding - liquidation
 * delay     = s (V(p_sub) - V(p_sig))     what waiting to submit cost
 * execution = s (V(p_f)   - V(p_sub))     what the entry cost from then on
 * exit      = s (V(p_xd)  - V(p_x))       what the exit lost on the price it was decided at
 * }</pre>
 *
 * <p>with {@link ContractValue} V of all that was opened. Each value is rounded once and the terms
 * telescope; the value of the entry comes from the fills, that of the exit from the entry and the
 * realized profit as it was booked, so no rounding is left over. A price that is not known takes
 * the next one: no signal counts as signal at submission, no submission price as filled at once, no
 * decision price as decided at the exit.
 *
 * @param marketE8 what the price paid from signal to exit decision
 * @param delayE8 cost of the delay, below 0: it helped
 * @param executionE8 cost of the entry's execution
 * @param exitE8 cost of the exit's execution
 * @param feesE8 paid
 * @param fundingE8 received
 * @param liquidationE8 charges less what insurance paid
 */
public record CostAttribution(
    long marketE8,
    long delayE8,
    long executionE8,
    long exitE8,
    long feesE8,
    long fundingE8,
    long liquidationE8) {

  /** Splits a trade's net profit. */
  public static CostAttribution of(PaperTrade trade) {
    Instrument instrument = trade.instrument();
    int s = trade.side().sign();
    long entry = ContractValue.ofFills(trade.fills(), fill -> !fill.closes());
    long exit = Math.addExact(entry, s * trade.realizedE8());
    long submitted = value(instrument, trade.steps(), trade.submitPrice(), entry);
    Setup.Trade origin = trade.origin();
    long signal =
        origin == null
            ? submitted
            : value(instrument, trade.steps(), origin.facts().signalPrice(), submitted);
    long decided = value(instrument, trade.steps(), trade.exitDecisionPrice(), exit);
    return new CostAttribution(
        s * Math.subtractExact(decided, signal),
        s * Math.subtractExact(submitted, signal),
        s * Math.subtractExact(entry, submitted),
        s * Math.subtractExact(decided, exit),
        trade.feesE8(),
        trade.fundingE8(),
        -trade.insuranceE8());
  }

  /** What fills were worse than the path of the price, below 0: better; liquidations aside. */
  public static long slippageE8(PaperTrade trade) {
    long sum = 0;
    for (Fill fill : trade.fills()) {
      if (fill.pathTicks() > 0 && !fill.liquidation()) {
        Instrument instrument = fill.instrument();
        int s = trade.side().sign() * (fill.closes() ? -1 : 1);
        long paid = ContractValue.e8(instrument, fill.steps(), instrument.price(fill.ticks()));
        long path =
            ContractValue.e8(instrument, fill.steps(), instrument.price(fill.pathTicks()));
        sum = Math.addExact(sum, s * Math.subtractExact(paid, path));
      }
    }
    return sum;
  }

  /** Cost of being late: delay and execution together. */
  public long entryCostE8() {
    return Math.addExact(delayE8, executionE8);
  }

  /** The sum of all terms: exactly the net profit of the trade. */
  public long netE8() {
    return marketE8 - delayE8 - executionE8 - exitE8 - feesE8 + fundingE8 - liquidationE8;
  }

  private static long value(Instrument instrument, long steps, double price, long otherwise) {
    return price > 0 ? ContractValue.e8(instrument, steps, price) : otherwise;
  }
}
