// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.market.MarketEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Makes real maps for tests, and looks inside. */
final class TestMaps {

  /** Buckets either side of the centre in which a window can lie. */
  static final int REACH = 4_096;

  private TestMaps() {}

  static LiquidationMap empty(TapeMode mode) {
    return LiquidationMap.builder(mode.instrument()).tiers(mode.tiers()).build();
  }

  static LiquidationMap fed(TapeMode mode, List<MarketEvent> events) {
    LiquidationMap map = empty(mode);
    events.forEach(map::apply);
    return map;
  }

  static MassView view(LiquidationMap map) {
    return (MassView) map;
  }

  static byte[] saved(LiquidationMap map) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      map.save(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static LiquidationMap restored(TapeMode mode, byte[] saved) throws IOException {
    return LiquidationMap.builder(mode.instrument())
        .tiers(mode.tiers())
        .restore(new DataInputStream(new ByteArrayInputStream(saved)));
  }

  static LiquidationMap copy(TapeMode mode, LiquidationMap map) {
    try {
      return restored(mode, saved(map));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Mass of a bin inside and outside the window. */
  static double binTotal(MassView view, PositionSide side, int bin) {
    double sum = view.far(side, bin);
    for (int k = view.centreBucket() - REACH; k <= view.centreBucket() + REACH; k++) {
      sum += view.mass(side, bin, k);
    }
    return sum;
  }

  /** All mass of a side, unknown included. */
  static double total(MassView view, PositionSide side) {
    double sum = view.unknown(side);
    for (int bin = 0; bin < NaiveConstants.BINS; bin++) {
      sum += binTotal(view, side, bin);
    }
    return sum;
  }
}
