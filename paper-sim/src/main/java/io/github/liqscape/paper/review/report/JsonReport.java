// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.candle.Candle;
import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.review.Finding;
import io.github.liqscape.paper.review.Label;
import io.github.liqscape.paper.review.ReviewReport;
import io.github.liqscape.paper.review.SetupReview;
import io.github.liqscape.paper.review.stats.CostAttribution;
import io.github.liqscape.paper.review.stats.Rate;
import io.github.liqscape.paper.review.stats.Statistic;
import io.github.liqscape.paper.review.stats.TradeMeasures;
import io.github.liqscape.paper.review.stats.Variant;
import io.github.liqscape.setup.ZoneEvidence;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A review as JSON. Amounts are whole numbers of 1e-8 of the settlement asset, their names end in
 * {@code E8}; what is not defined is null.
 */
public final class JsonReport {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private JsonReport() {}

  /** The text of the file. */
  public static String of(ReviewReport report, ReportFacts facts) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", "liqscape-review").put("version", 1);
    root.put("title", facts.title()).put("ruleHash", facts.ruleHash());
    root.put("dataFrom", Words.instant(facts.dataFromNanos()).toString());
    root.put("dataUntil", Words.instant(facts.dataUntilNanos()).toString());
    root.put("dataSource", facts.dataSource()).put("journalHash", facts.journalHash());
    ObjectNode policies = root.putObject("policies");
    facts.sortedPolicies().forEach(policies::put);
    root.put("thresholds", report.thresholds().toString());
    root.put("trades", report.trades().size());
    ObjectNode labels = root.putObject("labels");
    for (Label label : Label.values()) {
      rate(labels.putObject(label.name()), report.labelled().getOrDefault(label, Rate.of(0, 0)));
    }
    rate(labels.putObject("STOPPED_THEN_RIGHT"), report.rates().stoppedThenRight());
    rate(labels.putObject("AMBIGUOUS"), report.rates().ambiguous());
    rate(root.putObject("suppressedTriggers"), report.triggers().suppressed());
    root.put("duplicateOrders", report.triggers().duplicates().size());
    report.findings().forEach(f -> finding(root.withArray("findings").addObject(), f));
    report.setups().forEach(s -> setup(root.withArray("setups").addObject(), s));
    ObjectNode statistics = root.putObject("statistics");
    for (Variant variant : Variant.values()) {
      ObjectNode of = statistics.putObject(variant.name());
      of.put("netE8", report.statistics(variant).netE8());
      report.statistics(variant).all()
          .forEach(s -> statistic(of.putObject(s.metric().name()), s));
    }
    report.trades().forEach(t -> trade(root.withArray("all").addObject(), t));
    try {
      return JSON.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of numbers and texts must be writable", e);
    }
  }

  private static void finding(ObjectNode node, Finding finding) {
    node.put("trade", finding.tradeId());
    finding.labels().forEach(label -> node.withArray("labels").add(label.name()));
    node.put("stoppedThenRight", finding.stoppedThenRight());
    node.put("costE8", finding.costE8());
    number(node, "costR", finding.costR());
    ObjectNode costs = node.putObject("costsE8");
    finding.costsE8().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(cost -> costs.put(cost.getKey().name(), cost.getValue()));
    finding
        .symptoms()
        .forEach(
            symptom -> {
              ObjectNode one = node.withArray("symptoms").addObject();
              one.put("reason", symptom.reason().name());
              number(one, "measured", symptom.measured());
              number(one, "threshold", symptom.threshold());
              one.put("n", symptom.n());
            });
    ObjectNode otherwise = node.putObject("counterfactuals");
    amount(otherwise, "entryAtSignalE8", finding.counterfactuals().entryAtSignalE8());
    amount(otherwise, "stopFartherE8", finding.counterfactuals().stopFartherE8());
    amount(otherwise, "targetNearerE8", finding.counterfactuals().targetNearerE8());
    ObjectNode prices = node.putObject("prices");
    finding.prices().forEach(price -> prices.put(price.name(), price.price()));
    node.put("ruleVersion", finding.ruleVersion()).put("inputHash", finding.inputHash());
    node.put("firstSequence", finding.trade().firstSequence());
    node.put("lastSequence", finding.trade().lastSequence());
    evidence(node, finding);
    finding
        .decisions()
        .forEach(
            decision ->
                node.withArray("decisions").addObject()
                    .put("status", decision.status().name())
                    .put("by", decision.by())
                    .put("time", Words.instant(decision.timeNanos()).toString())
                    .put("note", decision.note()));
  }

  /** Candles as [open time in ms, open, high, low, close], and the zones as the setup saw them. */
  private static void evidence(ObjectNode node, Finding finding) {
    for (Candle candle : finding.candles()) {
      node.withArray("candles").addArray()
          .add(candle.openNanos() / 1_000_000)
          .add(candle.open())
          .add(candle.high())
          .add(candle.low())
          .add(candle.close());
    }
    for (ZoneEvidence zone : finding.zones()) {
      ObjectNode one = node.withArray("zones").addObject();
      one.put("rootId", zone.rootId()).put("side", zone.side().name());
      one.put("low", zone.low()).put("high", zone.high());
      number(one, "percentile", zone.percentile());
      number(one, "notional", zone.notional());
    }
  }

  private static void setup(ObjectNode node, SetupReview setup) {
    node.put("ruleVersion", setup.group().ruleVersion()).put("kind", setup.group().kind());
    node.put("timeframe", setup.group().timeframe()).put("trades", setup.trades());
    rate(node.putObject("weakStopRate"), setup.weakStopRate());
    setup
        .tests()
        .forEach(
            test -> {
              ObjectNode one = node.withArray("tests").addObject();
              one.put("test", test.kind().name()).put("verdict", test.verdict().name());
              number(one, "measured", test.measured());
              number(one, "threshold", test.threshold());
              one.put("n", test.n());
            });
  }

  private static void trade(ObjectNode node, PaperTrade trade) {
    CostAttribution costs = CostAttribution.of(trade);
    node.put("id", trade.id()).put("instrument", trade.instrument().toString());
    node.put("side", trade.side().name()).put("exit", trade.exit().name());
    node.put("entryTime", Words.instant(trade.entryNanos()).toString());
    node.put("exitTime", Words.instant(trade.exitNanos()).toString());
    trade.flags().forEach(flag -> node.withArray("flags").add(flag.name()));
    node.put("netE8", trade.netE8()).put("worstNetE8", trade.worstNetE8());
    node.put("bestNetE8", trade.bestNetE8());
    number(node, "r", TradeMeasures.of(trade).r(trade, Variant.CHOSEN).orElse(Double.NaN));
    node.put("marketE8", costs.marketE8()).put("delayE8", costs.delayE8());
    node.put("executionE8", costs.executionE8()).put("exitE8", costs.exitE8());
    node.put("feesE8", costs.feesE8()).put("fundingE8", costs.fundingE8());
    node.put("liquidationE8", costs.liquidationE8());
    node.put("firstSequence", trade.firstSequence()).put("lastSequence", trade.lastSequence());
  }

  private static void statistic(ObjectNode node, Statistic of) {
    optional(node, "value", of.value());
    optional(node, "lower", of.lower());
    optional(node, "upper", of.upper());
    node.put("n", of.n());
  }

  private static void rate(ObjectNode node, Rate rate) {
    optional(node, "value", rate.value());
    node.put("lower", rate.lower()).put("upper", rate.upper());
    node.put("count", rate.count()).put("n", rate.n());
  }

  private static void optional(ObjectNode node, String name, OptionalDouble value) {
    number(node, name, value.orElse(Double.NaN));
  }

  private static void amount(ObjectNode node, String name, OptionalLong value) {
    if (value.isPresent()) {
      node.put(name, value.getAsLong());
    } else {
      node.putNull(name);
    }
  }

  private static void number(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }
}
