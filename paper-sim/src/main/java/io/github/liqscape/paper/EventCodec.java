// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.paper.account.LedgerEntry;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.List;

/** What happened, as bytes: written beside its cause, and compared when the journal is replayed. */
final class EventCodec {

  private final OrderCodec orders;
  private final Instruments instruments;

  EventCodec(Instruments instruments) {
    this.instruments = instruments;
    orders = new OrderCodec(instruments);
  }

  void write(StateWriter out, List<PaperEvent> events) throws IOException {
    out.integer(events.size());
    for (PaperEvent event : events) {
      write(out, event);
    }
  }

  private void write(StateWriter out, PaperEvent event) throws IOException {
    switch (event) {
      case PaperEvent.OrderChanged o -> {
        int reason = o.reason() == null ? 0 : 1 + o.reason().ordinal();
        int rejected = o.rejected() == null ? 0 : 1 + o.rejected().ordinal();
        out.integer(1 | o.status().ordinal() << 4 | reason << 8 | rejected << 16);
        out.text(o.orderId()).number(o.steps()).number(o.filledSteps());
        out.number(o.limitTicks()).number(o.triggerTicks());
      }
      case PaperEvent.Filled f -> orders.fill(out.integer(2), f.fill());
      case PaperEvent.Posted p -> {
        LedgerEntry e = p.entry();
        out.integer(
            3 | e.from().ordinal() << 4 | e.to().ordinal() << 8 | e.cause().ordinal() << 12);
        out.text(e.asset()).number(e.amountE8()).text(e.reference()).number(e.timeNanos());
      }
      case PaperEvent.Liquidated l -> {
        out.integer(4 | l.side().ordinal() << 4 | (l.lastForMark() ? 1 << 8 : 0));
        instruments.write(out, l.instrument());
        out.number(l.steps()).number(l.ticks()).number(l.marginE8()).number(l.insuranceE8());
      }
      case PaperEvent.Ambiguous a -> {
        instruments.write(out.integer(5), a.instrument());
        out.number(a.openNanos()).number(a.chosenE8()).number(a.otherE8());
        out.integer(a.orderIds().size());
        for (String id : a.orderIds()) {
          out.text(id);
        }
      }
      case PaperEvent.FundingDeferred d -> {
        instruments.write(out.integer(6), d.instrument());
        out.number(d.boundaryNanos());
      }
      case PaperEvent.Unverified u -> {
        instruments.write(out.integer(8), u.instrument());
        out.number(u.fromNanos()).number(u.toNanos());
      }
      case PaperEvent.Verified v -> instruments.write(out.integer(9), v.instrument());
      case PaperEvent.GapFilled g -> {
        instruments.write(out.integer(10), g.instrument());
        out.number(g.fromNanos()).number(g.toNanos()).integer(g.candles());
      }
      case PaperEvent.RiskChanged r -> out.integer(7).constant(r.state()).text(r.why());
    }
  }
}
