// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

/** What an advisor says to a BUY or SELL. There is no verdict that asks for more. */
public enum Verdict {
  /** Nothing against it, or nothing but a lower confidence or a smaller size. */
  AGREE,
  /** Do not take it: the setup becomes a WAIT. */
  VETO
}
