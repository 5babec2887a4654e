// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import org.jspecify.annotations.Nullable;

/**
 * Reads fields that must satisfy something and keeps the first that does not. Nothing is thrown:
 * the caller reads all it needs and asks {@link #failed} once.
 *
 * <p>Threading: single thread.
 */
final class FieldChecks {

  private static final long NANOS_PER_MILLI = 1_000_000L;

  /** Beyond it epoch nanoseconds do not fit into a long. */
  private static final long LATEST_MILLIS = 9_000_000_000_000L;

  private String message = "";
  private @Nullable String fault;

  /** Starts a message of this type. */
  void begin(String type) {
    message = type;
    fault = null;
  }

  boolean failed() {
    return fault != null;
  }

  /** The first fault: field and value. */
  String fault() {
    return String.valueOf(fault);
  }

  void fail(String name, String rule, String shown) {
    if (fault == null) {
      fault = message + " " + name + " must be " + rule + ", was " + shown;
    }
  }

  private void fail(Fields f, int key, String name, String rule) {
    if (fault == null) {
      fail(name, rule, f.shown(key));
    }
  }

  double positive(Fields f, int key, String name) {
    double value = f.decimal(key);
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      fail(f, key, name, "a number > 0");
    }
    return value;
  }

  double notNegative(Fields f, int key, String name) {
    double value = f.decimal(key);
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      fail(f, key, name, "a number >= 0");
    }
    return value;
  }

  /** A price that may be unknown: NaN if it is absent, empty or 0. */
  double positiveOrNone(Fields f, int key, String name) {
    if (!f.given(key)) {
      return Double.NaN;
    }
    double value = notNegative(f, key, name);
    return value == 0 ? Double.NaN : value;
  }

  long whole(Fields f, int key, String name) {
    long value = f.whole(key);
    if (value < 0) {
      fail(f, key, name, "a whole number >= 0");
    }
    return value;
  }

  /** A time in epoch milliseconds, as nanoseconds. */
  long time(Fields f, int key, String name) {
    long millis = f.whole(key);
    if (millis <= 0 || millis > LATEST_MILLIS) {
      fail(f, key, name, "epoch milliseconds");
      return 0;
    }
    return millis * NANOS_PER_MILLI;
  }

  boolean flag(Fields f, int key, String name) {
    boolean value = f.isTrue(key);
    if (!value && !f.isFalse(key)) {
      fail(f, key, name, "true or false");
    }
    return value;
  }
}
