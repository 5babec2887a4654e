// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

/** Whose time is measured. */
public enum Contender {
  /** The library's map. */
  ENGINE,
  /** The model word for word, as the tests compare it with: sorted maps, no cache, no laziness. */
  NAIVE
}
