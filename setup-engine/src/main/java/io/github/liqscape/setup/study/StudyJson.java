// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.setup.confidence.Interval;
import io.github.liqscape.setup.confidence.ModelCard;
import java.time.Instant;
import java.util.Map;

/** A study's report as JSON; what is not known is null. */
final class StudyJson {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private StudyJson() {}

  static String of(StudyReport report) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", "liqscape-study").put("version", 1);
    root.put("data", report.data());
    root.put("costModel", report.costModel());
    root.put("seed", report.seed());
    root.put("trials", report.trials());
    number(root, "waitShare", report.waitShare());
    report.markets().forEach(m -> market(root.withArray("markets").addObject(), m));
    report.rows().forEach(r -> row(root.withArray("rows").addObject(), r));
    report.kinds().forEach(k -> row(root.withArray("kinds").addObject(), k));
    row(root.putObject("material"), report.material());
    row(root.putObject("all"), report.all());
    ObjectNode confidence = root.putObject("confidence");
    confidence.put("calibrated", report.uncalibrated().isEmpty());
    confidence.put("label", report.verdict());
    report.uncalibrated().forEach(r -> confidence.withArray("reasons").add(r.name()));
    confidence.put("meetsEceGoal", report.meetsEceGoal());
    report.rawScores().ifPresent(m -> scores(confidence.putObject("rawScores"), m));
    report.card().ifPresent(card -> card(confidence.putObject("card"), card));
    try {
      return JSON.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of numbers and texts must be writable", e);
    }
  }

  private static void market(ObjectNode node, MarketResult m) {
    node.put("name", m.name());
    node.put("timeframe", m.timeframe().code());
    node.put("first", time(m.firstNanos()));
    node.put("last", time(m.lastNanos()));
    node.put("bars", m.bars());
    node.put("trades", m.trades());
    number(node, "waitShare", m.waitShare());
    counts(node.putObject("waits"), m.waits());
    counts(node.putObject("fidelities"), m.fidelities());
    node.put("fundingRates", m.fundingRates());
    node.put("finerPath", m.finerPath());
  }

  private static void row(ObjectNode node, RowResult r) {
    node.put("name", r.name());
    node.put("trades", r.trades());
    node.put("closed", r.closed());
    counts(node.putObject("outcomes"), r.outcomes());
    counts(node.putObject("withoutLabel"), r.none());
    node.put("ambiguous", r.ambiguous());
    number(node, "grossR", r.grossR());
    number(node, "feeR", r.feeR());
    number(node, "slippageR", r.slippageR());
    number(node, "fundingR", r.fundingR());
    interval(node.putObject("netR"), r.netR());
    number(node, "sharpe", r.moments().sharpe());
    number(node, "deflatedSharpe", r.deflatedSharpe());
  }

  private static void card(ObjectNode node, ModelCard c) {
    node.put("first", time(c.firstNanos()));
    node.put("last", time(c.lastNanos()));
    node.put("samples", c.samples());
    number(node, "effectiveSamples", c.effectiveSamples());
    number(node, "baseRate", c.baseRate());
    node.put("outOfFold", c.outOfFoldSamples());
    number(node, "outOfFoldEffective", c.outOfFoldEffective());
    node.put("evaluated", c.evaluated());
    number(node, "ece", c.ece());
    number(node, "debiasedEce", c.debiasedEce());
    number(node, "brier", c.brier());
    interval(node.putObject("brierSkill"), c.brierSkill());
    number(node, "logLoss", c.logLoss());
    number(node, "auc", c.auc());
    node.put("isNot", c.isNot());
  }

  private static void scores(ObjectNode node, ScoreMetrics m) {
    node.put("count", m.count());
    number(node, "effective", m.effective());
    number(node, "ece", m.ece());
    number(node, "debiasedEce", m.debiasedEce());
    number(node, "brier", m.brier());
    interval(node.putObject("brierSkill"), m.brierSkill());
    number(node, "logLoss", m.logLoss());
    number(node, "auc", m.auc());
  }

  private static void interval(ObjectNode node, Interval interval) {
    number(node, "estimate", interval.estimate());
    number(node, "lower", interval.lower());
    number(node, "upper", interval.upper());
  }

  private static void counts(ObjectNode node, Map<?, Integer> counts) {
    counts.forEach((key, count) -> node.put(key.toString(), count));
  }

  private static void number(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }

  private static String time(long nanos) {
    return Instant.ofEpochSecond(0, nanos).toString();
  }
}
