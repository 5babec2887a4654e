// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginMode;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.order.OrderList;

/** Everything that can change a paper account. The journal holds inputs; all else follows from them. */
sealed interface Input {

  record Event(MarketEvent event) implements Input {}

  record Time(long nanos) implements Input {}

  record Submit(Order order) implements Input {}

  record SubmitList(OrderList list) implements Input {}

  record SubmitBracket(Bracket bracket) implements Input {}

  record Cancel(String id) implements Input {}

  record Amend(String id, double quantity, double limit, double trigger) implements Input {}

  record Deposit(String asset, long amountE8, String reference) implements Input {}

  record Withdraw(String asset, long amountE8, String reference) implements Input {}

  record Leverage(Instrument instrument, double value) implements Input {}

  record Mode(Instrument instrument, MarginMode mode) implements Input {}

  record Halt(String why, boolean flatten) implements Input {}

  record Resume(String who) implements Input {}

  record FillGap(OfflineGap gap) implements Input {}

  /** Has its effects on the account. */
  default OrderAnswer on(PaperCore core) {
    return switch (this) {
      case Event(MarketEvent event) -> {
        core.apply(event);
        yield Inputs.DONE;
      }
      case Time(long nanos) -> {
        core.moveTo(nanos);
        core.settle();
        yield Inputs.DONE;
      }
      case Submit(Order order) -> core.requests.submit(order);
      case SubmitList(OrderList list) -> core.requests.submit(list);
      case SubmitBracket(Bracket bracket) -> core.requests.submit(bracket);
      case Cancel(String id) -> core.requests.cancel(id);
      case Amend a -> core.requests.amend(a.id(), a.quantity(), a.limit(), a.trigger());
      case Deposit d -> {
        core.cash.deposit(d.asset(), d.amountE8(), d.reference());
        yield Inputs.DONE;
      }
      case Withdraw w -> core.cash.withdraw(w.asset(), w.amountE8(), w.reference());
      case Leverage l -> core.settings.change(l.instrument(), l.value(), null);
      case Mode m -> core.settings.change(m.instrument(), null, m.mode());
      case Halt h -> {
        core.halt(h.why(), h.flatten());
        yield Inputs.DONE;
      }
      case Resume r -> {
        core.resume(r.who());
        yield Inputs.DONE;
      }
      case FillGap(OfflineGap gap) -> {
        core.gaps.fill(gap);
        yield Inputs.DONE;
      }
    };
  }

  /** What an input without an answer of its own answers. */
  final class Inputs {
    static final OrderAnswer DONE = new OrderAnswer.Accepted();

    private Inputs() {}
  }
}
