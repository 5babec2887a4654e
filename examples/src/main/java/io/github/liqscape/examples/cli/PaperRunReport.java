// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.examples.replay.PlanTally;
import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.policy.RiskLimits;
import io.github.liqscape.paper.review.stats.Metric;
import io.github.liqscape.paper.review.stats.PaperStatistics;
import io.github.liqscape.paper.review.stats.Statistic;
import io.github.liqscape.paper.review.stats.TradeMeasures;
import io.github.liqscape.paper.review.stats.Variant;
import io.github.liqscape.paper.run.PaperRunResult;
import io.github.liqscape.setup.Decision;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * A paper run for people and machines.
 *
 * @param bot its name
 * @param signal timeframe of its bars
 * @param equity the account began with
 * @param terms of the instrument
 * @param limits of the account
 * @param plans what became of them
 * @param result of the run
 */
record PaperRunReport(
    Caption caption, String bot, Timeframe signal, int equity, InstrumentTerms terms,
    RiskLimits limits, PlanTally plans, PaperRunResult result) {

  private String asset() {
    return terms.instrument().settleAsset();
  }

  /** Prints it, with so many of the newest trades. */
  void print(PrintWriter out, int most) {
    out.println(caption.title() + ", bot " + bot + ", signal bars of " + signal.code());
    caption.notes().forEach(note -> out.println("  note: " + note));
    out.printf(
        Locale.ROOT, "account of %,d %s, leverage %.0f, fees %.0f and %.0f bp, limits %s%n%n",
        equity, asset(), terms.leverage(), 1e4 * terms.makerRate(), 1e4 * terms.takerRate(),
        limits.equals(RiskLimits.NONE) ? "off" : "on");
    out.println(plans.words());
    List<PaperTrade> trades = result.trades();
    if (!trades.isEmpty()) {
      out.println();
      trades(out, trades.subList(Math.max(0, trades.size() - most), trades.size()));
      out.println();
    }
    summary(out);
  }

  private static void trades(PrintWriter out, List<PaperTrade> trades) {
    out.printf(
        "%-14s %-5s %-20s %12s %-20s %12s %-11s %12s %6s%n", "trade", "side", "entry", "at",
        "exit", "at", "by", "net", "R");
    for (PaperTrade t : trades) {
      out.printf(
          Locale.ROOT, "%-14s %-5s %-20s %12.2f %-20s %12.2f %-11s %12s %6s%s%n", t.id(),
          t.side(), MarketSource.instant(t.entryNanos()), t.entryPrice(),
          MarketSource.instant(t.exitNanos()), t.exitPrice(), t.exit(),
          PaperWords.money(t.netE8()), r(t), t.ambiguous() ? "  ambiguous" : "");
    }
  }

  private static String r(PaperTrade trade) {
    double r = TradeMeasures.of(trade).r(trade, Variant.CHOSEN).orElse(Double.NaN);
    return Double.isNaN(r) ? "-" : String.format(Locale.ROOT, "%.2f", r);
  }

  /** The few lines that also the demo prints. */
  void summary(PrintWriter out) {
    PaperStatistics chosen =
        PaperStatistics.of(result.trades(), result.equity(asset()), Variant.CHOSEN);
    out.printf(
        Locale.ROOT, "%d trades closed, %d open at the end, %d fills, %d of %d requests refused%n",
        result.trades().size(), result.openPositions(), result.fills(), result.refusals(),
        result.requests());
    out.printf(
        "net [worst, chosen, best] = [%s, %s, %s] %s; %d trades are ambiguous%n",
        PaperWords.money(result.netE8(asset(), Variant.WORST)),
        PaperWords.money(result.netE8(asset(), Variant.CHOSEN)),
        PaperWords.money(result.netE8(asset(), Variant.BEST)), asset(), result.ambiguousTrades());
    for (Metric metric :
        List.of(
            Metric.EXPECTANCY_R, Metric.HIT_RATE, Metric.PROFIT_FACTOR, Metric.MAX_DRAWDOWN)) {
      Statistic of = chosen.of(metric);
      out.printf(
          Locale.ROOT, "  %-18s %s, n %d%n", metric.words(),
          of.value().isEmpty()
              ? "not defined"
              : String.format(Locale.ROOT, "%.4f", of.value().getAsDouble())
                  + (of.lower().isEmpty()
                      ? ""
                      : String.format(
                          Locale.ROOT, " [%.4f, %.4f]", of.lower().getAsDouble(),
                          of.upper().getAsDouble())),
          of.n());
    }
    result.balances()
        .forEach(
            b ->
                out.println(
                    "  " + b.asset() + ": equity " + PaperWords.money(b.equity())
                        + ", insurance " + PaperWords.money(b.insurance())
                        + "; the account is " + result.risk()));
    if (!result.counts().isEmpty()) {
      out.println("  events without effect: " + result.counts());
    }
  }

  /** All of it as JSON. */
  String json() {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("source", caption.title()).put("bot", bot).put("signal", signal.code());
    caption.notes().forEach(root.putArray("notes")::add);
    root.put("from", MarketSource.instant(result.fromNanos()).toString());
    root.put("until", MarketSource.instant(result.untilNanos()).toString());
    ObjectNode decided = root.putObject("plans");
    decided.put("BUY", plans.count(Decision.BUY)).put("SELL", plans.count(Decision.SELL));
    decided.put("orders", plans.taken()).put("notForPaper", plans.withoutUse());
    decided.put("whileInPosition", plans.whileInPosition());
    ObjectNode refused = decided.putObject("refused");
    plans.refused().forEach((reason, n) -> refused.put(reason.name(), n));
    root.put("events", result.events()).put("requests", result.requests());
    root.put("fills", result.fills()).put("openPositions", result.openPositions());
    ObjectNode net = root.putObject("net");
    for (Variant variant : Variant.values()) {
      net.put(variant.name(), decimal(result.netE8(asset(), variant)));
    }
    root.put("asset", asset()).put("ambiguousTrades", result.ambiguousTrades());
    root.put("ambiguousBars", result.ambiguous().size());
    ObjectNode counts = root.putObject("withoutEffect");
    result.counts().forEach((what, n) -> counts.put(what.name(), n));
    result.balances()
        .forEach(
            b ->
                root.withArray("balances").addObject()
                    .put("asset", b.asset())
                    .put("wallet", b.wallet().toPlainString())
                    .put("equity", b.equity().toPlainString())
                    .put("insurance", b.insurance().toPlainString()));
    root.put("risk", result.risk().name());
    ArrayNode trades = root.putArray("trades");
    result.trades().forEach(t -> trade(trades.addObject(), t));
    root.put("lastSequence", result.lastSequence()).put("stateHash", result.stateHash());
    return MapReport.write(root);
  }

  private static void trade(ObjectNode node, PaperTrade t) {
    node.put("id", t.id()).put("side", t.side().name());
    node.put("entryTime", MarketSource.instant(t.entryNanos()).toString());
    node.put("exitTime", MarketSource.instant(t.exitNanos()).toString());
    node.put("entry", t.entryPrice()).put("exit", t.exitPrice());
    node.put("quantity", t.quantity()).put("by", t.exit().name());
    node.put("net", decimal(t.netE8())).put("worst", decimal(t.worstNetE8()));
    node.put("best", decimal(t.bestNetE8()));
    MapReport.number(
        node, "r", TradeMeasures.of(t).r(t, Variant.CHOSEN).orElse(Double.NaN));
    ArrayNode flags = node.putArray("flags");
    t.flags().stream().map(Enum::name).sorted().forEach(flags::add);
  }

  private static String decimal(long e8) {
    return BigDecimal.valueOf(e8, 8).toPlainString();
  }
}
