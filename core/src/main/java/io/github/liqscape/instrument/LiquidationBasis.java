// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.instrument;

import io.github.liqscape.instrument.LiquidationPrice.Flag;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a liquidation price rests on.
 *
 * @param formula whose formula it is
 * @param flags what limits the trust in it; empty: nothing known
 * @param tiers the margin table with its date and source; empty if the tier was given by hand
 */
public record LiquidationBasis(
    LiquidationFormula formula, Set<Flag> flags, Optional<MarginTiers> tiers) {

  public LiquidationBasis {
    Objects.requireNonNull(formula, "formula");
    Objects.requireNonNull(tiers, "tiers");
    flags = Set.copyOf(flags);
  }

  LiquidationBasis with(Flag flag) {
    EnumSet<Flag> more = EnumSet.of(flag);
    more.addAll(flags);
    return new LiquidationBasis(formula, more, tiers);
  }

  /** One line for a report: {@code BINANCE_USDM, tiers of 2026-08-02 (source), ESTIMATE}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(formula.name());
    tiers.ifPresent(
        table ->
            text.append(", tiers of ").append(table.asOf())
                .append(" (").append(table.source()).append(')'));
    for (Flag flag : Flag.values()) {
      if (flags.contains(flag)) {
        text.append(", ").append(flag);
      }
    }
    return text.toString();
  }
}
