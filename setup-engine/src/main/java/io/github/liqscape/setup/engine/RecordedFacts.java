// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.setup.ChecklistItem;
import io.github.liqscape.setup.FeatureVector;
import io.github.liqscape.setup.GateResult;
import io.github.liqscape.setup.SetupFacts;
import io.github.liqscape.setup.ZoneEvidence;
import java.util.List;

/** Facts as they were written down. Nothing is worked out again, the hash included. */
record RecordedFacts(
    Instrument instrument,
    Timeframe timeframe,
    long asOfNanos,
    long validUntilNanos,
    double signalPrice,
    double trigger,
    double atr,
    List<GateResult> gates,
    List<ChecklistItem> checklist,
    FeatureVector features,
    List<ZoneEvidence> zones,
    String contextHash,
    String engineVersion,
    String ruleVersion,
    boolean paperOnly)
    implements SetupFacts {}
