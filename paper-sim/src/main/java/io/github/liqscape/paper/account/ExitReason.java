// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.account;

/** What closed the last part of a trade. */
public enum ExitReason {
  STOP,
  TARGET,
  TIME,
  LIQUIDATION,
  /** An order of the client, or one of the other side. */
  ORDER
}
