package io.github.liqscape.setup.confidence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How far a row is from what the fit has seen: its distance to the nearest training row, over the
 * mean distance between training rows (Meyer and Pebesma, Methods in Ecology and Evolution 12, 2021).
 * Euclidean, on standardised features, unknown values being the median.
 *
 * <p>Only {@link #CENTRES} rows are kept, chosen by farthest-first traversal (Gonzalez 1985): the row
 * nearest to the medians, then always the row farthest from all kept ones, the first on ties. The
 * largest distance left over is the covering radius: no training row is farther than that from a kept
 * one, and a row's index is overstated by at most radius / mean, never understated. The mean is
 * taken over {@link #MEAN_ROWS} rows spread evenly.
 */
final class DissimilarityIndex {

  static final int CENTRES = 256;
  static final int MEAN_ROWS = 512;

  private final int features;
  private final int size;
  private final double[] centres;
  private final double meanDistance;
  private final double radius;

  private DissimilarityIndex(
      int features, double[] centres, double meanDistance, double radius) {
    this.features = features;
    this.size = centres.length / features;
    this.centres = centres;
    this.meanDistance = meanDistance;
    this.radius = radius;
  }

  /** Chooses among standardised rows, at least one. */
  static DissimilarityIndex of(double[][] rows, int features) {
    double[] nearest = new double[rows.length];
    int next = 0;
    double[] origin = new double[features];
    for (int i = 0; i < rows.length; i++) {
      nearest[i] = Double.POSITIVE_INFINITY;
      next = squared(rows[i], origin) < squared(rows[next], origin) ? i : next;
    }
    List<double[]> kept = new ArrayList<>();
    double left = Double.POSITIVE_INFINITY;
    while (left > 0 && kept.size() < CENTRES) {
      double[] centre = rows[next];
      kept.add(centre);
      left = 0;
      for (int i = 0; i < rows.length; i++) {
        nearest[i] = Math.min(nearest[i], squared(rows[i], centre));
        if (nearest[i] > left) {
          left = nearest[i];
          next = i;
        }
      }
    }
    double[] centres = new double[kept.size() * features];
    for (int k = 0; k < kept.size(); k++) {
      System.arraycopy(kept.get(k), 0, centres, k * features, features);
    }
    return new DissimilarityIndex(features, centres, meanDistance(rows), Math.sqrt(left));
  }

  private static double meanDistance(double[][] rows) {
    int n = Math.min(rows.length, MEAN_ROWS);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        sum += Math.sqrt(squared(spread(rows, i, n), spread(rows, j, n)));
      }
    }
    return n < 2 ? 0 : sum / (n * (n - 1) / 2.0);
  }

  private static double[] spread(double[][] rows, int index, int n) {
    return rows[(int) ((long) index * rows.length / n)];
  }

  private static double squared(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      double d = a[j] - b[j];
      sum += d * d;
    }
    return sum;
  }

  /**
   * Index of a standardised row, {@code >= 0}. If all training rows are equal, 0 for that row and
   * infinite for any other.
   */
  double of(double[] row) {
    double best = Double.POSITIVE_INFINITY;
    for (int k = 0; k < size; k++) {
      int at = k * features;
      double sum = 0;
      int j = 0;
      // Given up as soon as it is farther than the nearest: the sum only grows.
      for (; j + 4 <= features && sum < best; j += 4) {
        double a = row[j] - centres[at + j];
        double b = row[j + 1] - centres[at + j + 1];
        double c = row[j + 2] - centres[at + j + 2];
        double d = row[j + 3] - centres[at + j + 3];
        sum += (a * a + b * b) + (c * c + d * d);
      }
      for (; j < features && sum < best; j++) {
        double d = row[j] - centres[at + j];
        sum += d * d;
      }
      best = Math.min(best, sum);
    }
    double distance = Math.sqrt(best);
    return distance == 0 ? 0 : distance / meanDistance;
  }

  int size() {
    return size;
  }

  double radius() {
    return radius;
  }

  double meanDistance() {
    return meanDistance;
  }

  void write(ObjectNode node) {
    node.put("meanDistance", meanDistance);
    node.put("coveringRadius", radius);
    ArrayNode rows = node.putArray("rows");
    for (int k = 0; k < size; k++) {
      ObjectNode row = rows.addObject();
      ModelJson.put(row, "at", Arrays.copyOfRange(centres, k * features, (k + 1) * features));
    }
  }

  static DissimilarityIndex of(ModelJson json, int features) {
    List<ModelJson> rows = json.children("rows");
    json.require(
        !rows.isEmpty() && rows.size() <= CENTRES, "rows", "must be 1 to " + CENTRES + " rows");
    double[] centres = new double[rows.size() * features];
    for (int k = 0; k < rows.size(); k++) {
      System.arraycopy(rows.get(k).numbers("at", features), 0, centres, k * features, features);
      rows.get(k).done();
    }
    DissimilarityIndex index =
        new DissimilarityIndex(
            features,
            centres,
            json.number("meanDistance", 0, Double.MAX_VALUE),
            json.number("coveringRadius", 0, Double.MAX_VALUE));
    json.done();
    return index;
  }
}
