// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

/** How far what a lane says may be taken for now; the order is the order of the ranking. */
public enum Trust {
  FRESH,
  /** Its events wait: what it says is true, but of a while ago. */
  LAGGING,
  /** A stream has a gap that is not over, or lost something within the last quarter of an hour. */
  GAPPED,
  /** A stream has been silent for longer than it should. */
  STALE,
  /** It is still reading its past. */
  COLD,
  /** It failed. */
  OUT
}
