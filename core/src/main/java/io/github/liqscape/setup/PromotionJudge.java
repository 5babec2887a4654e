// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;

/**
 * Says whether a rule has earned its way out of paper mode. The paper broker's promotion gate is the
 * one judge; without it the answer is no.
 */
@FunctionalInterface
public interface PromotionJudge {

  /** Nobody judged: stay in paper mode. */
  PromotionJudge STAY_IN_PAPER = (ruleVersion, instrument, timeframe) -> false;

  /**
   * Whether the evidence is there.
   *
   * @param ruleVersion hash of the rule's configuration; a change of the rule starts anew
   */
  boolean ready(String ruleVersion, Instrument instrument, Timeframe timeframe);
}
