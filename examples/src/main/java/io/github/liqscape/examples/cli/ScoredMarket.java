// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.heatmap.score.ScoreReport;
import java.io.PrintWriter;
import java.util.List;

/**
 * A score and what a reader must know about it.
 *
 * @param title the market, or the markets pooled
 * @param notes honest remarks: what is missing, assumed or of another market
 * @param report the score
 */
record ScoredMarket(String title, List<String> notes, ScoreReport report) {

  void print(PrintWriter out) {
    out.println(title);
    notes.forEach(note -> out.println("  note: " + note));
    out.println();
    out.println(report.toText());
  }

  ObjectNode json(ObjectMapper mapper) {
    ObjectNode node = mapper.createObjectNode();
    node.put("source", title);
    notes.forEach(node.putArray("notes")::add);
    node.set("score", mapper.valueToTree(report.toMap()));
    return node;
  }
}
