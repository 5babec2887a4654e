// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.terminal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.liqscape.examples.replay.PlanTally;
import io.github.liqscape.paper.PaperBroker;
import io.github.liqscape.paper.account.PaperBalance;
import io.github.liqscape.paper.account.PaperPosition;
import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.setup.Decision;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The paper account as the page shows it. */
final class PaperJson {

  private static final int TRADES = 50;
  private static final int MILLI = 1_000_000;

  private PaperJson() {}

  static void write(JsonGenerator out, Workflow workflow) throws IOException {
    PaperBroker account = workflow.account();
    out.writeObjectFieldStart("paper");
    out.writeArrayFieldStart("balances");
    for (PaperBalance balance : account.balances()) {
      out.writeStartObject();
      out.writeStringField("asset", balance.asset());
      out.writeStringField("wallet", plain(balance.wallet()));
      out.writeStringField("equity", plain(balance.equity()));
      out.writeStringField("available", plain(balance.available()));
      out.writeEndObject();
    }
    out.writeEndArray();
    positions(out, account.positions());
    orders(out, account.liveOrders());
    List<PaperTrade> trades = account.trades();
    out.writeNumberField("closedTrades", trades.size());
    out.writeArrayFieldStart("trades");
    for (PaperTrade trade : trades.subList(Math.max(0, trades.size() - TRADES), trades.size())) {
      trade(out, trade);
    }
    out.writeEndArray();
    PlanTally plans = workflow.plans();
    out.writeObjectFieldStart("plans");
    out.writeNumberField("waits", plans.count(Decision.WAIT));
    out.writeNumberField("taken", plans.taken());
    out.writeNumberField(
        "refused", plans.refused().values().stream().mapToLong(Long::longValue).sum());
    out.writeNumberField("passedOver", plans.whileInPosition());
    out.writeNumberField("unfit", plans.withoutUse());
    out.writeEndObject();
    out.writeStringField("risk", account.riskState().name());
    out.writeEndObject();
  }

  private static void positions(JsonGenerator out, List<PaperPosition> positions)
      throws IOException {
    out.writeArrayFieldStart("positions");
    for (PaperPosition p : positions) {
      out.writeStartObject();
      out.writeStringField("side", p.side().name());
      out.writeNumberField("quantity", p.quantity());
      out.writeNumberField("entry", p.entryPrice());
      ScreenJson.number(out, "mark", p.markPrice());
      out.writeStringField("unrealized", plain(p.unrealized()));
      ScreenJson.number(out, "liquidation", p.liquidationPrice());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void orders(JsonGenerator out, List<Order> orders) throws IOException {
    out.writeArrayFieldStart("orders");
    for (Order o : orders) {
      out.writeStartObject();
      out.writeStringField("id", o.id());
      out.writeStringField("side", o.side().name());
      out.writeStringField("type", o.type().name());
      out.writeNumberField("quantity", o.quantity());
      ScreenJson.number(out, "limit", o.limit());
      ScreenJson.number(out, "trigger", o.trigger());
      out.writeBooleanField("reduceOnly", o.reduceOnly());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void trade(JsonGenerator out, PaperTrade trade) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", trade.id());
    out.writeStringField("side", trade.side().name());
    out.writeNumberField("entered", trade.entryNanos() / MILLI);
    out.writeNumberField("left", trade.exitNanos() / MILLI);
    out.writeNumberField("entry", trade.entryPrice());
    out.writeNumberField("exit", trade.exitPrice());
    out.writeStringField("why", trade.exit().name());
    out.writeStringField("net", plain(BigDecimal.valueOf(trade.netE8(), 8)));
    out.writeStringField("worst", plain(BigDecimal.valueOf(trade.worstNetE8(), 8)));
    out.writeStringField("best", plain(BigDecimal.valueOf(trade.bestNetE8(), 8)));
    out.writeEndObject();
  }

  private static String plain(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
  }
}
