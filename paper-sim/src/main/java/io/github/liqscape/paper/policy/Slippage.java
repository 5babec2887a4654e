// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.policy;

/** By how much a market or stop fill is worse than the path of the price, where there is no book. */
public sealed interface Slippage {

  /** Not at all. */
  record None() implements Slippage {}

  /**
   * A share of the price, one tick at least unless both are 0.
   *
   * @param ticks least number of ticks, in [0, 1000000]
   * @param bps basis points, rounded up to the tick, in [0, 1000]
   */
  record Fixed(int ticks, int bps) implements Slippage {
    public Fixed {
      if (ticks < 0 || ticks > 1_000_000 || bps < 0 || bps > 1000) {
        throw new IllegalArgumentException(
            "ticks must be in [0, 1000000] and bps in [0, 1000], was " + ticks + " and " + bps);
      }
    }
  }

  /**
   * {@code price * factor * (quantity / bar volume)^2}, rounded up to the tick; a bar of unknown
   * volume counts as if all of it were taken.
   *
   * @param factor in (0, 10]; 0.1 is usual
   */
  record VolumeShare(double factor) implements Slippage {
    public VolumeShare {
      if (!(factor > 0 && factor <= 10)) {
        throw new IllegalArgumentException("factor must be in (0, 10], was " + factor);
      }
    }
  }

  Slippage NONE = new None();

  /** The larger of one tick and one basis point. */
  Slippage USUAL = new Fixed(1, 1);
}
