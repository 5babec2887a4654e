// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.terminal;

/** How far a terminal is. */
enum Phase {
  /** The past goes through as fast as it can. */
  WARMING,
  RUNNING,
  /** The last event has been shown; the page stays. */
  ENDED,
  /** The source failed; the page says why and stays. */
  FAILED
}
