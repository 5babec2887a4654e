// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.account;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * One posting: an amount leaves one account and reaches another.
 *
 * @param asset settlement asset
 * @param from the account that gives
 * @param to the account that gets
 * @param amountE8 in 1e-8 of the asset, &gt; 0
 * @param cause why
 * @param reference order id, instrument, or what a deposit was called
 * @param timeNanos event time
 */
public record LedgerEntry(
    String asset,
    LedgerAccount from,
    LedgerAccount to,
    long amountE8,
    Cause cause,
    String reference,
    long timeNanos) {

  public LedgerEntry {
    Objects.requireNonNull(asset, "asset");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(cause, "cause");
    Objects.requireNonNull(reference, "reference");
    if (amountE8 <= 0) {
      throw new IllegalArgumentException("amountE8 must be > 0, was " + amountE8);
    }
  }

  /** The amount in the asset. */
  public BigDecimal amount() {
    return BigDecimal.valueOf(amountE8, 8);
  }
}
