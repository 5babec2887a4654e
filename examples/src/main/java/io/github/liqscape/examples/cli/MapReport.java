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

/** The map as JSON, for machines: everything the pictures show, with its provenance. */
final class MapReport {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private static final double[] DISTANCES = {0.01, 0.02, 0.05, 0.10};

  private MapReport() {}

  static String json(MarketSource source, MapRun run) {
    LiquidationProfile p = run.profile();
    ObjectNode root = JSON.createObjectNode();
    root.put("source", source.title());
    root.put("instrument", p.instrument().toString());
    root.put("asOf", Instant.ofEpochSecond(0, p.asOfNanos()).toString());
    root.put("mark", p.mark());
    root.put("unit", p.provenance().fidelity().showsCurrency() ? quote(p) : "share of total");
    source.notes().forEach(root.putArray("notes")::add);
    provenance(root.putObject("provenance"), p.provenance());
    for (PositionSide side : PositionSide.values()) {
      side(root.putObject(side.name().toLowerCase(Locale.ROOT)), p, side);
    }
    ObjectNode events = root.putObject("events");
    for (Map.Entry<LiquidationMap.Outcome, Long> e : run.outcomes().entrySet()) {
      events.put(e.getKey().name(), e.getValue());
    }
    root.put("contentHash", p.contentHash());
    return write(root);
  }

  static String quote(LiquidationProfile p) {
    return p.instrument().quoteAsset();
  }

  private static void side(ObjectNode node, LiquidationProfile p, PositionSide side) {
    node.put("positionNotional", p.totalPositionNotional(side));
    ArrayNode within = node.putArray("expectedForcedWithin");
    for (double d : DISTANCES) {
      double edge = p.mark() * (1 - side.sign() * d);
      double low = Math.min(edge, p.mark());
      double high = Math.max(edge, p.mark());
      ObjectNode one = within.addObject();
      one.put("distance", d);
      double sum = 0;
      for (int i = 0; i < p.size(side); i++) {
        double middle = Math.sqrt(p.low(side, i) * p.high(side, i));
        if (middle >= low && middle < high) {
          sum += p.expectedForced(side, i);
        }
      }
      one.put("mean", sum);
      p.band(side, low, high).ifPresent(b -> band(one.putObject("band"), b));
    }
    ArrayNode zones = node.putArray("zones");
    p.zones(side).forEach(z -> zone(zones.addObject(), z));
  }

  private static void zone(ObjectNode node, LiquidationZone z) {
    node.put("id", z.id());
    node.put("rootId", z.rootId());
    node.put("forcedOrderSide", z.forcedOrderSide().name());
    node.put("low", z.low());
    node.put("high", z.high());
    node.put("centroid", z.centroid());
    node.put("expectedForced", z.expectedForced().mean());
    if (z.fidelity().showsCurrency()) {
      band(node.putObject("band"), z.expectedForced());
    }
    node.put("positionNotional", z.positionNotional());
    number(node, "percentile", z.percentile());
    node.put("ranked", z.ranked());
    node.put("notionalPer10Bps", z.notionalPer10Bps());
    number(node, "ratioToVolume24h", z.ratioToVolume24h());
    number(node, "ratioToOpenInterest", z.ratioToOpenInterest());
    z.leverageSplit().forEach(node.putArray("leverageSplit")::add);
    node.put("firstSeen", Instant.ofEpochSecond(0, z.firstSeenNanos()).toString());
    node.put("distance", z.distance());
    number(node, "distanceAtr", z.distanceAtr());
    node.put("fidelity", z.fidelity().name());
  }

  private static void band(ObjectNode node, ForcedBand b) {
    node.put("p5", b.low());
    node.put("p50", b.median());
    node.put("p95", b.high());
    node.put("prints", b.prints());
  }

  private static void provenance(ObjectNode node, Provenance p) {
    node.put("modelId", p.modelId());
    p.venues().forEach(node.putArray("venues")::add);
    node.put("fidelity", p.fidelity().name());
    node.put("markSource", p.markSource().name());
    number(node, "coverage", p.coverage());
    number(node, "farShare", p.farShare());
    number(node, "unexplainedShare", p.unexplainedShare());
    node.put("gapSeconds24h", p.gapSeconds24h());
    node.put("printsUsed", p.printsUsed());
    node.put("stale", p.stale());
    p.flags().forEach(node.putArray("flags")::add);
    node.put("tiers", p.tiers());
    ObjectNode ages = node.putObject("ageSeconds");
    p.ageNanos().forEach((kind, nanos) -> ages.put(kind, nanos / 1e9));
    ObjectNode assumptions = node.putObject("assumptions");
    p.assumptions().forEach(assumptions::put);
    node.put("lastScore", p.lastScore().orElse("none"));
  }

  /** JSON has no NaN: what is not known is null. */
  static void number(ObjectNode node, String name, double value) {
    if (Double.isNaN(value)) {
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
