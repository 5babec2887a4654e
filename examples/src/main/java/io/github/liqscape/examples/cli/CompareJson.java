// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.paper.review.own.DivergenceReport;
import io.github.liqscape.paper.review.own.PositionComparison;
import io.github.liqscape.paper.review.own.PositionDifference;
import io.github.liqscape.paper.review.own.PositionMatch;
import java.util.Locale;
import java.util.Optional;

/** The ledger beside own records, as JSON. */
final class CompareJson {

  private CompareJson() {}

  static String of(Optional<PositionComparison> positions, Optional<DivergenceReport> fills) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    positions.ifPresent(p -> positions(root.putObject("ownPositions"), p));
    fills.ifPresent(
        f -> GateJson.divergence(root.putObject("ownFills").put("equal", f.equal()), f));
    return MapReport.write(root);
  }

  private static void positions(ObjectNode node, PositionComparison comparison) {
    node.put("equal", comparison.equal());
    comparison.apartNanos().ifPresent(nanos -> node.put("apartSeconds", nanos / 1e9));
    ArrayNode matches = node.putArray("positions");
    for (PositionMatch match : comparison.matches()) {
      ObjectNode one = matches.addObject();
      one.put("symbol", match.instrument().toString()).put("side", match.side().name());
      one.put(
          "answer",
          switch (match) {
            case PositionMatch.Equal equal -> "EQUAL";
            case PositionMatch.Different different -> "DIFFERENT";
            case PositionMatch.PaperOnly only -> "PAPER_ONLY";
            case PositionMatch.OwnOnly only -> "OWN_ONLY";
          });
      if (match instanceof PositionMatch.Different different) {
        ArrayNode differences = one.putArray("differences");
        for (PositionDifference difference : different.differences()) {
          ObjectNode field = differences.addObject();
          field.put("field", difference.field().name().toLowerCase(Locale.ROOT));
          field.put("paper", difference.paper()).put("own", difference.own());
          MapReport.number(field, "by", difference.by());
          field.put("unit", difference.field().unit());
          MapReport.number(field, "tolerance", difference.tolerance());
        }
      }
    }
  }
}
