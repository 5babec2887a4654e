// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.order;

/** Which price sets off a triggered order. */
public enum TriggerBy {
  LAST,
  MARK
}
