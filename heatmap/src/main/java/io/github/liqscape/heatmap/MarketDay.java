// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import io.github.liqscape.indicator.Atr;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What zones are measured against: the notional traded in the last 24 hours, and Wilder's ATR(14) of
 * hourly candles of the price that sweeps the map. Whole hours plus the running one.
 *
 * <p>Threading: single writer.
 */
final class MarketDay {

  private static final int HOURS = 24;

  private final double[] volume = new double[HOURS + 1];
  private final Atr atr = Atr.of(Atr.USUAL_PERIODS);
  private int hour;

  /** Volume of the running hour, whose place in the array is not kept up. */
  private double running;

  private boolean anyVolume;
  private double high = Double.NaN;
  private double low = Double.NaN;
  private double close = Double.NaN;

  void traded(double notional) {
    running += notional;
    anyVolume = true;
  }

  void price(double lowest, double highest, double last) {
    if (Double.isNaN(close)) {
      high = highest;
      low = lowest;
    } else {
      // Compared and not by Math.max, which must also think of NaN and -0.
      if (highest > high) {
        high = highest;
      }
      if (lowest < low) {
        low = lowest;
      }
    }
    close = last;
  }

  void hoursPassed(long hours) {
    if (!Double.isNaN(close)) {
      atr.update(Math.max(high, close), Math.min(low, close), close);
      close = Double.NaN;
    }
    for (long h = 0; h < Math.min(hours, volume.length); h++) {
      volume[hour] = running;
      running = 0;
      hour = (hour + 1) % volume.length;
    }
  }

  /** Quote currency, NaN before the first trade or candle. */
  double volume24h() {
    if (!anyVolume) {
      return Double.NaN;
    }
    volume[hour] = running;
    double sum = 0;
    for (double v : volume) {
      sum += v;
    }
    return sum;
  }

  /** Quote currency, NaN until fifteen hours with prices have passed. */
  double atr() {
    return atr.value();
  }

  void save(DataOutput out) throws IOException {
    volume[hour] = running;
    for (double v : volume) {
      out.writeDouble(v);
    }
    out.writeInt(hour);
    out.writeBoolean(anyVolume);
    out.writeDouble(high);
    out.writeDouble(low);
    out.writeDouble(close);
    atr.save(out);
  }

  void restore(DataInput in) throws IOException {
    for (int i = 0; i < volume.length; i++) {
      volume[i] = Saved.notNegative(in.readDouble(), "hourly volume");
    }
    hour = Saved.count(in.readInt(), HOURS, "hour of the day's volume");
    running = volume[hour];
    anyVolume = in.readBoolean();
    high = in.readDouble();
    low = in.readDouble();
    close = in.readDouble();
    atr.restore(in);
  }
}
