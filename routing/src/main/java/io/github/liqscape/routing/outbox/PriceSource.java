// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.outbox;

import io.github.liqscape.routing.alert.Alert;

/** The mark price now. */
@FunctionalInterface
public interface PriceSource {

  /** Mark price of the alert's instrument, NaN if unknown. */
  double markOf(Alert alert);
}
