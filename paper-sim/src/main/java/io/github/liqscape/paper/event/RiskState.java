// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.event;

/** What an account may do. */
public enum RiskState {
  /** Everything within its limits. */
  ACTIVE,
  /** Only what makes positions smaller. */
  REDUCING,
  /** The same, and only a person ends it. */
  HALTED
}
