// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.policy;

import java.util.Objects;

/**
 * How orders are filled; {@link #DEFAULT} is the cautious choice of the reference.
 *
 * @param path order of a bar's prices
 * @param limitFill how far a bar must go for a limit
 * @param volumeCap how volume limits fills
 * @param participation share of the volume that may be ours, in (0, 1]
 * @param slippage of market and stop fills without a book
 * @param queue on books
 * @param depth what becomes of a taker that the book cannot fill
 * @param orderLatency from submission to the venue, for new orders
 * @param changeLatency the same for amendments and cancellations
 * @param stopsMayBeCrossed take a stop whose trigger is reached already, and execute it at once
 * @param liquidation how an isolated position is settled
 * @param clearanceRate of {@link LiquidationStyle#CLEARANCE_FEE}, in [0, 0.1]
 */
public record FillPolicy(
    BarPath path,
    LimitFill limitFill,
    VolumeCap volumeCap,
    double participation,
    Slippage slippage,
    QueueModel queue,
    DepthExhausted depth,
    Latency orderLatency,
    Latency changeLatency,
    boolean stopsMayBeCrossed,
    LiquidationStyle liquidation,
    double clearanceRate) {

  public static final FillPolicy DEFAULT =
      new FillPolicy(
          BarPath.PESSIMISTIC, LimitFill.TRADE_THROUGH, VolumeCap.POINT, 1, Slippage.USUAL,
          QueueModel.RISK_AVERSE, DepthExhausted.BY_BOOK, Latency.USUAL, Latency.USUAL, false,
          LiquidationStyle.BANKRUPTCY_TAKEOVER, 0.005);

  /** No slippage, no latency: what a case with known answers starts from. */
  public static final FillPolicy FRICTIONLESS =
      DEFAULT.withSlippage(Slippage.NONE).withLatency(Latency.NONE);

  public FillPolicy {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(limitFill, "limitFill");
    Objects.requireNonNull(volumeCap, "volumeCap");
    Objects.requireNonNull(slippage, "slippage");
    Objects.requireNonNull(queue, "queue");
    Objects.requireNonNull(depth, "depth");
    Objects.requireNonNull(orderLatency, "orderLatency");
    Objects.requireNonNull(changeLatency, "changeLatency");
    Objects.requireNonNull(liquidation, "liquidation");
    if (!(participation > 0 && participation <= 1)) {
      throw new IllegalArgumentException("participation must be in (0, 1], was " + participation);
    }
    if (!(clearanceRate >= 0 && clearanceRate <= 0.1)) {
      throw new IllegalArgumentException("clearanceRate must be in [0, 0.1], was " + clearanceRate);
    }
  }

  public FillPolicy withPath(BarPath value) {
    return new FillPolicy(
        value, limitFill, volumeCap, participation, slippage, queue, depth, orderLatency,
        changeLatency, stopsMayBeCrossed, liquidation, clearanceRate);
  }

  public FillPolicy withLimitFill(LimitFill value) {
    return new FillPolicy(
        path, value, volumeCap, participation, slippage, queue, depth, orderLatency,
        changeLatency, stopsMayBeCrossed, liquidation, clearanceRate);
  }

  public FillPolicy withVolume(VolumeCap cap, double share) {
    return new FillPolicy(
        path, limitFill, cap, share, slippage, queue, depth, orderLatency, changeLatency,
        stopsMayBeCrossed, liquidation, clearanceRate);
  }

  public FillPolicy withSlippage(Slippage value) {
    return new FillPolicy(
        path, limitFill, volumeCap, participation, value, queue, depth, orderLatency,
        changeLatency, stopsMayBeCrossed, liquidation, clearanceRate);
  }

  public FillPolicy withQueue(QueueModel value) {
    return new FillPolicy(
        path, limitFill, volumeCap, participation, slippage, value, depth, orderLatency,
        changeLatency, stopsMayBeCrossed, liquidation, clearanceRate);
  }

  public FillPolicy withDepth(DepthExhausted value) {
    return new FillPolicy(
        path, limitFill, volumeCap, participation, slippage, queue, value, orderLatency,
        changeLatency, stopsMayBeCrossed, liquidation, clearanceRate);
  }

  /** The same latency for orders, amendments and cancellations. */
  public FillPolicy withLatency(Latency value) {
    return new FillPolicy(
        path, limitFill, volumeCap, participation, slippage, queue, depth, value, value,
        stopsMayBeCrossed, liquidation, clearanceRate);
  }

  public FillPolicy withCrossedStops(boolean allowed) {
    return new FillPolicy(
        path, limitFill, volumeCap, participation, slippage, queue, depth, orderLatency,
        changeLatency, allowed, liquidation, clearanceRate);
  }

  public FillPolicy withLiquidation(LiquidationStyle style, double rate) {
    return new FillPolicy(
        path, limitFill, volumeCap, participation, slippage, queue, depth, orderLatency,
        changeLatency, stopsMayBeCrossed, style, rate);
  }
}
