// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.order;

import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.setup.PlanTarget;
import io.github.liqscape.setup.Setup;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry with its exits. The exits are reduce-only and sized by what of the entry is filled; their
 * ids are those of the entry with {@code /S}, {@code /T1}, {@code /T2} and, for the time stop, {@code
 * /X} behind it.
 *
 * @param entry the opening order; its id has at most 32 characters
 * @param stop trigger of the stop, NaN if it has none of this kind
 * @param stopBy the price that sets the stop off
 * @param trailing a trailing stop instead, or null
 * @param targets where profit is taken, nearest first; may be empty
 * @param exitAfter time stop, or null
 * @param origin the setup it was made from, or null
 */
public record Bracket(
    Order entry,
    double stop,
    TriggerBy stopBy,
    @Nullable Trailing trailing,
    List<PlanTarget> targets,
    @Nullable ExitAfter exitAfter,
    Setup.@Nullable Trade origin) {

  /** Longest id of an entry. */
  public static final int LONGEST_ENTRY_ID = Order.LONGEST_ID - 4;

  public Bracket {
    Objects.requireNonNull(entry, "entry");
    Objects.requireNonNull(stopBy, "stopBy");
    targets = List.copyOf(targets);
  }

  /** An entry with a stop and targets, each of them a limit order for its share. */
  public static Bracket of(Order entry, double stop, List<PlanTarget> targets) {
    return new Bracket(entry, stop, TriggerBy.LAST, null, targets, null, null);
  }

  /** An entry with a stop and one target for all of it. */
  public static Bracket of(Order entry, double stop, double target) {
    return of(entry, stop, List.of(new PlanTarget(target, 1, "target")));
  }

  /** The same with a time stop. */
  public Bracket exitAfter(ExitAfter time) {
    return new Bracket(entry, stop, stopBy, trailing, targets, time, origin);
  }

  /** The same with a stop that trails. */
  public Bracket trailing(Trailing how) {
    return new Bracket(entry, Double.NaN, stopBy, how, targets, exitAfter, origin);
  }

  /** The same, born from a setup. */
  public Bracket from(Setup.Trade setup) {
    return new Bracket(entry, stop, stopBy, trailing, targets, exitAfter, setup);
  }

  /** The side of the exits. */
  public OrderSide exitSide() {
    return entry.side().opposite();
  }
}
