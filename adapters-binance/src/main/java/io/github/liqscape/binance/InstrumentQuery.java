// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.liqscape.feed.RestQuery;
import io.github.liqscape.feed.RestRequest;
import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.spi.InstrumentInfo;
import io.github.liqscape.spi.VenueFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every contract of a market. Steps come from the filters; {@code pricePrecision} and {@code
 * maintMarginPercent} are not what they seem and are not read.
 *
 * <p>Threading: single thread.
 */
final class InstrumentQuery implements RestQuery<List<InstrumentInfo>> {

  private final Requests requests;
  private final List<InstrumentInfo> found = new ArrayList<>();
  private long malformed;
  private boolean answered;

  InstrumentQuery(Requests requests) {
    this.requests = requests;
  }

  @Override
  public @Nullable RestRequest next() {
    return answered ? null : requests.weighted("exchangeInfo", 1);
  }

  @Override
  public @Nullable VenueFailure accept(String body, long nowNanos) {
    JsonNode symbols;
    try {
      symbols = Json.tree(body).path("symbols");
    } catch (IllegalArgumentException e) {
      return unreadable(String.valueOf(e.getMessage()));
    }
    if (!symbols.isArray()) {
      return unreadable("symbols must be a list");
    }
    for (JsonNode symbol : symbols) {
      try {
        found.add(info(symbol));
      } catch (IllegalArgumentException e) {
        malformed++;
      }
    }
    answered = true;
    return null;
  }

  private static VenueFailure unreadable(String why) {
    return new VenueFailure(VenueFailure.Reason.MALFORMED, "exchangeInfo: " + why);
  }

  private InstrumentInfo info(JsonNode s) {
    boolean inverse = requests.market().contractType == ContractType.INVERSE;
    String symbol = Json.text(s, "symbol");
    String base = Json.text(s, "baseAsset");
    String quote = Json.text(s, "quoteAsset");
    Instrument.Builder terms =
        inverse
            ? Instrument.inverse(Venue.BINANCE, symbol, base, quote)
            : Instrument.linear(Venue.BINANCE, symbol, base, quote);
    terms.tickSize(step(s, "PRICE_FILTER", "tickSize")).lotSize(step(s, "LOT_SIZE", "stepSize"));
    if (inverse) {
      terms.contractSize(Json.decimal(s.path("contractSize"), "contractSize").toPlainString());
    }
    JsonNode listed = s.path("onboardDate");
    return new InstrumentInfo(
        terms.build(),
        status(s.path(inverse ? "contractStatus" : "status").asText()),
        s.path("contractType").asText().endsWith("PERPETUAL"),
        listed.asLong() > 0 ? Json.time(listed, "onboardDate") : 0,
        Json.number(filter(s, "MIN_NOTIONAL").path("notional")),
        Double.NaN,
        Optional.empty());
  }

  private static String step(JsonNode symbol, String filter, String name) {
    return Json.decimal(filter(symbol, filter).path(name), filter + "." + name).toPlainString();
  }

  private static JsonNode filter(JsonNode symbol, String type) {
    for (JsonNode filter : symbol.path("filters")) {
      if (filter.path("filterType").asText().equals(type)) {
        return filter;
      }
    }
    return symbol.path("filters").path(type);
  }

  private static InstrumentInfo.Status status(String name) {
    return switch (name) {
      case "TRADING" -> InstrumentInfo.Status.TRADING;
      case "CLOSE", "DELIVERED" -> InstrumentInfo.Status.CLOSED;
      default -> InstrumentInfo.Status.PAUSED;
    };
  }

  @Override
  public List<InstrumentInfo> result() {
    return List.copyOf(found);
  }

  @Override
  public long malformed() {
    return malformed;
  }
}
