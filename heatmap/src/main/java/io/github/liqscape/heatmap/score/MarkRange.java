// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

/**
 * Where the mark was: a single price, or the range of a closed candle.
 *
 * @param sinceNanos start of the candle; of a single price its time
 * @param nanos time of {@code last}
 * @param low lowest since then
 * @param high highest since then
 * @param last the newest
 */
record MarkRange(long sinceNanos, long nanos, double low, double high, double last) {

  static MarkRange at(long nanos, double price) {
    return new MarkRange(nanos, nanos, price, price, price);
  }

  /** What is known to lie after a time: of a candle that began before it, only its close. */
  MarkRange after(long from) {
    return sinceNanos >= from ? this : at(nanos, last);
  }
}
