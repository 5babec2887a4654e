// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a gate said.
 *
 * @param gate which one
 * @param status how it came out
 * @param blocking whether it can keep the setup shut, or only reports
 * @param value what was measured; NaN if unknown or not applicable
 * @param comparison how value and threshold must stand
 * @param threshold what it was held against
 * @param reason why it stops; null unless it does
 * @param evidenceIds ids of the zones and chart objects that it looked at
 */
public record GateResult(
    Gate gate,
    GateStatus status,
    boolean blocking,
    double value,
    Comparison comparison,
    double threshold,
    @Nullable WaitReason reason,
    List<String> evidenceIds) {

  public GateResult {
    Objects.requireNonNull(gate, "gate");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(comparison, "comparison");
    evidenceIds = List.copyOf(evidenceIds);
    if (status.stops() != (reason != null)) {
      throw new IllegalArgumentException(
          "a gate has a reason exactly when it stops, was " + status + " with " + reason);
    }
  }

  /** Whether this keeps the setup from being a BUY or SELL. */
  public boolean blocks() {
    return blocking && status.stops();
  }
}
