// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup;

/** How a gate came out. */
public enum GateStatus {
  PASS,
  FAIL,
  /** A value was missing; blocks like a failure. */
  UNKNOWN,
  /** The gate does not concern this candidate. */
  NOT_APPLICABLE;

  /** Whether it keeps a blocking gate shut. */
  public boolean stops() {
    return this == FAIL || this == UNKNOWN;
  }
}
