// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Margin tiers of a market or of one symbol. A page holds 15 symbols. */
final class RiskLimitQuery extends BybitQuery<RiskLimits.Tables> {

  private final Optional<String> symbol;
  private final RiskLimits limits = new RiskLimits();
  private final String source;
  private String cursor = "";
  private RiskLimits.@Nullable Tables tables;

  RiskLimitQuery(BybitHosts hosts, Optional<String> symbol) {
    super(hosts, "risk-limit");
    this.symbol = symbol;
    this.source = hosts.request("risk-limit", parameters()).uri().toString();
  }

  @Override
  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("category", category());
    symbol.ifPresent(s -> parameters.put("symbol", s));
    if (!cursor.isEmpty()) {
      parameters.put("cursor", cursor);
    }
    return parameters;
  }

  @Override
  void page(JsonNode result, long serverNanos) throws Unreadable {
    int before = limits.size();
    rows(result, limits::add);
    cursor = Nodes.optional(result, "nextPageCursor");
    if (cursor.isEmpty() || limits.size() == before) {
      LocalDate day = LocalDate.ofInstant(Instant.ofEpochSecond(0, serverNanos), ZoneOffset.UTC);
      tables = limits.tables(hosts().market().tierUnit(), day, source);
      finish();
    }
  }

  @Override
  public RiskLimits.Tables result() {
    return Objects.requireNonNull(tables, "the answer is not complete");
  }
}
