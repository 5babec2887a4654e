// SPDX-License-Identifier: Apache-2.0
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
   * @param traded volume in steps, NaN if unknown
   */
  static long price(Slippage model, long ticks, int direction, long steps, double traded) {
    long slip =
        switch (model) {
          case Slippage.None none -> 0;
          case Slippage.Fixed fixed -> {
            long share = -Math.floorDiv(-ticks * fixed.bps(), BPS);
            yield Math.max(fixed.ticks(), share);
          }
          case Slippage.VolumeShare share -> {
            double part = traded > 0 ? steps / traded : 1;
            yield (long) Math.ceil(ticks * share.factor() * part * part * (1 - 1e-12));
          }
        };
    return Math.max(1, ticks + direction * slip);
  }
}
