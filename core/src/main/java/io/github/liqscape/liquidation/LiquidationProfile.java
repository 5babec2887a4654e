// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.liquidation;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import java.util.List;
import java.util.Optional;

/**
 * An estimate, at one instant, of the open interest that would be force-closed if the mark price
 * reached each price bucket.
 *
 * <p>It is context: not a forecast, not a magnet, not a signal. Values are quote currency where
 * {@link Fidelity#showsCurrency()}, otherwise a share of the total (all buckets of both sides sum to
 * one). Each side has its own contiguous run of buckets, index 0 at the lowest price; LONG mass lies
 * below the mark, SHORT mass above it. Implementations are immutable and may be read on any thread.
 */
public interface LiquidationProfile {

  Instrument instrument();

  /** Event time of the newest input, epoch nanoseconds. */
  long asOfNanos();

  /** Mark price at that time. */
  double mark();

  /** How it was made and how far to trust it. */
  Provenance provenance();

  /** Number of buckets of a side; 0 is allowed. */
  int size(PositionSide side);

  /** Lower price bound of a bucket. Bucket {@code i} ends where {@code i + 1} begins. */
  double low(PositionSide side, int index);

  /** Upper price bound of a bucket. */
  double high(PositionSide side, int index);

  /** Positions whose liquidation price lies in the bucket, in the venue's quantity unit; NaN in a sum
   * of several venues, whose units differ. */
  double positionQuantity(PositionSide side, int index);

  /** The same in quote currency at the bucket's price, or share of the total. */
  double positionNotional(PositionSide side, int index);

  /** Forced notional to expect if the mark crosses the bucket: quote currency, or share of the
   * total. */
  double expectedForced(PositionSide side, int index);

  /** Effective leverages of the split, ascending; empty if the maker of the profile has none. */
  List<Integer> leverageBins();

  /** Part of {@link #expectedForced(PositionSide, int)} of one leverage bin. */
  double expectedForced(PositionSide side, int index, int leverageBin);

  /**
   * Expected forced notional between the mark and the far bound of the bucket: the cumulative curve,
   * outward from the mark (LONG downward, SHORT upward).
   */
  double cumulativeForced(PositionSide side, int index);

  /**
   * Expected forced notional of a price range with its 5/50/95 % band.
   *
   * @param side positions that would be closed
   * @param low lower bound, &gt; 0
   * @param high upper bound, &gt; low; a bucket belongs to the range if its centre does
   * @return empty where the fidelity allows no band
   */
  Optional<ForcedBand> band(PositionSide side, double low, double high);

  /** The high-interest zones of a side, nearest first; at most twelve. */
  List<LiquidationZone> zones(PositionSide side);

  /** The zone nearest to the mark on a side. */
  default Optional<LiquidationZone> nearestZone(PositionSide side) {
    return zones(side).stream().findFirst();
  }

  /** Sum of {@link #positionNotional} over a side. */
  default double totalPositionNotional(PositionSide side) {
    double sum = 0;
    for (int i = 0; i < size(side); i++) {
      sum += positionNotional(side, i);
    }
    return sum;
  }

  /** Hash of everything above: equal inputs give equal hashes on any machine. */
  String contentHash();
}
