// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.terminal;

/**
 * What became of the decisions on paper.
 *
 * <p>Threading: single writer.
 */
final class PlanCounts {

  private int waits;
  private int taken;
  private int refused;
  private int inPosition;
  private int notForPaper;

  void waited() {
    waits++;
  }

  void notForPaper() {
    notForPaper++;
  }

  void inPosition() {
    inPosition++;
  }

  void answered(boolean ok) {
    if (ok) {
      taken++;
    } else {
      refused++;
    }
  }

  int waits() {
    return waits;
  }

  int taken() {
    return taken;
  }

  int refused() {
    return refused;
  }

  /** Plans that were passed over because a position was open. */
  int passedOver() {
    return inPosition;
  }

  int unfit() {
    return notForPaper;
  }
}
