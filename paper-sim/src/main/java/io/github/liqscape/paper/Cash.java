// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.paper.account.Cause;
import io.github.liqscape.paper.account.LedgerAccount;
import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.order.RejectReason;
import java.math.BigDecimal;

/** Money that a person puts in or takes out. */
final class Cash {

  /** Largest amount in 1e-8. */
  private static final long MOST = 4_000_000_000_000_000_000L;

  private final PaperCore core;

  Cash(PaperCore core) {
    this.core = core;
  }

  /** The amount in 1e-8 if it can be moved. */
  long units(String asset, BigDecimal amount) {
    if (!core.assets.contains(asset)) {
      throw new IllegalArgumentException(
          "asset must be one of " + core.assets + ", was '" + asset + "'");
    }
    long units = Money.units(amount);
    if (units <= 0 || units > MOST) {
      throw new IllegalArgumentException(
          "amount must be in [1e-8, 4e10], was " + amount.toPlainString());
    }
    return units;
  }

  /** The same if it can be put in on top of what was. */
  long depositable(String asset, BigDecimal amount) {
    long units = units(asset, amount);
    long external = core.state.balance(core.assets.indexOf(asset), LedgerAccount.EXTERNAL);
    BigDecimal put = Money.decimal(units).subtract(Money.decimal(external));
    if (put.compareTo(Money.decimal(MOST)) > 0) {
      throw new IllegalArgumentException(
          "deposits must sum to at most 4e10, were " + put.toPlainString() + " " + asset);
    }
    return units;
  }

  void deposit(String asset, long amount, String reference) {
    int index = core.assets.indexOf(asset);
    core.desk().post(
        index, LedgerAccount.EXTERNAL, LedgerAccount.TRADER, amount, Cause.DEPOSIT, reference);
    core.risk.moved(index, amount);
    core.watch();
  }

  OrderAnswer withdraw(String asset, long amount, String reference) {
    int index = core.assets.indexOf(asset);
    if (amount > core.state.available(index)) {
      return new OrderAnswer.Rejected(
          RejectReason.INSUFFICIENT_MARGIN,
          "available is " + Money.decimal(core.state.available(index)).toPlainString() + " " + asset);
    }
    core.desk().post(
        index, LedgerAccount.TRADER, LedgerAccount.EXTERNAL, amount, Cause.WITHDRAWAL,
        reference);
    core.risk.moved(index, -amount);
    core.watch();
    return new OrderAnswer.Accepted();
  }
}
