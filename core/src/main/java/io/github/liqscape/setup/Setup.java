// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The answer of a setup engine at the close of a bar: BUY or SELL with a plan, or WAIT with reasons.
 * An opinion with its evidence, for an alert or a paper test; it never was and never becomes a live
 * order by itself. Immutable.
 */
public sealed interface Setup {

  Decision decision();

  /** What was seen and measured. */
  SetupFacts facts();

  /** Why, the weightiest first. A WAIT has at least one {@link SetupReason.Missing}. */
  List<SetupReason> reasons();

  Confidence confidence();

  /** Points of the checklist over ten, in [0, 1]; not a probability. */
  double score();

  Disposition disposition();

  /** Far zones to look at again when price comes. */
  List<ZoneWatch> watches();

  /** 0 as the engine gave it; 1 if an advisor made it stricter. */
  int revision();

  default Instrument instrument() {
    return facts().instrument();
  }

  default Timeframe timeframe() {
    return facts().timeframe();
  }

  /** Close of the signal bar, epoch nanoseconds. */
  default long asOfNanos() {
    return facts().asOfNanos();
  }

  /** The decision in words, for people: what, why, and what would change it. */
  default String explain() {
    return SetupText.explain(this);
  }

  /**
   * A BUY or SELL.
   *
   * @param facts what was seen
   * @param kind candidate of the decision table
   * @param zoneRootId zone it is about
   * @param plan what would be done
   * @param expectancy wins, losses and costs that the confidence is weighed with
   * @param confidence of the plan
   * @param score in [0, 1]
   * @param disposition what should become of it
   * @param reasons what speaks for it, what made it smaller, what only reports
   * @param watches far zones
   * @param revision 0, or 1 after an advisor
   */
  record Trade(
      SetupFacts facts,
      SetupKind kind,
      String zoneRootId,
      TradePlan plan,
      Expectancy expectancy,
      Confidence confidence,
      double score,
      Disposition disposition,
      List<SetupReason> reasons,
      List<ZoneWatch> watches,
      int revision)
      implements Setup {

    public Trade {
      Objects.requireNonNull(facts, "facts");
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(zoneRootId, "zoneRootId");
      Objects.requireNonNull(plan, "plan");
      Objects.requireNonNull(expectancy, "expectancy");
      Objects.requireNonNull(confidence, "confidence");
      Objects.requireNonNull(disposition, "disposition");
      reasons = List.copyOf(reasons);
      watches = List.copyOf(watches);
    }

    @Override
    public Decision decision() {
      return Decision.of(plan.side());
    }

    public OrderSide side() {
      return plan.side();
    }

    /** Expected value at the lower bound of the probability, in units of the risk. */
    public double lowerExpectedValue() {
      return expectancy.value(confidence.lower());
    }

    /** Whether it is worth an alert that asks to open: better than even after costs, or a score. */
    public boolean material() {
      return confidence.calibrated()
          ? lowerExpectedValue() > 0
          : score >= SetupConstants.OPEN_SCORE;
    }
  }

  /**
   * A WAIT.
   *
   * @param facts what was seen
   * @param nearest the candidate that came closest, if any row of the table came up
   * @param nearestSide its side
   * @param confidence of the nearest candidate's plan, untrained if it has none
   * @param score of the nearest candidate
   * @param disposition an alert for a watched zone, or nothing
   * @param reasons at least one missing
   * @param watches far zones
   * @param revision 0, or 1 after an advisor
   */
  record Wait(
      SetupFacts facts,
      Optional<SetupKind> nearest,
      Optional<OrderSide> nearestSide,
      Confidence confidence,
      double score,
      Disposition disposition,
      List<SetupReason> reasons,
      List<ZoneWatch> watches,
      int revision)
      implements Setup {

    public Wait {
      Objects.requireNonNull(facts, "facts");
      Objects.requireNonNull(nearest, "nearest");
      Objects.requireNonNull(nearestSide, "nearestSide");
      Objects.requireNonNull(confidence, "confidence");
      Objects.requireNonNull(disposition, "disposition");
      reasons = List.copyOf(reasons);
      watches = List.copyOf(watches);
      if (!namesWhatIsMissing(reasons)) {
        throw new IllegalArgumentException("a WAIT must name what is missing, had " + reasons);
      }
    }

    private static boolean namesWhatIsMissing(List<SetupReason> reasons) {
      for (SetupReason reason : reasons) {
        if (reason instanceof SetupReason.Missing) {
          return true;
        }
      }
      return false;
    }

    @Override
    public Decision decision() {
      return Decision.WAIT;
    }

    /** What is missing, the weightiest first. */
    public List<SetupReason.Missing> missing() {
      return reasons.stream()
          .filter(SetupReason.Missing.class::isInstance)
          .map(SetupReason.Missing.class::cast)
          .toList();
    }
  }
}
