// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import java.util.List;

/**
 * What a decision saw and measured. The same whenever it is asked; an implementation may work parts
 * out on demand from the values it holds. Immutable.
 */
public interface SetupFacts {

  Instrument instrument();

  Timeframe timeframe();

  /** Close of the signal bar, epoch nanoseconds. */
  long asOfNanos();

  /** Event time after which the answer means nothing. */
  long validUntilNanos();

  /** Close price of the signal bar. */
  double signalPrice();

  /** The level that fired the rule: a broken pivot or a zone's edge; NaN if none did. */
  double trigger();

  /** ATR(14) of the signal bar, NaN before there is one. */
  double atr();

  /** Every gate, in their order. */
  List<GateResult> gates();

  /** The eight questions, answered. */
  List<ChecklistItem> checklist();

  FeatureVector features();

  /** Zones in memory, nearest first. */
  List<ZoneEvidence> zones();

  /** Hex SHA-256 of the canonical JSON of everything above but the answer's words. */
  String contextHash();

  /** Name and version of the engine, such as {@code liqscape-setup/1}. */
  String engineVersion();

  /** Hash of the rule's configuration: another rule has another. */
  String ruleVersion();

  /** True if gates that only live trading needs did not block: good for paper alone. */
  boolean paperOnly();
}
