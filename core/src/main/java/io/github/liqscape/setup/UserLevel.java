// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup;

import io.github.liqscape.instrument.Instrument;
import java.util.Objects;

/**
 * A level, zone or line that a person drew. It counts as a chart level from its event time on, as
 * drawn: it is never clustered or moved.
 *
 * @param instrument what it is drawn on
 * @param id the person's own id; a later level with the same id replaces it from then on
 * @param eventNanos event time: when it was drawn
 * @param fromNanos time of the first point
 * @param fromLow lower price at the first point
 * @param fromHigh upper price there; equal for a line
 * @param perHour slope: price per hour; 0 for a level or zone
 */
public record UserLevel(
    Instrument instrument,
    String id,
    long eventNanos,
    long fromNanos,
    double fromLow,
    double fromHigh,
    double perHour) {

  private static final double HOUR_NANOS = 3_600e9;

  public UserLevel {
    Objects.requireNonNull(instrument, "instrument");
    if (!id.matches("[A-Za-z0-9._~-]{1,64}")) {
      throw new IllegalArgumentException(
          "id must be 1 to 64 of letters, digits and . _ ~ -, was '" + id + "'");
    }
    if (!(fromLow > 0 && fromHigh >= fromLow && Double.isFinite(fromHigh)
        && Double.isFinite(perHour))) {
      throw new IllegalArgumentException(
          "a level must satisfy 0 < low <= high and have a finite slope, was [" + fromLow + ", "
              + fromHigh + "] slope " + perHour);
    }
  }

  /** A horizontal level. */
  public static UserLevel level(Instrument instrument, String id, long eventNanos, double price) {
    return new UserLevel(instrument, id, eventNanos, eventNanos, price, price, 0);
  }

  /** A horizontal zone. */
  public static UserLevel zone(
      Instrument instrument, String id, long eventNanos, double low, double high) {
    return new UserLevel(instrument, id, eventNanos, eventNanos, low, high, 0);
  }

  /** A line through two points, drawn at {@code eventNanos}. */
  public static UserLevel line(
      Instrument instrument, String id, long eventNanos,
      long fromNanos, double fromPrice, long toNanos, double toPrice) {
    if (toNanos <= fromNanos) {
      throw new IllegalArgumentException(
          "a line must end after it begins, was " + fromNanos + " to " + toNanos);
    }
    double perHour = (toPrice - fromPrice) / ((toNanos - fromNanos) / HOUR_NANOS);
    return new UserLevel(instrument, id, eventNanos, fromNanos, fromPrice, fromPrice, perHour);
  }

  /** Lower price at a time; a falling line may go below zero, where nothing trades. */
  public double lowAt(long nanos) {
    return fromLow + perHour * ((nanos - fromNanos) / HOUR_NANOS);
  }

  /** Upper price at a time. */
  public double highAt(long nanos) {
    return fromHigh + perHour * ((nanos - fromNanos) / HOUR_NANOS);
  }
}
