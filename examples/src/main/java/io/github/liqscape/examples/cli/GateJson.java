// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.paper.gate.Condition;
import io.github.liqscape.paper.gate.GateReport;
import io.github.liqscape.paper.gate.SignOff;
import io.github.liqscape.paper.review.own.DivergencePair;
import io.github.liqscape.paper.review.own.DivergenceReport;
import java.util.Optional;

/** The gate's answer as JSON. */
final class GateJson {

  private GateJson() {}

  /** @param own how far paper was from own fills, if that was asked */
  static String of(GateReport report, Optional<DivergenceReport> own) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("status", report.status().name()).put("stage", report.stage().name());
    root.put("ruleHash", report.ruleHash()).put("variants", report.variants());
    root.put("requiredTrades", report.requiredTrades());
    ArrayNode conditions = root.putArray("conditions");
    for (Condition c : report.conditions()) {
      ObjectNode node = conditions.addObject();
      node.put("id", c.id().name()).put("asks", c.id().words()).put("pass", c.pass());
      MapReport.number(node, "measured", c.measured());
      MapReport.number(node, "threshold", c.threshold());
      node.put("n", c.n()).put("why", c.why());
    }
    ArrayNode waivers = root.putArray("waivers");
    for (SignOff waiver : report.waivers()) {
      waivers.addObject()
          .put("by", waiver.by())
          .put("waives", waiver.waives().map(Enum::name).orElse(""));
    }
    own.ifPresent(compared -> divergence(root.putObject("ownFills"), compared));
    return MapReport.write(root);
  }

  static void divergence(ObjectNode node, DivergenceReport compared) {
    MapReport.number(node, "medianTicks", compared.medianTicks().orElse(Double.NaN));
    MapReport.number(node, "p95Ticks", compared.p95Ticks().orElse(Double.NaN));
    MapReport.number(node, "meanTicks", compared.meanTicks().orElse(Double.NaN));
    ArrayNode pairs = node.putArray("pairs");
    for (DivergencePair pair : compared.pairs()) {
      pairs.addObject()
          .put("paper", pair.paperId())
          .put("own", pair.ownId())
          .put("byId", pair.byId())
          .put("paperPrice", pair.paperPrice())
          .put("ownPrice", pair.ownPrice())
          .put("ticks", pair.ticks())
          .put("quantityRatio", pair.quantityRatio())
          .put("delaySeconds", pair.delayNanos() / 1e9);
    }
    ArrayNode paperOnly = node.putArray("paperOnly");
    compared.paperOnly().forEach(paperOnly::add);
    ArrayNode ownOnly = node.putArray("ownOnly");
    compared.ownOnly().forEach(ownOnly::add);
  }
}
