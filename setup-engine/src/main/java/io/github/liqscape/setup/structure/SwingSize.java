// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

/** The two scales on which structure is read. Without a word about size, SWING is meant. */
public enum SwingSize {
  /** Small swings: confirmed 5 bars after the pivot, unless configured otherwise. */
  INTERNAL,
  /** Large swings: confirmed 20 bars after the pivot, unless configured otherwise. */
  SWING
}
