// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.instrument;

import io.github.liqscape.instrument.MarginTiers.Tier;
import io.github.liqscape.instrument.MarginTiers.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a table must satisfy to become {@link MarginTiers}. Nothing is repaired. */
final class MarginTierRules {

  private static final BigDecimal QUOTE_TOLERANCE = new BigDecimal("0.01");
  private static final BigDecimal COIN_TOLERANCE = new BigDecimal("1e-8");
  private static final BigDecimal RELATIVE_TOLERANCE = new BigDecimal("1e-6");

  private MarginTierRules() {}

  /** A tier as it was written, numbered from 1. */
  static final class Draft {
    private final int number;
    private final BigDecimal floor;
    private final Optional<BigDecimal> cap;
    private final BigDecimal rate;
    private Optional<BigDecimal> deduction = Optional.empty();
    private Optional<BigDecimal> maxLeverage = Optional.empty();

    Draft(int number, String floor, Optional<String> cap, String rate) {
      this.number = number;
      this.floor = decimal("floor", floor);
      this.cap = cap.map(text -> decimal("cap", text));
      this.rate = decimal("rate", rate);
    }

    void deduction(String text) {
      deduction = Optional.of(text.isEmpty() ? BigDecimal.ZERO : decimal("deduction", text));
    }

    void maxLeverage(String text) {
      BigDecimal value = decimal("maxLeverage", text);
      if (value.compareTo(BigDecimal.ONE) < 0) {
        throw rejected("maxLeverage must be >= 1, was " + text);
      }
      maxLeverage = Optional.of(value);
    }

    private BigDecimal decimal(String name, String text) {
      Objects.requireNonNull(text, name);
      try {
        return new BigDecimal(text);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "tier " + number + ": " + name + " must be a decimal number, was '" + text + "'", e);
      }
    }

    private IllegalArgumentException rejected(String why) {
      return new IllegalArgumentException("tier " + number + ": " + why);
    }
  }

  static List<Tier> checked(Unit unit, List<Draft> drafts) {
    if (drafts.isEmpty()) {
      throw new IllegalArgumentException("a margin table must have at least 1 tier, had 0");
    }
    List<Tier> tiers = new ArrayList<>();
    for (Draft draft : drafts) {
      Optional<Tier> below =
          tiers.isEmpty() ? Optional.empty() : Optional.of(tiers.get(tiers.size() - 1));
      checkRange(draft, below);
      checkRate(draft, below);
      tiers.add(
          new Tier(
              draft.floor, draft.cap, draft.rate, deduction(unit, draft, below),
              draft.maxLeverage));
    }
    return List.copyOf(tiers);
  }

  private static void checkRange(Draft draft, Optional<Tier> below) {
    BigDecimal start = BigDecimal.ZERO;
    if (below.isPresent()) {
      start =
          below
              .get()
              .cap()
              .orElseThrow(
                  () -> draft.rejected("the tier below has no cap, so it must be the last"));
    }
    if (draft.floor.compareTo(start) != 0) {
      throw draft.rejected(
          "floor must be " + start.toPlainString()
              + (below.isPresent() ? " (the cap of the tier below)" : "")
              + ", was " + draft.floor.toPlainString());
    }
    if (draft.cap.isPresent() && draft.cap.get().compareTo(draft.floor) <= 0) {
      throw draft.rejected(
          "cap must be > floor " + draft.floor.toPlainString() + ", was "
              + draft.cap.get().toPlainString());
    }
  }

  private static void checkRate(Draft draft, Optional<Tier> below) {
    if (draft.rate.signum() <= 0 || draft.rate.compareTo(BigDecimal.ONE) >= 0) {
      throw draft.rejected("rate must be in (0, 1), was " + draft.rate.toPlainString());
    }
    if (below.isPresent() && draft.rate.compareTo(below.get().rate()) <= 0) {
      throw draft.rejected(
          "rate must be > " + below.get().rate().toPlainString() + " (the tier below), was "
              + draft.rate.toPlainString());
    }
  }

  /** The continuity rule: {@code c_1 = 0; c_i = c_(i-1) + floor_i (m_i - m_(i-1))}. */
  private static BigDecimal deduction(Unit unit, Draft draft, Optional<Tier> below) {
    BigDecimal rule =
        below
            .map(b -> b.deduction().add(draft.floor.multiply(draft.rate.subtract(b.rate()))))
            .orElse(BigDecimal.ZERO);
    if (draft.deduction.isEmpty()) {
      return rule;
    }
    BigDecimal supplied = draft.deduction.get();
    BigDecimal tolerance =
        rule.multiply(RELATIVE_TOLERANCE)
            .max(unit == Unit.QUOTE ? QUOTE_TOLERANCE : COIN_TOLERANCE);
    if (supplied.subtract(rule).abs().compareTo(tolerance) > 0) {
      throw draft.rejected(
          "deduction must be " + rule.toPlainString() + " within " + tolerance.toPlainString()
              + " to keep the maintenance margin continuous, was " + supplied.toPlainString());
    }
    return supplied;
  }
}
