// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.Trade;
import io.github.liqscape.paper.order.Order;

/** How large the parts of an input may be, so that the journal can be read again. */
final class InputLimits {

  private static final int CHARACTERS = Payload.LONGEST_TEXT / 4;
  private static final int NOTE = 1 << 22;
  private static final int KIND = 16;
  private static final int ORDERS = 1_000;
  private static final int LEVELS = 500_000;
  private static final int CANDLES = 500_000;

  private InputLimits() {}

  /**
   * Refuses what could be written and not read.
   *
   * @throws IllegalArgumentException if a part is too large
   */
  static void require(Input input) {
    switch (input) {
      case Input.Event(MarketEvent event) -> event(event);
      case Input.Submit(Order order) -> text("id", order.id(), CHARACTERS);
      case Input.SubmitList s -> {
        count("orders of a list", s.list().orders().size(), ORDERS);
        s.list().orders().forEach(order -> text("id", order.id(), CHARACTERS));
      }
      case Input.SubmitBracket s -> {
        count("targets", s.bracket().targets().size(), ORDERS);
        text("id", s.bracket().entry().id(), CHARACTERS);
        s.bracket().targets().forEach(t -> text("objectId", t.objectId(), CHARACTERS));
      }
      case Input.Cancel c -> text("id", c.id(), CHARACTERS);
      case Input.Amend a -> text("id", a.id(), CHARACTERS);
      case Input.Halt h -> text("why", h.why(), CHARACTERS);
      case Input.Resume r -> text("who", r.who(), CHARACTERS);
      case Input.FillGap g -> count("candles of a gap", g.gap().candles().size(), CANDLES);
      case Input.Time t -> {}
      case Input.Deposit d -> {}
      case Input.Withdraw w -> {}
      case Input.Leverage l -> {}
      case Input.Mode m -> {}
    }
  }

  /** The same for a note. */
  static void require(String kind, String text) {
    text("kind", kind, KIND);
    text("text", text, NOTE);
  }

  private static void event(MarketEvent event) {
    if (event instanceof Trade trade) {
      text("trade id", trade.id(), CHARACTERS);
    } else if (event instanceof BookChange change) {
      count("levels", Math.max(change.bids().count(), change.asks().count()), LEVELS);
    }
  }

  private static void text(String name, String text, int most) {
    count("characters of " + name, text.length(), most);
  }

  private static void count(String what, int count, int most) {
    if (count > most) {
      throw new IllegalArgumentException(what + " must be at most " + most + ", were " + count);
    }
  }
}
