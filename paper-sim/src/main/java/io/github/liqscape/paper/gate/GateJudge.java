// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.gate;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.setup.PromotionJudge;
import java.util.Objects;
import java.util.Optional;

/**
 * The gate as the setup engine asks it. Ready means: there is evidence, it is of this rule version,
 * and the gate says READY. It judges anew each time, some ten thousand draws long; a caller that
 * asks on every bar keeps the answer.
 */
public final class GateJudge implements PromotionJudge {

  /** Where evidence comes from. */
  @FunctionalInterface
  public interface EvidenceSource {

    /** Evidence of a rule on an instrument and timeframe, empty if there is none. */
    Optional<GateEvidence> evidence(
        String ruleVersion, Instrument instrument, Timeframe timeframe);
  }

  private final PromotionGate gate;
  private final EvidenceSource source;

  private GateJudge(PromotionGate gate, EvidenceSource source) {
    this.gate = gate;
    this.source = source;
  }

  /** A judge over a gate. */
  public static GateJudge of(PromotionGate gate, EvidenceSource source) {
    return new GateJudge(
        Objects.requireNonNull(gate, "gate"), Objects.requireNonNull(source, "source"));
  }

  @Override
  public boolean ready(String ruleVersion, Instrument instrument, Timeframe timeframe) {
    return source
        .evidence(ruleVersion, instrument, timeframe)
        .filter(evidence -> evidence.ruleVersion().equals(ruleVersion))
        .map(evidence -> gate.judge(evidence).ready())
        .orElse(false);
  }
}
