// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.liqscape.heatmap.LiquidationMap;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.ForcedBand;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.liquidation.Provenance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The map as JSON, for machines: everything the pictures show, with its provenance. */
final class MapReport {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private static final double[] DISTANCES = {0.01, 0.02, 0.05, 0.10};

  private MapReport() {}

  static String json(Caption caption, MapRun run, @Nullable SetupStep step) {
    LiquidationProfile p = run.profile();
    ObjectNode root = JSON.createObjectNode();
    root.put("source", caption.title());
    root.put("instrument", p.instrument().toString());
    root.put("asOf", Instant.ofEpochSecond(0, p.asOfNanos()).toString());
    number(root, "mark", p.mark());
    boolean currency = p.provenance().fidelity().showsCurrency();
    root.put("unit", currency ? p.instrument().quoteAsset() : "share of total");
    caption.notes().forEach(root.putArray("notes")::add);
    provenance(root.putObject("provenance"), p.provenance());
    for (PositionSide side : PositionSide.values()) {
      side(root.putObject(side.name().toLowerCase(Locale.ROOT)), p, side);
    }
    ObjectNode events = root.putObject("events");
    for (Map.Entry<LiquidationMap.Outcome, Long> e : run.outcomes().entrySet()) {
      events.put(e.getKey().name(), e.getValue());
    }
    root.put("contentHash", p.contentHash());
    if (step != null) {
      step.json(root.putObject("setup"));
    }
    return write(root);
  }

  private static void side(ObjectNode node, LiquidationProfile p, PositionSide side) {
    number(node, "positionNotional", p.totalPositionNotional(side));
    ArrayNode within = node.putArray("expectedForcedWithin");
    for (double d : DISTANCES) {
      double edge = p.mark() * (1 - side.sign() * d);
      double low = Math.min(edge, p.mark());
      double high = Math.max(edge, p.mark());
      ObjectNode one = within.addObject();
      number(one, "distance", d);
      double sum = 0;
      for (int i = 0; i < p.size(side); i++) {
        double middle = Math.sqrt(p.low(side, i) * p.high(side, i));
        if (middle >= low && middle < high) {
          sum += p.expectedForced(side, i);
        }
      }
      number(one, "mean", sum);
      p.band(side, low, high).ifPresent(b -> band(one.putObject("band"), b));
    }
    ArrayNode zones = node.putArray("zones");
    p.zones(side).forEach(z -> zone(zones.addObject(), z));
  }

  private static void zone(ObjectNode node, LiquidationZone z) {
    node.put("id", z.id());
    node.put("rootId", z.rootId());
    node.put("forcedOrderSide", z.forcedOrderSide().name());
    number(node, "low", z.low());
    number(node, "high", z.high());
    number(node, "centroid", z.centroid());
    number(node, "expectedForced", z.expectedForced().mean());
    if (z.fidelity().showsCurrency()) {
      band(node.putObject("band"), z.expectedForced());
    }
    number(node, "positionNotional", z.positionNotional());
    number(node, "percentile", z.percentile());
    node.put("ranked", z.ranked());
    number(node, "notionalPer10Bps", z.notionalPer10Bps());
    number(node, "ratioToVolume24h", z.ratioToVolume24h());
    number(node, "ratioToOpenInterest", z.ratioToOpenInterest());
    ArrayNode split = node.putArray("leverageSplit");
    z.leverageSplit().forEach(share -> split.add(Double.isFinite(share) ? share : null));
    node.put("firstSeen", Instant.ofEpochSecond(0, z.firstSeenNanos()).toString());
    number(node, "distance", z.distance());
    number(node, "distanceAtr", z.distanceAtr());
    node.put("fidelity", z.fidelity().name());
  }

  private static void band(ObjectNode node, ForcedBand b) {
    number(node, "p5", b.low());
    number(node, "p50", b.median());
    number(node, "p95", b.high());
    number(node, "prints", b.prints());
  }

  private static void provenance(ObjectNode node, Provenance p) {
    node.put("modelId", p.modelId());
    p.venues().forEach(node.putArray("venues")::add);
    node.put("fidelity", p.fidelity().name());
    node.put("markSource", p.markSource().name());
    number(node, "coverage", p.coverage());
    number(node, "farShare", p.farShare());
    number(node, "unexplainedShare", p.unexplainedShare());
    number(node, "gapSeconds24h", p.gapSeconds24h());
    node.put("printsUsed", p.printsUsed());
    node.put("stale", p.stale());
    p.flags().forEach(node.putArray("flags")::add);
    node.put("tiers", p.tiers());
    ObjectNode ages = node.putObject("ageSeconds");
    p.ageNanos().forEach((kind, nanos) -> number(ages, kind, nanos / 1e9));
    ObjectNode assumptions = node.putObject("assumptions");
    p.assumptions().forEach(assumptions::put);
    node.put("lastScore", p.lastScore().orElse("none"));
  }

  /** JSON has no NaN and no infinity: what is not known is null. */
  static void number(ObjectNode node, String name, double value) {
    if (!Double.isFinite(value)) {
      node.putNull(name);
    } else {
      node.put(name, value);
    }
  }

  static String write(ObjectNode root) {
    try {
      return JSON.writeValueAsString(root) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
