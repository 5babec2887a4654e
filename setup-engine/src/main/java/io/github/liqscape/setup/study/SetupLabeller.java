// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.study;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.TradePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Labels plans by their own triple barrier: target, stop and time, from the fill on, by the paper
 * broker's fill and cost rules on bars.
 *
 * <ul>
 *   <li>Only bars that open at or after the signal's close are looked at.
 *   <li>A market entry fills at the next bar's open, a limit at an open beyond it, else when price
 *       trades through it by one tick; after the plan's entry bars it is dropped.
 *   <li>A bar is walked open, high, low, close and open, low, high, close; the walk with the lower
 *       equity at the close counts, so a bar with stop and target is a stop. Finer candles, where
 *       they cover the whole bar, are walked instead.
 *   <li>A stop fills at its trigger, at the open of a bar that opens beyond; a target at its price
 *       when traded through, at a better open. What is left leaves at the close of the last bar.
 *   <li>Market and stop fills slip by one basis point, one tick at least, within the bar, and pay
 *       the taker's fee; what rested pays the maker's. Funding is paid on what is open at a
 *       settlement, at the close that is known then.
 *   <li>A bar without volume fills nothing; one that trades less than four times the position at a
 *       fill gives no label.
 * </ul>
 *
 * <p>Linear contracts only. Threading: immutable, any thread.
 */
public final class SetupLabeller {

  private static final long MINUTE = 60_000_000_000L;

  private final Instrument instrument;
  private final LabelCosts costs;
  private final List<Candle> bars;
  private final TreeMap<Long, List<Candle>> finer = new TreeMap<>();
  private final TreeMap<Long, Double> funding = new TreeMap<>();

  /**
   * A labeller over the candles of one market.
   *
   * @param bars closed candles of the setups' timeframe, rising in time
   * @param finerCandles closed candles of a smaller timeframe, rising in time; may be empty
   * @param rates settled rates count once each; may be empty
   * @throws IllegalArgumentException if the contract is not linear or the bars do not rise
   */
  public SetupLabeller(
      Instrument instrument,
      LabelCosts costs,
      List<Candle> bars,
      List<Candle> finerCandles,
      List<FundingRate> rates) {
    if (instrument.contractType() != ContractType.LINEAR) {
      throw new IllegalArgumentException("labels are of linear contracts, was " + instrument);
    }
    this.instrument = instrument;
    this.costs = costs;
    this.bars = List.copyOf(bars);
    for (int i = 1; i < bars.size(); i++) {
      if (bars.get(i).openNanos() < bars.get(i - 1).closeNanos()) {
        throw new IllegalArgumentException(
            "bars must rise in time, was " + bars.get(i) + " after " + bars.get(i - 1));
      }
    }
    if (!bars.isEmpty()) {
      for (Candle part : finerCandles) {
        long open = bars.get(0).timeframe().openOf(part.openNanos());
        finer.computeIfAbsent(open, o -> new ArrayList<>()).add(part);
      }
    }
    for (FundingRate rate : rates) {
      if (rate.status() == FundingRate.Status.SETTLED) {
        // Feeds stamp a settlement some milliseconds late.
        funding.put(toMinute(rate.settlementNanos()), rate.rate());
      }
    }
  }

  private static long toMinute(long nanos) {
    return Math.floorDiv(nanos + MINUTE / 2, MINUTE) * MINUTE;
  }

  /** The label of a setup. */
  public SetupLabel label(Setup.Trade trade) {
    return label(trade.plan(), trade.asOfNanos());
  }

  /**
   * The label of a plan.
   *
   * @param signalNanos close of the signal bar: no bar that opened before is looked at
   */
  public SetupLabel label(TradePlan plan, long signalNanos) {
    return new Run(plan).over(first(signalNanos));
  }

