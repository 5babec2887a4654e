// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.examples.cli.LiqPriceVerdict.Comparison;
import io.github.liqscape.examples.cli.LiqPriceVerdict.Outcome;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes verdicts for people, one line a row and a summary last, or for machines. */
final class LiqPriceReport {

  private static final int SHOWN_DECIMALS = 8;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private LiqPriceReport() {}

  static void table(List<LiqPriceVerdict> verdicts, PrintWriter out) {
    line(out, "id", "formula", "side", "price", "computed", "expected", "error", "verdict", "");
    for (LiqPriceVerdict v : verdicts) {
      if (v.liquidation().computed().isPresent() || v.liquidation().expected().isPresent()) {
        comparison(out, v, "liquidation", v.liquidation());
      }
      for (BigDecimal other : v.others()) {
        comparison(
            out, v, "2nd price", new Comparison(Optional.of(other), Optional.empty()));
      }
      if (v.bankruptcy().expected().isPresent() || noLiquidation(v)) {
        comparison(out, v, "bankruptcy", v.bankruptcy());
      }
    }
    out.println(summary(verdicts));
  }

  private static boolean noLiquidation(LiqPriceVerdict v) {
    return v.liquidation().computed().isEmpty() && v.liquidation().expected().isEmpty();
  }

  private static void comparison(
      PrintWriter out, LiqPriceVerdict v, String price, Comparison comparison) {
    String verdict = "not tested";
    if (comparison.expected().isPresent()) {
      verdict = comparison.missed(v.tolerance()) ? "MISS" : "OK";
    }
    line(
        out, v.id(), v.formula(), v.side(), price, shown(comparison.computed()),
        comparison.expected().map(BigDecimal::toPlainString).orElse("-"),
        comparison.error().map(LiqPriceReport::brief).orElse("-"), verdict, v.note());
  }

  /** The last line: {@code 45 rows: 45 OK, 0 MISS, 0 not tested; worst error ...}. */
  static String summary(List<LiqPriceVerdict> verdicts) {
    long missed = count(verdicts, Outcome.MISS);
    StringBuilder text = new StringBuilder();
    text.append(verdicts.size()).append(" rows: ");
    text.append(count(verdicts, Outcome.OK)).append(" OK, ");
    text.append(missed).append(" MISS, ");
    text.append(count(verdicts, Outcome.NOT_TESTED)).append(" not tested");
    if (missed > 0) {
      List<String> ids =
          verdicts.stream().filter(v -> v.outcome() == Outcome.MISS).map(v -> v.id()).toList();
      text.append("; missed: ").append(String.join(", ", ids));
    }
    return text.toString();
  }

  static void json(List<LiqPriceVerdict> verdicts, PrintWriter out) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    for (LiqPriceVerdict v : verdicts) {
      ObjectNode row = root.withArray("rows").addObject();
      row.put("id", v.id()).put("formula", v.formula()).put("side", v.side());
      comparison(row.putObject("liquidationPrice"), v.liquidation());
      v.others().forEach(other -> row.withArray("otherLiquidationPrices").add(other));
      comparison(row.putObject("bankruptcyPrice"), v.bankruptcy());
      row.put("tolerance", v.tolerance()).put("verdict", v.outcome().name());
      if (!v.note().isEmpty()) {
        row.put("note", v.note());
      }
    }
    root.putObject("summary")
        .put("rows", verdicts.size())
        .put("ok", count(verdicts, Outcome.OK))
        .put("missed", count(verdicts, Outcome.MISS))
        .put("notTested", count(verdicts, Outcome.NOT_TESTED));
    try {
      out.println(JSON.writeValueAsString(root));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values is always JSON", e);
    }
  }

  private static void comparison(ObjectNode node, Comparison comparison) {
    comparison.computed().ifPresent(value -> node.put("computed", value));
    comparison.expected().ifPresent(value -> node.put("expected", value));
    comparison.error().ifPresent(value -> node.put("error", value));
  }

  private static long count(List<LiqPriceVerdict> verdicts, Outcome outcome) {
    return verdicts.stream().filter(v -> v.outcome() == outcome).count();
  }

  private static String shown(Optional<BigDecimal> price) {
    return price
        .map(p -> p.setScale(SHOWN_DECIMALS, RoundingMode.HALF_EVEN).toPlainString())
        .orElse("none");
  }

  private static String brief(BigDecimal error) {
    return error.signum() == 0 ? "0" : String.format(Locale.ROOT, "%.1e", error);
  }

  private static void line(PrintWriter out, Object... cells) {
    String row =
        String.format(
            Locale.ROOT, "%-7s %-26s %-10s %-11s %20s %20s %12s  %-10s %s", cells);
    out.println(row.stripTrailing());
  }
}
