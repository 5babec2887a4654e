// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.Provenance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Sorts out what can be summed and what cannot. */
final class ProfileSum {

  private ProfileSum() {}

  /** The sum of everything, or a refusal that names what cannot be summed. */
  static LiquidationProfile of(
      Collection<? extends LiquidationProfile> profiles, Set<String> atPar) {
    List<GridProfile> parts = new ArrayList<>();
    List<Instrument> leftOut = new ArrayList<>();
    for (LiquidationProfile profile : profiles) {
      switch (profile) {
        case SumProfile sum -> {
          parts.addAll(sum.parts());
          leftOut.addAll(sum.leftOut());
        }
        case GridProfile grid when grid.provenance().fidelity().showsCurrency() -> parts.add(grid);
        case GridProfile grid ->
            throw new IllegalArgumentException(
                "a profile must show currency to be summed, " + grid.instrument() + " was "
                    + grid.provenance().fidelity() + ": its map has seen no open interest");
        case EmptyProfile empty ->
            throw new IllegalArgumentException(
                "a profile must have a mark to be summed, " + empty.instrument()
                    + " had none: its map has seen no price");
        default ->
            throw new IllegalArgumentException(
                "a profile must come from a LiquidationMap to be summed, that of "
                    + profile.instrument() + " was a " + profile.getClass().getName()
                    + ": its buckets and bands cannot be taken apart exactly");
      }
    }
    List<Instrument> all = new ArrayList<>(leftOut);
    parts.forEach(p -> all.add(p.instrument()));
    return new SumProfile(SummedInstrument.of(all, atPar), parts, leftOut);
  }

  /**
   * The sum of what has currency; the rest is left out and named. If nothing has, an empty profile
   * that says so.
   *
   * @param profiles of maps, each of another instrument
   */
  static LiquidationProfile ofKnown(Instrument instrument, List<LiquidationProfile> profiles) {
    List<GridProfile> parts = new ArrayList<>();
    List<Instrument> leftOut = new ArrayList<>();
    long newest = 0;
    for (LiquidationProfile profile : profiles) {
      newest = Math.max(newest, profile.asOfNanos());
      if (profile instanceof GridProfile grid && grid.provenance().fidelity().showsCurrency()) {
        parts.add(grid);
      } else {
        leftOut.add(profile.instrument());
      }
    }
    if (parts.isEmpty()) {
      Provenance none = SumProvenance.of(List.of(), leftOut, newest);
      return new EmptyProfile(instrument, newest, none);
    }
    return new SumProfile(instrument, parts, leftOut);
  }
}
