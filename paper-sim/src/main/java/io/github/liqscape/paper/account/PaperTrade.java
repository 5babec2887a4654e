// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.account;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.order.FillFlag;
import io.github.liqscape.setup.Setup;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A position from its first fill to its last, with what was planned. Amounts are in 1e-8 of the
 * settlement asset, prices in quote currency, times in epoch nanoseconds; NaN: there is none.
 *
 * <p>{@code netE8 = realizedE8 - feesE8 + fundingE8 + insuranceE8}: what the wallet gained.
 *
 * @param id id of the order of the first fill
 * @param instrument what was traded
 * @param side of the position
 * @param origin the setup it was born from, or null
 * @param submitNanos when the opening order was submitted
 * @param submitPrice last price then
 * @param fillableNanos the first time at which the planned entry could have filled
 * @param stop trigger of the first stop
 * @param target price of the last target
 * @param fills all of them, in order
 * @param steps lots opened in all
 * @param entryPrice mean price of what opened, weighted by value
 * @param exitPrice mean price of what closed, weighted by value
 * @param exitDecisionPrice price when the exit was decided, or trigger or limit that closed it
 * @param exit what closed the last part
 * @param worstPrice of the path from the first fill to the last, against the position
 * @param bestPrice of the path, for the position
 * @param liquidationPrice after the last opening fill
 * @param leverage of the instrument then
 * @param equityE8 of the account before the first fill
 * @param realizedE8 by prices alone
 * @param feesE8 paid; below 0: received
 * @param fundingE8 received; below 0: paid
 * @param insuranceE8 what insurance paid for it, and clearance fees below 0
 * @param netE8 what the wallet gained
 * @param worstNetE8 the same if every ambiguous bar had gone the worse way
 * @param bestNetE8 the same if every ambiguous bar had gone the better way
 * @param flags of its fills; UNVERIFIED also if the position was open in a time of which nothing is
 *     known
 * @param firstSequence journal entry of the first fill, 0 without a journal
 * @param lastSequence journal entry of the last fill
 */
public record PaperTrade(
    String id,
    Instrument instrument,
    PositionSide side,
    Setup.@Nullable Trade origin,
    long submitNanos,
    double submitPrice,
    long fillableNanos,
    double stop,
    double target,
    List<Fill> fills,
    long steps,
    double entryPrice,
    double exitPrice,
    double exitDecisionPrice,
    ExitReason exit,
    double worstPrice,
    double bestPrice,
    double liquidationPrice,
    double leverage,
    long equityE8,
    long realizedE8,
    long feesE8,
    long fundingE8,
    long insuranceE8,
    long netE8,
    long worstNetE8,
    long bestNetE8,
    Set<FillFlag> flags,
    long firstSequence,
    long lastSequence) {

  public PaperTrade {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(side, "side");
    Objects.requireNonNull(exit, "exit");
    fills = List.copyOf(fills);
    flags = FillFlag.inOrder(flags);
    if (fills.isEmpty()) {
      throw new IllegalArgumentException("a trade has fills, had none: " + id);
    }
    if (netE8 != realizedE8 - feesE8 + fundingE8 + insuranceE8) {
      throw new IllegalArgumentException(
          "net must be realized - fees + funding + insurance of " + id + ", was " + netE8);
    }
  }

  /** Time of the first fill. */
  public long entryNanos() {
    return fills.get(0).timeNanos();
  }

  /** Time of the last fill. */
  public long exitNanos() {
    return fills.get(fills.size() - 1).timeNanos();
  }

  /** Quantity in the venue's unit. */
  public double quantity() {
    return steps * instrument.lotSize().doubleValue();
  }

  /** Whether bars could not tell what happened first. */
  public boolean ambiguous() {
    return flags.contains(FillFlag.AMBIGUOUS);
  }

  /**
   * Whether it could have gone otherwise: a bar could not tell what happened first, or it lived
   * through a time without data, filled in or not.
   */
  public boolean doubtful() {
    return ambiguous() || flags.contains(FillFlag.GAP_FILLED)
        || flags.contains(FillFlag.UNVERIFIED);
  }
}
