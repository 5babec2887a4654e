// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.setup.Feature;
import io.github.liqscape.setup.FeatureVector;
import io.github.liqscape.setup.GateResult;
import io.github.liqscape.setup.ZoneEvidence;
import io.github.liqscape.setup.ZoneTag;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The parts of a decision as canonical JSON. */
final class FactsJson {

  private static final Feature[] BY_KEY = Feature.values().clone();

  static {
    Arrays.sort(BY_KEY, Comparator.comparing(Feature::key));
  }

  private FactsJson() {}

  static void features(CanonicalJson json, FeatureVector features) {
    json.open();
    for (Feature feature : BY_KEY) {
      double value = features.value(feature);
      if (!Double.isNaN(value)) {
        json.key(feature.key()).openList().number(value).whole(features.knownAtNanos(feature));
        json.closeList();
      }
    }
    json.close();
  }

  static void gates(CanonicalJson json, List<GateResult> gates) {
    json.openList();
    for (GateResult gate : gates) {
      json.open();
      json.field("blocking", gate.blocking());
      json.key("evidence").openList();
      gate.evidenceIds().forEach(json::text);
      json.closeList();
      json.field("gate", gate.gate().name());
      json.field("reason", gate.reason() == null ? "" : gate.reason().name());
      json.field("status", gate.status().name());
      json.field("threshold", gate.threshold());
      json.field("value", gate.value());
      json.close();
    }
    json.closeList();
  }

  static void zones(CanonicalJson json, List<ZoneEvidence> zones) {
    json.openList();
    for (ZoneEvidence zone : zones) {
      json.open();
      json.field("distanceAtr", zone.distanceAtr());
      json.field("firstSeen", zone.firstSeenNanos());
      json.field("high", zone.high());
      json.field("low", zone.low());
      json.field("notional", zone.notional());
      json.field("percentile", zone.percentile());
      json.field("rootId", zone.rootId());
      json.field("side", zone.side().name());
      json.field("state", zone.state().name());
      json.key("tags").openList();
      for (ZoneTag tag : zone.tags()) {
        json.text(tag.kind().name()).text(tag.objectId());
      }
      json.closeList();
      json.field("touched", zone.touchedNanos());
      json.close();
    }
    json.closeList();
  }

  static void draft(CanonicalJson json, SetupContext context, Judgement judgement) {
    Draft d = judgement.draft;
    json.open();
    json.field("costR", d.costR);
    json.field("entry", d.entry);
    json.field("entryType", d.entryType.name());
    json.field("invalidation", d.invalidation);
    json.field("kind", judgement.attempt.kind().name());
    json.field("liquidation", d.liquidationPrice);
    json.field("netRewardRisk", d.netRewardRisk);
    json.field("quantity", d.quantity);
    json.field("rewardRisk", d.rewardRisk);
    json.field("side", (long) judgement.attempt.s());
    json.field("stop", d.stop);
    json.field("target", d.target);
    json.field("targetId", d.targetId(context));
    json.close();
  }
}
