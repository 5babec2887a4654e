// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.order.OrderList;
import io.github.liqscape.paper.order.RejectReason;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was asked, with the answers, and what is on its way, as bytes. */
final class RequestsCodec {

  private final OrderCodec orders;
  private final PartCodec parts;

  RequestsCodec(OrderCodec orders, PartCodec parts) {
    this.orders = orders;
    this.parts = parts;
  }

  void write(StateWriter out, Requests r) throws IOException {
    out.integer(r.groups).number(r.draws);
    List<Requests.Flight> flights = new ArrayList<>(r.flights);
    flights.sort(r.flights.comparator());
    out.integer(flights.size());
    for (Requests.Flight f : flights) {
      out.number(f.arrival).number(f.number).integer(f.orders.size());
      for (LiveOrder order : f.orders) {
        parts.live(out, order);
      }
      Group group = f.group;
      out.flag(group != null);
      if (group != null) {
        PartCodec.group(out, group);
      }
      String cancel = f.cancel;
      out.flag(cancel != null);
      if (cancel != null) {
        out.text(cancel);
      }
      Requests.Amendment a = f.amendment;
      out.flag(a != null);
      if (a != null) {
        out.text(a.id()).decimal(a.quantity()).decimal(a.limit()).decimal(a.trigger());
      }
    }
    // The orders of a list share one entry; it is written once and then named.
    IdentityHashMap<Requests.Asked, Integer> seen = new IdentityHashMap<>(r.asked.size());
    out.integer(r.asked.size());
    for (Map.Entry<String, Requests.Asked> entry : r.asked.entrySet()) {
      out.text(entry.getKey());
      Integer before = seen.putIfAbsent(entry.getValue(), seen.size());
      out.integer(before == null ? -1 : before);
      if (before == null) {
        asked(out, entry.getValue());
      }
    }
  }

  private void asked(StateWriter out, Requests.Asked asked) throws IOException {
    switch (asked.request()) {
      case Order order -> orders.order(out.integer(0), order);
      case OrderList list -> orders.list(out.integer(1), list);
      case Bracket bracket -> orders.bracket(out.integer(2), bracket);
      default -> throw new IllegalStateException("unknown request " + asked.request());
    }
    switch (asked.answer()) {
      case OrderAnswer.Accepted accepted -> out.integer(0);
      case OrderAnswer.InFlight flight -> out.integer(1).number(flight.arrivalNanos());
      case OrderAnswer.Rejected rejected ->
          out.integer(2).constant(rejected.reason()).text(rejected.detail());
    }
  }

  private Requests.Asked asked(StateReader in) throws IOException {
    Object request =
        switch (in.integer(0, 2)) {
          case 0 -> orders.order(in);
          case 1 -> orders.list(in);
          default -> orders.bracket(in);
        };
    OrderAnswer answer =
        switch (in.integer(0, 2)) {
          case 0 -> new OrderAnswer.Accepted();
          case 1 -> new OrderAnswer.InFlight(in.number());
          default ->
              new OrderAnswer.Rejected(
                  in.constant(RejectReason.class), in.text(Payload.LONGEST_TEXT));
        };
    return new Requests.Asked(request, answer);
  }

  void read(StateReader in, PaperCore core) throws IOException {
    Requests r = core.requests;
    r.groups = in.integer();
    r.redraw(in.number());
    r.flights.clear();
    int n = in.integer(0, SnapshotCodec.MOST);
    for (int i = 0; i < n; i++) {
      r.flights.add(flight(in, core));
    }
    r.asked.clear();
    List<Requests.Asked> seen = new ArrayList<>();
    n = in.integer(0, SnapshotCodec.MOST);
    for (int i = 0; i < n; i++) {
      String id = in.text(Payload.LONGEST_TEXT);
      int before = in.integer(-1, seen.size() - 1);
      Requests.Asked asked = before < 0 ? asked(in) : seen.get(before);
      if (before < 0) {
        seen.add(asked);
      }
      r.asked.put(id, asked);
    }
  }

  private Requests.Flight flight(StateReader in, PaperCore core) throws IOException {
    long arrival = in.number();
    long number = in.number();
    int n = in.integer(0, SnapshotCodec.MOST);
    List<LiveOrder> of = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      of.add(parts.live(in, core));
    }
    Group group = in.flag() ? PartCodec.group(in, core) : null;
    @Nullable String cancel = in.flag() ? in.text(Payload.LONGEST_TEXT) : null;
    Requests.@Nullable Amendment amendment =
        in.flag()
            ? new Requests.Amendment(
                in.text(Payload.LONGEST_TEXT), in.decimal(), in.decimal(), in.decimal())
            : null;
    return new Requests.Flight(arrival, number, of, group, cancel, amendment);
  }
}
