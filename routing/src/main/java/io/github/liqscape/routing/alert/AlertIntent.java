// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.alert;

/** What the sender of an alert is about to do, on paper. */
public enum AlertIntent {
  OPEN,
  CLOSE,
  /** Nothing: it tells. */
  NONE
}
