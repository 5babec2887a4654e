// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.spi.InstrumentInfo;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * One contract as the {@code instruments} command shows it.
 *
 * @param info what the venue tells
 * @param tiers how many margin tiers are known and of which day, or why there are none
 */
record InstrumentRow(InstrumentInfo info, String tiers) {

  private static final String FORMAT = "%-20s %-8s %-8s %12s %12s %10s %8s %8s  %s%n";

  static void table(List<InstrumentRow> rows, PrintWriter out) {
    out.printf(
        Locale.ROOT, FORMAT, "symbol", "type", "status", "tick", "lot", "contract", "leverage",
        "funding", "margin tiers");
    for (InstrumentRow row : rows) {
      InstrumentInfo info = row.info();
      Instrument i = info.instrument();
      out.printf(
          Locale.ROOT, FORMAT, i.symbol(),
          info.perpetual() ? i.contractType().name().toLowerCase(Locale.ROOT) : "expires",
          info.status().name().toLowerCase(Locale.ROOT), i.tickSize().toPlainString(),
          i.lotSize().toPlainString(), i.contractSize().toPlainString(),
          Double.isNaN(info.maxLeverage()) ? "?" : Long.toString(Math.round(info.maxLeverage())),
          info.fundingInterval().map(InstrumentRow::hours).orElse("?"), row.tiers());
    }
    out.println(rows.size() + (rows.size() == 1 ? " contract" : " contracts"));
  }

  static void json(List<InstrumentRow> rows, PrintWriter out) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    ArrayNode list = root.putArray("instruments");
    for (InstrumentRow row : rows) {
      InstrumentInfo info = row.info();
      Instrument i = info.instrument();
      ObjectNode node = list.addObject();
      node.put("venue", i.venue().id());
      node.put("symbol", i.symbol());
      node.put("contractType", i.contractType().name());
      node.put("perpetual", info.perpetual());
      node.put("status", info.status().name());
      node.put("base", i.baseAsset());
      node.put("quote", i.quoteAsset());
      node.put("tickSize", i.tickSize().toPlainString());
      node.put("lotSize", i.lotSize().toPlainString());
      node.put("contractSize", i.contractSize().toPlainString());
      MapReport.number(node, "maxLeverage", info.maxLeverage());
      MapReport.number(node, "minNotional", info.minNotional());
      info.fundingInterval().ifPresent(every -> node.put("fundingInterval", every.toString()));
      if (info.listedNanos() > 0) {
        node.put("listed", MarketSource.instant(info.listedNanos()).toString());
      }
      node.put("marginTiers", row.tiers());
    }
    out.print(MapReport.write(root));
  }

  private static String hours(Duration every) {
    return every.toMinutes() % 60 == 0 ? every.toHours() + "h" : every.toMinutes() + "m";
  }
}
