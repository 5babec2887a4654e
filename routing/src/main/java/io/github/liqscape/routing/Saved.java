// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

/**
 * Limits of what a saved router may claim to hold: more is refused before anything is made of it.
 */
final class Saved {

  static final int MOST = 50_000_000;
  static final int LONGEST_TEXT = 1 << 20;

  private Saved() {}
}