  /** Index of the first bar that opens at or after a time. */
  private int first(long nanos) {
    int low = 0;
    int high = bars.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (bars.get(middle).openNanos() < nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** One plan over the bars. */
  private final class Run {

    private final TradePlan plan;
    private final Ticks ticks;
    private Bracket state;
    private double fundingPaid;
    private boolean ambiguous;
    private boolean unknownVolume;
    private boolean thin;

    Run(TradePlan plan) {
      this.plan = plan;
      ticks = new Ticks(instrument, plan.stop() < plan.entry() ? 1 : -1);
      state = Bracket.of(plan, ticks, costs);
    }

    SetupLabel over(int start) {
      int fillBar = 0;
      for (int i = start; i < bars.size(); i++) {
        Candle bar = bars.get(i);
        int number = i - start + 1;
        if (state.isOpen()) {
          payFunding(bar, bars.get(i - 1));
        }
        List<Candle> path = path(bar);
        walk(path);
        if (fillBar == 0 && state.filled()) {
          fillBar = number;
        }
        if (state.isOpen() && number == fillBar + plan.exitAfterBars()) {
          Bracket before = state;
          TickBar last = ticks.bar(path.get(path.size() - 1));
          state = state.timeOut(last);
          check(last, before);
        }
        LabelOutcome outcome = state.ended();
        if (thin) {
          return new SetupLabel.None(NoLabel.THIN);
        }
        if (outcome != null) {
          return closed(outcome, fillBar, number, bars.get(start + fillBar - 1), bar);
        }
        if (!state.filled() && number >= plan.entryBars()) {
          return new SetupLabel.None(NoLabel.NOT_FILLED);
        }
      }
      return new SetupLabel.None(NoLabel.UNFINISHED);
    }

    private void walk(List<Candle> path) {
      for (Candle part : path) {
        if (state.ended() == null && !thin) {
          step(ticks.bar(part), part.volume() == 0);
        }
      }
    }

    /** The finer candles of a bar if they cover it, else the bar itself. */
    private List<Candle> path(Candle bar) {
      List<Candle> parts = finer.get(bar.openNanos());
      if (parts == null) {
        return List.of(bar);
      }
      long at = bar.openNanos();
      for (Candle part : parts) {
        if (part.openNanos() != at) {
          return List.of(bar);
        }
        at = part.closeNanos();
      }
      return at == bar.closeNanos() ? parts : List.of(bar);
    }

    private void step(TickBar bar, boolean nothingTraded) {
      if (nothingTraded && !state.filled()) {
        return;
      }
      Bracket before = state;
      Bracket high = before.walk(bar, true);
      Bracket low = before.walk(bar, false);
      double better = high.equity(bar.close()) - low.equity(bar.close());
      boolean takeHigh = better == 0 ? bar.highFirst() : better < 0;
      state = takeHigh ? high : low;
      ambiguous |= !high.sameAs(low, bar.close());
      check(bar, before);
    }

    /** Whether the volume at a point of the bar is enough for what was filled in it. */
    private void check(TickBar bar, Bracket before) {
      if (state.movedSince(before)) {
        unknownVolume |= bar.volumeLots() == Long.MAX_VALUE;
        thin |= bar.volumeLots() < state.lots();
      }
    }

    private void payFunding(Candle bar, Candle before) {
      Map<Long, Double> due =
          funding.subMap(before.closeNanos(), false, bar.closeNanos(), true);
      for (Map.Entry<Long, Double> one : due.entrySet()) {
        boolean atClose = one.getKey() == bar.closeNanos();
        long mark = ticks.of(atClose ? bar.close() : before.close());
        fundingPaid += (double) mark * state.left() * one.getValue();
      }
    }

    private SetupLabel closed(
        LabelOutcome outcome, int fillBar, int exitBar, Candle filledIn, Candle exitedIn) {
      double risk =
          (double) (ticks.of(plan.entry()) - ticks.of(plan.stop())) * state.lots();
      double gross = state.gross() / risk;
      double fee = state.fees() / risk;
      double slippage = state.slippage() / risk;
      double paid = fundingPaid / risk;
      return new SetupLabel.Closed(
          outcome, fillBar, exitBar, filledIn.closeNanos(), exitedIn.closeNanos(),
          ticks.price((double) state.entry()), ticks.price(state.meanExit()), gross, fee, slippage,
          paid, gross - fee - slippage - paid, ambiguous, unknownVolume);
    }
  }
}
