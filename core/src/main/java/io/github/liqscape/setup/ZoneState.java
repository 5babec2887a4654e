// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup;

/** What price has done to a zone since it was first known. It only ever moves down this list. */
public enum ZoneState {
  /** No wick has reached it. */
  UNTESTED,
  /** A wick went in. */
  TESTED,
  /** A bar closed beyond its far edge. */
  CONSUMED,
  /** The map stopped showing it before price came. */
  GONE;

  /** Whether price has been there. */
  public boolean touched() {
    return this == TESTED || this == CONSUMED;
  }
}
