package io.github.liqscape.examples.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.paper.gate.Condition;
import io.github.liqscape.paper.gate.GateReport;
import io.github.liqscape.paper.gate.SignOff;

/** The gate's answer as JSON. */
final class GateJson {

  private GateJson() {}

  static String of(GateReport report) {
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
    return MapReport.write(root);
  }
}
