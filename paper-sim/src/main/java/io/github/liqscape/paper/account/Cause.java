// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.account;

/** Why money moved. */
public enum Cause {
  DEPOSIT,
  WITHDRAWAL,
  REALIZED,
  FEE,
  FUNDING,
  FUNDING_ESTIMATED,
  FUNDING_CORRECTION,
  LIQUIDATION,
  CLEARANCE_FEE,
  /** What a position lost beyond its margin. */
  SHORTFALL
}
