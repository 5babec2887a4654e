// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.instrument;

/** Which money stands behind a position. */
public enum MarginMode {
  /** A fixed margin of its own; nothing else can be lost. */
  ISOLATED,
  /** The whole wallet of the settlement asset, shared with other positions. */
  CROSS
}
