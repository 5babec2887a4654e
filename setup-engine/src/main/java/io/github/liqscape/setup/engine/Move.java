// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

/**
 * A break of structure as the decision table uses it.
 *
 * @param sign 1 up, -1 down
 * @param changeOfCharacter whether it turned the bias
 * @param bar at whose close it happened
 * @param pivot price of the broken pivot
 * @param legs breaks in this direction without a pullback
 * @param early a change of character that no break of structure has confirmed yet
 * @param failed whether price closed back inside soon after
 */
record Move(
    int sign, boolean changeOfCharacter, int bar, double pivot, int legs, boolean early,
    boolean failed) {

  /** Whether it is in a direction, not older than so many bars and not failed. */
  boolean fresh(int direction, int now, int bars) {
    return sign == direction && !failed && now - bar <= bars;
  }
}
