// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.own;

import java.util.Objects;

/**
 * One order on paper and in truth.
 *
 * @param paperId id of the paper order
 * @param ownId id of the own order, or empty
 * @param byId whether they were paired by id; else by instrument, side and time
 * @param paperPrice mean price of the paper fills
 * @param ownPrice mean price of the own fills
 * @param ticks by how much the own price was worse than paper's, in ticks; below 0: better
 * @param quantityRatio own quantity over paper's
 * @param delayNanos own first fill less paper's first fill
 */
public record DivergencePair(
    String paperId,
    String ownId,
    boolean byId,
    double paperPrice,
    double ownPrice,
    double ticks,
    double quantityRatio,
    long delayNanos) {
  public DivergencePair {
    Objects.requireNonNull(paperId, "paperId");
    Objects.requireNonNull(ownId, "ownId");
  }
}
