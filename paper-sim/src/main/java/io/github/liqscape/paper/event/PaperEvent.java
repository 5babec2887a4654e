// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.event;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.paper.account.LedgerEntry;
import io.github.liqscape.paper.order.EndReason;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.order.RejectReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change of a paper account. Published after it is durable, in order. */
public sealed interface PaperEvent {

  /**
   * An order changed its status, quantity or prices.
   *
   * @param orderId which
   * @param status the new one
   * @param steps quantity in lots
   * @param filledSteps filled so far
   * @param limitTicks limit price, 0 if none
   * @param triggerTicks trigger price now in force, 0 if none
   * @param reason why it ended, null if it did not or was filled
   * @param rejected why it was refused on arrival, null if it was not
   */
  record OrderChanged(
      String orderId,
      OrderStatus status,
      long steps,
      long filledSteps,
      long limitTicks,
      long triggerTicks,
      @Nullable EndReason reason,
      @Nullable RejectReason rejected)
      implements PaperEvent {}

  /** An order was filled, in part or whole. */
  record Filled(Fill fill) implements PaperEvent {}

  /** Money moved. */
  record Posted(LedgerEntry entry) implements PaperEvent {}

  /**
   * A position was closed by force.
   *
   * @param side of the position
   * @param steps its quantity
   * @param ticks price at which it was taken out
   * @param marginE8 what the trader lost of its margin; 0 for cross positions
   * @param insuranceE8 what the insurance account gained, below 0: lost
   * @param lastForMark there was no mark price: the last one stood in
   */
  record Liquidated(
      Instrument instrument,
      PositionSide side,
      long steps,
      long ticks,
      long marginE8,
      long insuranceE8,
      boolean lastForMark)
      implements PaperEvent {}

  /**
   * A bar does not say what happened first.
   *
   * @param openNanos start of the bar
   * @param orderIds filled orders of both walks
   * @param chosenE8 equity at its close as it was booked, in 1e-8 of the settlement asset
   * @param otherE8 equity at its close in the other walk
   */
  record Ambiguous(
      Instrument instrument, long openNanos, List<String> orderIds, long chosenE8, long otherE8)
      implements PaperEvent {
    public Ambiguous {
      orderIds = List.copyOf(orderIds);
    }
  }

  /**
   * Funding could not be posted in time.
   *
   * @param boundaryNanos settlement time
   */
  record FundingDeferred(Instrument instrument, long boundaryNanos) implements PaperEvent {}

  /**
   * A time is over of which nothing is known: live orders and positions of the instrument may have
   * been reached in it.
   *
   * @param fromNanos its start
   * @param toNanos its end
   */
  record Unverified(Instrument instrument, long fromNanos, long toNanos) implements PaperEvent {}

  /** The first price after such a time: positions of the instrument are valued by it again. */
  record Verified(Instrument instrument) implements PaperEvent {}

  /**
   * A time without data was filled in; what happened in it was told before.
   *
   * @param fromNanos its start
   * @param toNanos its end
   * @param candles that were walked
   */
  record GapFilled(Instrument instrument, long fromNanos, long toNanos, int candles)
      implements PaperEvent {}

  /**
   * What the account may do changed.
   *
   * @param state the new one
   * @param why in words
   */
  record RiskChanged(RiskState state, String why) implements PaperEvent {}
}
