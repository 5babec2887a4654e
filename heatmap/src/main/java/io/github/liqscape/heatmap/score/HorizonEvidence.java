// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import java.time.Duration;

/** Everything one symbol showed at one horizon, as sums by day. */
final class HorizonEvidence {

  final Duration horizon;
  final InformationGain gain = new InformationGain();
  final PitCurve pit = new PitCurve();
  final HitRanking ranking = new HitRanking();
  final PanelRegression panel = new PanelRegression();
  final UsdCalibration usd = new UsdCalibration();
  final TouchMetrics touch = new TouchMetrics();

  WindowCounts counts = WindowCounts.NONE;
  /** Some prints came from a thinned feed. */
  boolean sampled;
  /** Some profiles were shares, not currency. */
  boolean shares;

  HorizonEvidence(Duration horizon) {
    this.horizon = horizon;
  }
}
