// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.setup.Decision;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.engine.SetupJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * How the main job goes on from the map: structure, then the setup of every candle, alerts, paper
 * and its review.
 *
 * @param tally of all decisions
 * @param candles that they were made on, oldest first
 * @param alerts of zones and setups, routed
 * @param paper the setups traded on paper
 */
record SetupStep(
    SetupTally tally, List<Candle> candles, AlertStep alerts, PaperStep paper) {

  private static final int BARS = 160;
  private static final int REASONS = 6;

  static SetupStep of(
      MarketSource market, AlertFiles files, MadeFolder paper, Progress progress) {
    SetupTally tally = new SetupTally(Long.MIN_VALUE);
    Timeframe bar = SetupRun.timeframe(market);
    try (AlertRun alerts = new AlertRun(market, bar, bar, files)) {
      List<Candle> candles = SetupRun.of(market, bar, bar, tally::add, alerts, progress);
      tally.newest();
      return new SetupStep(
          tally, candles, alerts.step(),
          PaperStep.of(market, bar, tally.trades(), candles, paper));
    }
  }

  byte[] png(Caption caption) {
    return SetupPicture.png(caption, tally.pictured(), candles, BARS);
  }

  void json(ObjectNode node) {
    node.put("bars", tally.bars());
    for (Decision decision : Decision.values()) {
      node.put(decision.name(), tally.count(decision));
    }
    try {
      ObjectMapper mapper = new ObjectMapper();
      node.set("newest", mapper.readTree(SetupJson.write(tally.newest())));
      node.set("drawn", mapper.readTree(SetupJson.write(tally.pictured())));
      paper.json(node.putObject("paper"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void print(PrintWriter out) {
    Setup newest = tally.newest();
    out.println("the chart at the close of the newest candle:");
    SetupWords.structure(out, newest);
    out.println();
    out.println("the setup at that close:");
    newest.explain().lines().forEach(line -> out.println("  " + line));
    out.println();
    SetupWords.tally(out, tally, REASONS);
    Setup drawn = tally.pictured();
    if (drawn.asOfNanos() != newest.asOfNanos()) {
      out.println(
          "setup.png shows the newest " + drawn.decision() + ", of "
              + MarketSource.instant(drawn.asOfNanos()));
    }
    out.println();
    alerts.print(out);
    paper.print(out);
  }
}
