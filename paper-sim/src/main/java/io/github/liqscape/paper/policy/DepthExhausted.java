// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.policy;

/** What becomes of a taker that the book cannot fill. */
public enum DepthExhausted {
  /** A best price only: the rest one tick worse. Deeper books: the rest is canceled. */
  BY_BOOK,
  ONE_TICK_WORSE,
  CANCEL_REMAINDER,
  LAST_LEVEL
}
