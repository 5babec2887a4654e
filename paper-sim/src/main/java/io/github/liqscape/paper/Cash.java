package io.github.liqscape.paper;

import io.github.liqscape.paper.account.Cause;
import io.github.liqscape.paper.account.LedgerAccount;
import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.order.RejectReason;

/** Money that a person puts in or takes out. */
final class Cash {

  private final PaperCore core;

  Cash(PaperCore core) {
    this.core = core;
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
