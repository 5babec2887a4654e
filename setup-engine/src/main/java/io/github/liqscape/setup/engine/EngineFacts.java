// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.setup.ChecklistItem;
import io.github.liqscape.setup.FeatureVector;
import io.github.liqscape.setup.GateResult;
import io.github.liqscape.setup.SetupConstants;
import io.github.liqscape.setup.SetupFacts;
import io.github.liqscape.setup.ZoneEvidence;
import io.github.liqscape.setup.ZoneTag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an engine's decision saw. Holds the frozen context and the judgement, and works lists and
 * hash out when somebody asks: of most answers nobody does.
 */
final class EngineFacts implements SetupFacts {

  /** Raised when the same context may give another answer. */
  static final String ENGINE_VERSION = "liqscape-setup/1";

  private final SetupContext context;
  private final Judgement judgement;

  /** Null until somebody asks; threads that do so at the same time find the same. */
  private @Nullable String hash;

  EngineFacts(SetupContext context, Judgement judgement) {
    this.context = context;
    this.judgement = judgement;
  }

  @Override
  public Instrument instrument() {
    return context.instrument;
  }

  @Override
  public Timeframe timeframe() {
    return context.timeframe();
  }

  @Override
  public long asOfNanos() {
    return context.bar.closeNanos();
  }

  @Override
  public long validUntilNanos() {
    int bars = judgement.passes() ? SetupConstants.ENTRY_BARS : 1;
    return asOfNanos() + bars * timeframe().nanos();
  }

  @Override
  public double signalPrice() {
    return context.bar.close();
  }

  @Override
  public double trigger() {
    return judgement.attempt.broken();
  }

  @Override
  public double atr() {
    return context.bar.atr();
  }

  @Override
  public List<GateResult> gates() {
    MemoryZone zone = judgement.zone;
    return judgement.gates.list(
        new Evidence(zone == null ? "" : zone.rootId(), judgement.draft.targetId(context)));
  }

  @Override
  public List<ChecklistItem> checklist() {
    return Checklist.of(context, judgement);
  }

  @Override
  public FeatureVector features() {
    double[] features = judgement.features(context);
    return FeatureVector.of(features, knownAtNanos(features));
  }

  /** What the plan measured is known at the close of the signal bar. */
  private long[] knownAtNanos(double[] features) {
    long[] known = context.knownAtNanos.clone();
    for (int i = 0; i < known.length; i++) {
      if (Double.isNaN(features[i])) {
        known[i] = Long.MIN_VALUE;
      } else if (known[i] == Long.MIN_VALUE) {
        known[i] = asOfNanos();
      }
    }
    return known;
  }

  /** Untested and touched ones come sorted, each by themselves. */
  @Override
  public List<ZoneEvidence> zones() {
    double close = context.bar.close();
    NearZones near = context.map;
    ZoneEvidence[] zones = new ZoneEvidence[near.count()];
    ZoneTag[] hits = new ZoneTag[context.chart.marks().count];
    int u = 0;
    int t = near.untested();
    for (int i = 0; i < zones.length; i++) {
      boolean next = t == zones.length || (u < near.untested() && near.nearer(u, t, close));
      zones[i] = evidence(near, next ? u : t, hits);
      u += next ? 1 : 0;
      t += next ? 0 : 1;
    }
    return List.of(zones);
  }

  private ZoneEvidence evidence(NearZones near, int i, ZoneTag[] hits) {
    MemoryZone z = near.past(i);
    double close = context.bar.close();
    double atr = context.bar.atr();
    return new ZoneEvidence(
        z.rootId(), z.side(), z.low(), z.high(), near.percentile(i), near.notional(i), z.state(),
        z.firstSeenNanos(), z.touchedNanos(), near.distance(i, close) / atr,
        context.chart.marks().tags(z.low(), z.high(), atr, close, hits));
  }

  @Override
  public String contextHash() {
    String known = hash;
    if (known == null) {
      known = Hashes.sha256(canonicalJson());
      hash = known;
    }
    return known;
  }

  /** All that the answer rests on, in the one form that is hashed. */
  private String canonicalJson() {
    CanonicalJson json = new CanonicalJson();
    json.open();
    json.field("asOf", asOfNanos());
    json.field("config", ruleVersion());
    json.field("engine", ENGINE_VERSION);
    json.key("features");
    FactsJson.features(json, features());
    json.key("gates");
    FactsJson.gates(json, gates());
    json.key("plan");
    FactsJson.draft(json, context, judgement);
    json.field("seriesStart", context.data.seriesStartNanos());
    json.field("symbol", context.instrument.symbol());
    json.field("venue", context.instrument.venue().id());
    json.key("zones");
    FactsJson.zones(json, zones());
    json.close();
    return json.toString();
  }

  @Override
  public String engineVersion() {
    return ENGINE_VERSION;
  }

  @Override
  public String ruleVersion() {
    return context.ruleVersion;
  }

  @Override
  public boolean paperOnly() {
    return !context.config.policy().blocks();
  }

  /** By what was seen: contexts that hash alike are alike. */
  @Override
  public boolean equals(Object other) {
    return other instanceof EngineFacts that && contextHash().equals(that.contextHash());
  }

  @Override
  public int hashCode() {
    return contextHash().hashCode();
  }

  @Override
  public String toString() {
    return "EngineFacts[" + context.instrument.symbol() + " " + timeframe().code() + " as of "
        + asOfNanos() + "]";
  }
}
