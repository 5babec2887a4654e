package io.github.liqscape.paper;

import io.github.liqscape.paper.policy.Slippage;

/** Slipped prices, against the trader and on the grid. */
final class Slip {

  private static final long BPS = 10_000;

  private Slip() {}

  /**
   * A price that a market fill pays.
   *
   * @param direction 1 for a BUY
   * @param volume of the bar in steps, -1 if unknown
   */
  static long price(Slippage model, long ticks, int direction, long steps, long volume) {
    long slip =
        switch (model) {
          case Slippage.None none -> 0;
          case Slippage.Fixed fixed -> {
            long share = -Math.floorDiv(-ticks * fixed.bps(), BPS);
            yield Math.max(fixed.ticks(), share);
          }
          case Slippage.VolumeShare share -> {
            double part = volume > 0 ? Math.min(1, steps / (double) volume) : 1;
            yield (long) Math.ceil(ticks * share.factor() * part * part);
          }
        };
    return Math.max(1, ticks + direction * slip);
  }
}
