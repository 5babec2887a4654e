// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static io.github.liqscape.heatmap.NaiveConstants.BINS;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** theta = a/b per side and bin, from sweeps and prints kept one by one. */
final class NaiveCalibration {

  private record Swept(long nanos, PositionSide side, int bin, int bucket, double mass) {}

  private record Print(long day, double quantity) {}

  private final Instrument instrument;
  private final Map<PositionSide, double[]> a = new EnumMap<>(PositionSide.class);
  private final Map<PositionSide, double[]> b = new EnumMap<>(PositionSide.class);
  private final List<Swept> swept = new ArrayList<>();
  private final List<Print> prints = new ArrayList<>();
  private boolean printSeen;
  private boolean gapOpen;
  private double thinning = 1;

  NaiveCalibration(Instrument instrument) {
    this.instrument = instrument;
    for (PositionSide side : PositionSide.values()) {
      double[] shape = new double[BINS];
      double[] rate = new double[BINS];
      Arrays.fill(shape, 1);
      Arrays.fill(rate, 10);
      a.put(side, shape);
      b.put(side, rate);
    }
  }

  double[] shapes(PositionSide side) {
    return a.getOrDefault(side, new double[0]);
  }

  double[] rates(PositionSide side) {
    return b.getOrDefault(side, new double[0]);
  }

  void gap(boolean open) {
    gapOpen = open;
  }

  void feedSeen(boolean sampled) {
    printSeen = true;
    thinning = sampled ? 2.7 : 1;
  }

  /** phi times u now, in quantity units; NaN while the feed of prints is not live. */
  double unit(long now, double mark) {
    return printSeen && !gapOpen ? dispersionTimesMean(now, mark) : Double.NaN;
  }

  void swept(long nanos, PositionSide side, int bin, Map<Integer, Double> cells, double unit) {
    if (Double.isNaN(unit)) {
      return;
    }
    double exposure = 0;
    for (Map.Entry<Integer, Double> cell : cells.entrySet()) {
      exposure += cell.getValue();
      swept.add(new Swept(nanos, side, bin, cell.getKey(), cell.getValue()));
    }
    rates(side)[bin] += exposure / (thinning * unit);
  }

  /** Quantity in the last minute's sweeps of a bin between two buckets, both included. */
  private double sweptAt(long now, PositionSide side, int bin, int from, int to) {
    swept.removeIf(x -> now - x.nanos > 60 * NaiveConstants.SECOND);
    double sum = 0;
    for (Swept x : swept) {
      if (x.side == side && x.bin == bin && x.bucket >= from && x.bucket <= to) {
        sum += x.mass;
      }
    }
    return sum;
  }

  void print(long now, PositionSide side, double quantity, List<NaiveBin> bins, int bucket,
      int reach, double mark) {
    double[] weight = new double[BINS];
    double sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      double mass = sweptAt(now, side, bin, bucket - reach, bucket + reach);
      for (int k = bucket - reach; k <= bucket + reach; k++) {
        mass += bins.get(bin).mass(k);
      }
      weight[bin] = shapes(side)[bin] / rates(side)[bin] * mass;
      sum += weight[bin];
    }
    if (sum > 0) {
      double unit = dispersionTimesMean(now, mark);
      for (int bin = 0; bin < BINS; bin++) {
        shapes(side)[bin] += weight[bin] / sum * quantity / unit;
      }
    }
  }

  void remember(long nanos, double quantity) {
    prints.add(new Print(Math.floorDiv(nanos, NaiveConstants.DAY), quantity));
  }

  private double dispersionTimesMean(long now, double mark) {
    long today = Math.floorDiv(now, NaiveConstants.DAY);
    prints.removeIf(p -> today - p.day >= 30);
    if (prints.size() < 200) {
      return 25 * 10_000 / instrument.notional(1, mark);
    }
    double mean = prints.stream().mapToDouble(Print::quantity).average().orElseThrow();
    double variance = 0;
    for (Print p : prints) {
      variance += (p.quantity - mean) * (p.quantity - mean);
    }
    variance /= prints.size();
    return (25 + variance / (mean * mean)) * mean;
  }

  void forget(long days) {
    for (long d = 0; d < days; d++) {
      for (PositionSide side : PositionSide.values()) {
        for (int bin = 0; bin < BINS; bin++) {
          shapes(side)[bin] = 1 + 0.98 * (shapes(side)[bin] - 1);
          rates(side)[bin] = 10 + 0.98 * (rates(side)[bin] - 10);
        }
      }
    }
  }
}
