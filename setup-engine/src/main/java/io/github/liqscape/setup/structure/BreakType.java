// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

/** What a close beyond a pivot means. */
public enum BreakType {
  /** Break of structure: in the direction of the bias, or the first break of all. */
  BOS,
  /** Change of character: against the bias, which it turns. */
  CHOCH
}
