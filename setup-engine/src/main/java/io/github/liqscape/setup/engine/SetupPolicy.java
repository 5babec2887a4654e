// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

/** When the gates that need evidence of the past block. */
public enum SetupPolicy {
  /** They report only, and the setup is good for paper alone: otherwise no sample could be had. */
  PAPER,
  /** They block although nothing is traded live. */
  STRICT,
  /** They block, and the promotion judge must have said that the rule is ready. */
  LIVE;

  /** Whether they block. */
  boolean blocks() {
    return this != PAPER;
  }
}
