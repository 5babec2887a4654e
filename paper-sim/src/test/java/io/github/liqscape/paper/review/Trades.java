// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.paper.account.ExitReason;
import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.order.FillFlag;
import io.github.liqscape.paper.order.Liquidity;
import io.github.liqscape.paper.review.stats.ContractValue;
import io.github.liqscape.setup.ChecklistItem;
import io.github.liqscape.setup.Confidence;
import io.github.liqscape.setup.Disposition;
import io.github.liqscape.setup.Expectancy;
import io.github.liqscape.setup.Feature;
import io.github.liqscape.setup.FeatureVector;
import io.github.liqscape.setup.GateResult;
import io.github.liqscape.setup.PlanTarget;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.SetupFacts;
import io.github.liqscape.setup.SetupKind;
import io.github.liqscape.setup.TradePlan;
import io.github.liqscape.setup.ZoneEvidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Builds trades by hand: a LONG of 2 at 100 with stop 98, target 104, ATR 1 unless told. */
public final class Trades {

  public static final Instrument LINEAR =
      Instrument.linear(Venue.SYNTHETIC, "AAAUSDT", "AAA", "USDT").tickSize("0.01").build();
  public static final Instrument INVERSE =
      Instrument.inverse(Venue.SYNTHETIC, "AAAUSD", "AAA", "USD")
          .tickSize("0.5").lotSize("1").build();
  public static final Timeframe FRAME = Timeframe.M15;
  public static final long BAR = FRAME.nanos();
  public static final long START = 20_000L * 86_400_000_000_000L;

  record Facts(
      Instrument instrument, Timeframe timeframe, long asOfNanos, long validUntilNanos,
      double signalPrice, double trigger, double atr, List<GateResult> gates,
      List<ChecklistItem> checklist, FeatureVector features, List<ZoneEvidence> zones,
      String contextHash, String engineVersion, String ruleVersion, boolean paperOnly)
      implements SetupFacts {}

  public String id = "t-1";
  public Instrument instrument = LINEAR;
  public PositionSide side = PositionSide.LONG;
  public boolean hasOrigin = true;
  public long signalNanos = START;
  public double signal = 100;
  public double trigger = Double.NaN;
  public double submit = 100;
  public double atr = 1;
  public double planEntry = 100;
  public double planStop = 98;
  public double entry = 100;
  public double stop = 98;
  public double target = 104;
  public double plannedRr = 2;
  public double exit = 104;
  public double decided = Double.NaN;
  public ExitReason reason = ExitReason.TARGET;
  public double worst = Double.NaN;
  public double best = Double.NaN;
  public double liquidation = 80;
  public long entryNanos = START;
  public long exitNanos = START + 4 * BAR;
  public long fillableNanos = START;
  public TradePlan.EntryType entryType = TradePlan.EntryType.NEXT_BAR_MARKET;
  public long steps = 2_000;
  public long equityE8 = 10_000_00000000L;
  public long feesE8;
  public long fundingE8;
  public long insuranceE8;
  public long worstLossE8;
  public List<ZoneEvidence> zones = List.of();
  public Set<FillFlag> flags = Set.of();
  public String rule = "rule-a";

  public static Trades trade(String id) {
    Trades trades = new Trades();
    trades.id = id;
    return trades;
  }

  public Trades shortSide() {
    side = PositionSide.SHORT;
    planStop = 102;
    stop = 102;
    target = 96;
    exit = 96;
    liquidation = 120;
    return this;
  }

  public Trades at(long bars) {
    signalNanos = START + bars * BAR;
    entryNanos = signalNanos;
    fillableNanos = signalNanos;
    exitNanos = signalNanos + 4 * BAR;
    return this;
  }

  public Trades stopped() {
    reason = ExitReason.STOP;
    exit = stop;
    return this;
  }

  public Setup.Trade setup() {
    double[] values = new double[Feature.values().length];
    Arrays.fill(values, Double.NaN);
    long[] known = new long[values.length];
    Arrays.fill(known, Long.MIN_VALUE);
    OrderSide order = side == PositionSide.LONG ? OrderSide.BUY : OrderSide.SELL;
    TradePlan plan =
        new TradePlan(
            order, entryType, planEntry, 3, planStop, planStop,
            List.of(new PlanTarget(target, 1, "zone-1")), 2, 200, 4, plannedRr, 0.05, 1.8, 0, 48);
    Facts facts =
        new Facts(
            instrument, FRAME, signalNanos, signalNanos + 3 * BAR, signal, trigger, atr, List.of(),
            List.of(), FeatureVector.of(values, known), zones, "c0ffee", "test/1", rule, true);
    return new Setup.Trade(
        facts, SetupKind.SWEEP_RECLAIM, "zone-1", plan, new Expectancy(2, 1, 0.05),
        Confidence.untrained(0.33), 0.6, new Disposition(Disposition.Route.PAPER_TEST, "test"),
        List.of(), List.of(), 0);
  }

  public Fill fill(long number, boolean closes, double price, long size, long time) {
    OrderSide open = side == PositionSide.LONG ? OrderSide.BUY : OrderSide.SELL;
    boolean forced = closes && reason == ExitReason.LIQUIDATION;
    return new Fill(
        number, forced ? Fill.LIQUIDATION : closes ? id + "/S" : id, instrument,
        closes ? open.opposite() : open, side, instrument.ticks(price), size,
        instrument.ticks(price), closes, Liquidity.TAKER, 0, 0, time, flags);
  }

  public PaperTrade build() {
    return build(
        List.of(
            fill(1, false, entry, steps, entryNanos), fill(2, true, exit, steps, exitNanos)),
        null);
  }

  // The compiled constructor of PaperTrade has lost the @Nullable of its nested type.
  @SuppressWarnings("NullAway")
  public PaperTrade build(List<Fill> fills, @Nullable Long booked) {
    int s = side.sign();
    long value =
        s * (ContractValue.ofFills(fills, Fill::closes)
            - ContractValue.ofFills(fills, f -> !f.closes()));
    long realized = booked == null ? value : booked;
    long net = realized - feesE8 + fundingE8 + insuranceE8;
    double low = s > 0 ? Math.min(entry, exit) : Math.max(entry, exit);
    double high = s > 0 ? Math.max(entry, exit) : Math.min(entry, exit);
    return new PaperTrade(
        id, instrument, side, hasOrigin ? setup() : null, signalNanos, submit, fillableNanos, stop,
        target, fills, steps, entry, exit, Double.isNaN(decided) ? exit : decided, reason,
        Double.isNaN(worst) ? low : worst, Double.isNaN(best) ? high : best, liquidation, 5,
        equityE8, realized, feesE8, fundingE8, insuranceE8, net, net - worstLossE8, net, flags,
        10, 20);
  }

  public static List<PaperTrade> copies(int n, IntFunction<Trades> of) {
    List<PaperTrade> trades = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      trades.add(of.apply(i).build());
    }
    return trades;
  }
}
