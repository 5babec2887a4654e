// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a row is from what the fit has seen: its distance to the nearest training row, over the
 * mean distance between training rows (Meyer and Pebesma, Methods in Ecology and Evolution 12,
 * 2021). Euclidean, on standardised features, unknown values being the median.
 *
 * <p>Only {@link #CENTRES} rows are kept, chosen by farthest-first traversal (Gonzalez 1985): the
 * row nearest to the medians, then always the row farthest from all kept ones, the first on ties.
 * The largest distance left over is the covering radius: no training row is farther than that from
 * a kept one, and a row's index is overstated by at most radius / mean, never understated. The mean
 * is taken over {@link #MEAN_ROWS} rows spread evenly.
 */
final class DissimilarityIndex {

  static final int CENTRES = 128;
  static final int MEAN_ROWS = 512;

  /** Columns that one pass over the centres takes. */
  private static final int PASS = 4;

  private final double[][] centres;
  private final double meanDistance;
  private final double radius;

  /** The centres by column, so that one loop runs over all of them; zeros fill the last pass. */
  private final float[][] columns;

  private DissimilarityIndex(double[][] centres, double meanDistance, double radius) {
    this.centres = centres;
    this.meanDistance = meanDistance;
    this.radius = radius;
    int features = centres[0].length;
    columns = new float[(features + PASS - 1) / PASS * PASS][centres.length];
    for (int k = 0; k < centres.length; k++) {
      for (int j = 0; j < features; j++) {
        columns[j][k] = (float) centres[k][j];
      }
    }
  }

  /** Chooses among standardised rows, at least one. */
  static DissimilarityIndex of(double[][] rows) {
    double[] nearest = new double[rows.length];
    int next = 0;
    double[] origin = new double[rows[0].length];
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
    return new DissimilarityIndex(
        kept.toArray(double[][]::new), meanDistance(rows), Math.sqrt(left));
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
   * Index of a standardised row, {@code >= 0}, in single precision. If all training rows are equal,
   * 0 for that row and infinite for any other.
   */
  double of(double[] row) {
    float[] squares = new float[centres.length];
    for (int j = 0; j < columns.length; j += PASS) {
      add(
          squares,
          columns[j], at(row, j),
          columns[j + 1], at(row, j + 1),
          columns[j + 2], at(row, j + 2),
          columns[j + 3], at(row, j + 3));
    }
    float least = Float.POSITIVE_INFINITY;
    for (float square : squares) {
      least = Math.min(least, square);
    }
    return least == 0 ? 0 : Math.sqrt(least) / meanDistance;
  }

  private static float at(double[] row, int feature) {
    return feature < row.length ? (float) row[feature] : 0;
  }

  /** Adds four columns' squared differences: a loop that the compiler turns into vectors. */
  private static void add(
      float[] squares,
      float[] a, float xa,
      float[] b, float xb,
      float[] c, float xc,
      float[] d, float xd) {
    for (int k = 0; k < squares.length; k++) {
      float da = a[k] - xa;
      float db = b[k] - xb;
      float dc = c[k] - xc;
      float dd = d[k] - xd;
      squares[k] += (da * da + db * db) + (dc * dc + dd * dd);
    }
  }

  int size() {
    return centres.length;
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
    for (double[] centre : centres) {
      ModelJson.put(rows.addObject(), "at", centre);
    }
  }

  static DissimilarityIndex of(ModelJson json, int features) {
    List<ModelJson> rows = json.children("rows");
    json.require(
        !rows.isEmpty() && rows.size() <= CENTRES, "rows", "must be 1 to " + CENTRES + " rows");
    double[][] centres = new double[rows.size()][];
    for (int k = 0; k < centres.length; k++) {
      centres[k] = rows.get(k).numbers("at", features);
      rows.get(k).done();
    }
    DissimilarityIndex index =
        new DissimilarityIndex(
            centres,
            json.number("meanDistance", 0, Double.MAX_VALUE),
            json.number("coveringRadius", 0, Double.MAX_VALUE));
    json.done();
    return index;
  }
}
