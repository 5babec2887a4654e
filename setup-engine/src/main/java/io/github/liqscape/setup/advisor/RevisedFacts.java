// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.setup.ChecklistItem;
import io.github.liqscape.setup.FeatureVector;
import io.github.liqscape.setup.GateResult;
import io.github.liqscape.setup.SetupFacts;
import io.github.liqscape.setup.ZoneEvidence;
import java.util.List;

/** The facts of the first setup with the gates and answers of its revision. */
record RevisedFacts(
    SetupFacts base, List<GateResult> gates, List<ChecklistItem> checklist, boolean paperOnly)
    implements SetupFacts {

  RevisedFacts {
    gates = List.copyOf(gates);
    checklist = List.copyOf(checklist);
  }

  @Override
  public Instrument instrument() {
    return base.instrument();
  }

  @Override
  public Timeframe timeframe() {
    return base.timeframe();
  }

  @Override
  public long asOfNanos() {
    return base.asOfNanos();
  }

  @Override
  public long validUntilNanos() {
    return base.validUntilNanos();
  }

  @Override
  public double signalPrice() {
    return base.signalPrice();
  }

  @Override
  public double trigger() {
    return base.trigger();
  }

  @Override
  public double atr() {
    return base.atr();
  }

  @Override
  public FeatureVector features() {
    return base.features();
  }

  @Override
  public List<ZoneEvidence> zones() {
    return base.zones();
  }

  @Override
  public String contextHash() {
    return base.contextHash();
  }

  @Override
  public String engineVersion() {
    return base.engineVersion();
  }

  @Override
  public String ruleVersion() {
    return base.ruleVersion();
  }
}
