// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import io.github.liqscape.instrument.PositionSide;
import java.util.Arrays;
import java.util.List;

/** Makes the mass of each baseline on the buckets of a frozen map; nothing here sees the future. */
final class BaselineMaps {

  /** Width of the kernel of B3 in log price: the 10 bp in which the map looks for a print too. */
  static final double KERNEL = 1e-3;

  private static final double[] NAIVE_LEVERAGES = {10, 25, 50, 100};
  private static final double[] NAIVE_WEIGHTS = {.35, .30, .20, .15};

  private BaselineMaps() {}

  static double[] uniform(FrozenMap map) {
    double[] mass = new double[map.size()];
    Arrays.fill(mass, 1);
    return mass;
  }

  static double[] volumeProfile(FrozenMap map, LogHistogram volume) {
    double[] mass = new double[map.size()];
    volume.forEach(
        (bin, quantity) -> {
          double price = VolumeHistory.price(bin);
          add(map, mass, PositionSide.LONG, price, quantity);
          add(map, mass, PositionSide.SHORT, price, quantity);
        });
    return mass;
  }

  static double[] naiveLeverage(FrozenMap map, LogHistogram volume) {
    double[] mass = new double[map.size()];
    volume.forEach(
        (bin, quantity) -> {
          double entry = VolumeHistory.price(bin);
          for (int i = 0; i < NAIVE_LEVERAGES.length; i++) {
            double step = 1 / NAIVE_LEVERAGES[i];
            double weighed = quantity * NAIVE_WEIGHTS[i];
            add(map, mass, PositionSide.LONG, entry * (1 - step), weighed);
            add(map, mass, PositionSide.SHORT, entry * (1 + step), weighed);
          }
        });
    return mass;
  }

  static double[] printDensity(FrozenMap map, List<LocatedPrint> prints) {
    double[] mass = new double[map.size()];
    for (LocatedPrint print : LocatedPrint.sorted(prints)) {
      int middle = map.slot(print.side(), print.price());
      int outward = middle;
      while (outward < map.to(print.side()) && spread(map, mass, outward, print)) {
        outward++;
      }
      int inward = middle - 1;
      while (inward >= map.from(print.side()) && spread(map, mass, inward, print)) {
        inward--;
      }
    }
    return mass;
  }

  /** Adds one print to one bucket; false beyond four kernel widths. */
  private static boolean spread(FrozenMap map, double[] mass, int i, LocatedPrint print) {
    double z = Math.log(map.centre[i] / print.price()) / KERNEL;
    if (Math.abs(z) > 4) {
      return false;
    }
    mass[i] += print.usd() * Math.exp(-z * z / 2);
    return true;
  }

  /** An older map on the buckets of a newer one, each old bucket whole by its centre. */
  static double[] older(FrozenMap map, FrozenMap old) {
    double[] mass = new double[map.size()];
    for (int i = 0; i < old.size(); i++) {
      add(map, mass, old.side(i), old.centre[i], old.mass[i]);
    }
    return mass;
  }

  /** The mass at mark^2/price of the other side, per unit of log price. */
  static double[] mirrored(FrozenMap map) {
    double[] mass = new double[map.size()];
    for (int i = 0; i < mass.length; i++) {
      double image = map.mark * map.mark / map.centre[i];
      int from = map.indexOf(map.side(i).opposite(), image);
      mass[i] = from < 0 ? 0 : map.mass[from] / map.width(from) * map.width(i);
    }
    return mass;
  }

  private static void add(
      FrozenMap map, double[] mass, PositionSide side, double price, double amount) {
    int at = map.indexOf(side, price);
    if (at >= 0) {
      mass[at] += amount;
    }
  }
}
