// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup;

import java.util.Objects;

/**
 * Where a plan takes profit.
 *
 * @param price limit price
 * @param share part of the position that leaves here; the shares of a plan sum to one
 * @param objectId the zone or level it was taken from; {@code 1R} for a half-exit at one risk
 */
public record PlanTarget(double price, double share, String objectId) {
  public PlanTarget {
    Objects.requireNonNull(objectId, "objectId");
    if (!(price > 0 && share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "a target needs a price > 0 and a share in (0, 1], was " + price + " and " + share);
    }
  }
}
