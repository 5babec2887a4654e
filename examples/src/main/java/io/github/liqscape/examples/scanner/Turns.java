// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

/** Somebody who works in turns, on one thread at a time. */
@FunctionalInterface
interface Turns {

  /**
   * Works a little.
   *
   * @return whether there is more to do now
   */
  boolean turn();
}
