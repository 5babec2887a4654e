// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.setup.ChecklistItem;
import io.github.liqscape.setup.Feature;
import io.github.liqscape.setup.FeatureVector;
import io.github.liqscape.setup.GateResult;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.SetupFacts;
import io.github.liqscape.setup.ZoneEvidence;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Reads every field of a setup, so that nothing that is worked out on demand is left out, but for
 * the hash of a WAIT, for which only an audit asks.
 */
final class SetupFields {

  private static final Feature[] FEATURES = Feature.values();

  private SetupFields() {}

  static void consume(Setup setup, Blackhole hole) {
    SetupFacts facts = setup.facts();
    for (GateResult gate : facts.gates()) {
      hole.consume(gate.status());
      hole.consume(gate.value());
      hole.consume(gate.threshold());
      hole.consume(gate.reason());
      hole.consume(gate.evidenceIds());
    }
    for (ChecklistItem item : facts.checklist()) {
      hole.consume(item.answer());
      hole.consume(item.value());
    }
    FeatureVector features = facts.features();
    for (Feature feature : FEATURES) {
      hole.consume(features.value(feature));
      hole.consume(features.knownAtNanos(feature));
    }
    for (ZoneEvidence zone : facts.zones()) {
      hole.consume(zone.distanceAtr());
      hole.consume(zone.state());
      hole.consume(zone.tags());
    }
    hole.consume(facts.trigger());
    hole.consume(facts.validUntilNanos());
    hole.consume(setup.reasons());
    hole.consume(setup.watches());
    hole.consume(setup.confidence());
    hole.consume(setup.score());
    hole.consume(setup.disposition());
    if (setup instanceof Setup.Trade trade) {
      hole.consume(trade.plan());
      hole.consume(trade.expectancy());
      hole.consume(facts.contextHash());
    }
  }
}
