// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.own;

import java.util.Locale;
import java.util.Objects;

/**
 * A field in which a position on paper and one in truth differ by more than they may.
 *
 * @param field which
 * @param paper value on paper
 * @param own value in truth
 * @param by own less paper in the field's unit, NaN if it has none or one of them has no value
 * @param tolerance that was granted, in the same unit
 */
public record PositionDifference(
    PositionField field, String paper, String own, double by, double tolerance) {

  public PositionDifference {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(paper, "paper");
    Objects.requireNonNull(own, "own");
  }

  /** In words. */
  public String text() {
    String values = field.words() + ": paper " + paper + ", own " + own;
    return Double.isNaN(by)
        ? values
        : values
            + String.format(
                Locale.ROOT, ", %+.6g %s, %s granted", by, field.unit(), trimmed(tolerance));
  }

  private static String trimmed(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
