// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.paper.account.LedgerAccount;
import io.github.liqscape.paper.order.OrderStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The state as text. RULES.md, section 10. */
final class Description {

  private Description() {}

  static String of(PaperCore core) {
    State state = core.state;
    StringBuilder text = new StringBuilder();
    for (String asset : core.assets.stream().sorted().toList()) {
      if (state.postings[core.assets.indexOf(asset)] == 0) {
        continue;
      }
      for (LedgerAccount account : LedgerAccount.values()) {
        text.append("account ").append(asset).append(' ').append(account).append(' ')
            .append(state.balance(core.assets.indexOf(asset), account)).append('\n');
      }
    }
    core.contracts.stream()
        .sorted(Comparator.comparing((Contract c) -> c.instrument.toString()))
        .forEach(c -> positions(text, state, c));
    List<LiveOrder> orders = new ArrayList<>(state.orders.values());
    orders.addAll(core.requests.flying());
    orders.sort(Comparator.comparingLong((LiveOrder o) -> o.number));
    for (LiveOrder o : orders) {
      text.append("order ").append(o.id()).append(' ').append(o.status).append(' ')
          .append(o.status == OrderStatus.WAITING ? 0 : o.steps).append(' ').append(o.filled)
          .append(' ').append(o.limit).append(' ').append(o.trigger).append('\n');
    }
    return text.append("risk ").append(core.risk.state()).append('\n').toString();
  }

  private static void positions(StringBuilder text, State state, Contract c) {
    state.holdings.get(c.index).stream()
        .filter(h -> h.steps > 0)
        .sorted(Comparator.comparing((Holding h) -> h.side))
        .forEach(
            h ->
                text.append("position ").append(c.instrument).append(' ').append(h.side)
                    .append(' ').append(h.steps).append(' ')
                    .append(cost(h)).append(' ')
                    .append(h.margin)
                    .append(h.unverified || c.gap.pending() ? " UNVERIFIED" : "").append('\n'));
  }

  private static String cost(Holding h) {
    return BigDecimal.valueOf(h.cost, h.contract.scale.costScale()).toPlainString();
  }
}
