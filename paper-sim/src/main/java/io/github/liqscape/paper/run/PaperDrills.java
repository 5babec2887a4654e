// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.run;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.PaperJournals;
import io.github.liqscape.paper.account.PaperPosition;
import io.github.liqscape.paper.event.RiskState;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.order.RejectReason;
import io.github.liqscape.paper.policy.PositionMode;
import java.nio.file.Path;
import java.util.List;

/** Exercises that the gate asks for, carried out and not only told. */
public final class PaperDrills {

  private static final String ID = "kill-switch-drill";

  private PaperDrills() {}

  /**
   * Whether an account that was started again, from its newest snapshot, is the one that all inputs
   * from the first on give.
   */
  public static boolean restart(PaperRecord record, PaperBroker restarted) {
    return record.replay().difference().isEmpty()
        && restarted.stateHash().equals(record.account().stateHash());
  }

  /**
   * Halts a copy of the account: nothing may remain that could add to a position, a new order that
   * adds must be refused, and positions and their protection must stay. The journal is only read.
   */
  public static boolean killSwitch(Path journal) {
    PaperJournals.Replay copy =
        PaperJournals.replay(journal, new PaperJournals.Listener() {});
    PaperBroker account = copy.account();
    List<PaperPosition> before = account.positions();
    boolean guarded = !before.isEmpty() && !reducing(account).isEmpty();
    account.halt("drill", false);
    boolean onlyProtection = account.liveOrders().stream().allMatch(Order::reduceOnly);
    OrderAnswer refused = account.submit(adding(account));
    return copy.difference().isEmpty()
        && account.riskState() == RiskState.HALTED
        && onlyProtection
        && refused instanceof OrderAnswer.Rejected no
        && no.reason() == RejectReason.HALTED
        && account.positions().equals(before)
        && (!guarded || !reducing(account).isEmpty());
  }

  private static List<Order> reducing(PaperBroker account) {
    return account.liveOrders().stream().filter(Order::reduceOnly).toList();
  }

  private static Order adding(PaperBroker account) {
    Instrument instrument = account.terms().instruments().get(0).instrument();
    double lot = instrument.lotSize().doubleValue();
    if (account.terms().positionMode() == PositionMode.HEDGE) {
      return Order.market(ID, instrument, OrderSide.BUY, lot)
          .position(PositionSide.LONG)
          .build();
    }
    boolean isShort =
        account.positions().stream()
            .anyMatch(
                p -> p.instrument().equals(instrument) && p.side() == PositionSide.SHORT);
    return Order.market(
            ID, instrument, isShort ? OrderSide.SELL : OrderSide.BUY, lot)
        .build();
  }
}
