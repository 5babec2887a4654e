// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.account;

/** The accounts of one settlement asset; together they always hold zero. */
public enum LedgerAccount {
  /** The wallet, locked margin included. */
  TRADER,
  /** Where deposits come from and withdrawals go to. */
  EXTERNAL,
  /** The other side of realized profit and loss. */
  MARKET,
  FEES,
  FUNDING,
  /** Stands in for what a margin does not cover; may go below zero. */
  INSURANCE
}
