// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.liqscape.spi.InstrumentInfo;
import io.github.liqscape.spi.InstrumentInfo.Status;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The contracts of a market, all of them or one. Pages hold 500. */
final class InstrumentsQuery extends BybitQuery<List<InstrumentInfo>> {

  private static final int LIMIT = 500;
  private static final long MOST_MINUTES = Duration.ofDays(365).toMinutes();

  private final Optional<String> symbol;
  private final Map<String, InstrumentInfo> found = new LinkedHashMap<>();
  private String cursor = "";

  InstrumentsQuery(BybitHosts hosts, Optional<String> symbol) {
    super(hosts, "instruments-info");
    this.symbol = symbol;
  }

  @Override
  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("category", category());
    symbol.ifPresent(s -> parameters.put("symbol", s));
    parameters.put("limit", Integer.toString(LIMIT));
    if (!cursor.isEmpty()) {
      parameters.put("cursor", cursor);
    }
    return parameters;
  }

  @Override
  void page(JsonNode result, long serverNanos) throws Unreadable {
    int before = found.size();
    rows(
        result,
        row -> {
          InstrumentInfo info = info(row);
          found.put(info.instrument().symbol(), info);
        });
    cursor = Nodes.optional(result, "nextPageCursor");
    if (cursor.isEmpty() || found.size() == before) {
      finish();
    }
  }

  private InstrumentInfo info(JsonNode row) throws Unreadable {
    String type = Nodes.text(row, "contractType");
    boolean ours = type.equals(prefix() + "Perpetual") || type.equals(prefix() + "Futures");
    if (!ours) {
      throw Unreadable.field("contractType", "of " + category(), type);
    }
    String maxLeverage = Nodes.optional(row.path("leverageFilter"), "maxLeverage");
    String minNotional = Nodes.optional(row.path("lotSizeFilter"), "minNotionalValue");
    String launched = Nodes.optional(row, "launchTime");
    return new InstrumentInfo(
        hosts()
            .market()
            .instrument(
                Nodes.text(row, "symbol"),
                Nodes.text(row, "baseCoin"),
                Nodes.text(row, "quoteCoin"))
            .tickSize(step(row, "priceFilter", "tickSize"))
            .lotSize(step(row, "lotSizeFilter", "qtyStep"))
            .build(),
        status(Nodes.text(row, "status")),
        type.endsWith("Perpetual"),
        launched.isEmpty() ? 0 : Nodes.nanos("launchTime", launched),
        minNotional.isEmpty() ? Double.NaN : Nodes.notNegative("minNotionalValue", minNotional),
        maxLeverage.isEmpty() ? Double.NaN : Nodes.positive("maxLeverage", maxLeverage),
        interval(Nodes.optional(row, "fundingInterval")));
  }

  private String prefix() {
    return hosts().market() == BybitMarket.LINEAR ? "Linear" : "Inverse";
  }

  private static String step(JsonNode row, String filter, String field) throws Unreadable {
    return Nodes.exact(field, Nodes.optional(row.path(filter), field)).toPlainString();
  }

  private static Status status(String text) {
    return switch (text) {
      case "Trading" -> Status.TRADING;
      case "Closed" -> Status.CLOSED;
      // PreLaunch, Delivering, Settling, and whatever is invented next: not now.
      default -> Status.PAUSED;
    };
  }

  /** Minutes; dated contracts have 0. */
  private static Optional<Duration> interval(String minutes) throws Unreadable {
    double value = minutes.isEmpty() ? 0 : Nodes.notNegative("fundingInterval", minutes);
    if (value > MOST_MINUTES) {
      throw Unreadable.field("fundingInterval", "at most a year", minutes);
    }
    return value < 1 ? Optional.empty() : Optional.of(Duration.ofMinutes((long) value));
  }

  @Override
  public List<InstrumentInfo> result() {
    return List.copyOf(found.values());
  }
}
