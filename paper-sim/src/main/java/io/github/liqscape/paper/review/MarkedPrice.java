// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review;

import java.util.Objects;

/**
 * A price that matters to a trade.
 *
 * @param name what it is, such as {@code stop}
 * @param price in quote currency
 */
public record MarkedPrice(String name, double price) {
  public MarkedPrice {
    Objects.requireNonNull(name, "name");
  }
}
