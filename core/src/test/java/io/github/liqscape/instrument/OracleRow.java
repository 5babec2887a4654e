// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One row of liquidation-prices.csv: a published price, or a regression value of our algebra. */
record OracleRow(Map<String, String> fields) {

  /** A quoted or a bare field and the comma before it; the file quotes no line breaks. */
  private static final Pattern FIELD = Pattern.compile("(?:^|,)(?:\"([^\"]*)\"|([^,]*))");

  static List<OracleRow> all() {
    try (InputStream in =
        Objects.requireNonNull(OracleRow.class.getResourceAsStream("liquidation-prices.csv"))) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      List<String> names = split(lines.get(0));
      return lines.stream().skip(1).map(line -> row(names, split(line))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OracleRow row(List<String> names, List<String> values) {
    Map<String, String> fields = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      fields.put(names.get(i), values.get(i));
    }
    return new OracleRow(fields);
  }

  private static List<String> split(String line) {
    return FIELD.matcher(line).results().map(OracleRow::content).toList();
  }

  private static String content(MatchResult field) {
    return field.group(1) == null ? field.group(2) : field.group(1);
  }

  String text(String name) {
    return Objects.requireNonNull(fields.get(name), name);
  }

  Optional<BigDecimal> number(String name) {
    return text(name).isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text(name)));
  }

  BigDecimal orZero(String name) {
    return number(name).orElse(BigDecimal.ZERO);
  }

  /** The id without {@code +BUFFER}. */
  String formulaId() {
    return text("formula").replace("+BUFFER", "");
  }

  PositionTerms terms() {
    ContractType type = ContractType.valueOf(text("contract"));
    PositionTerms.Builder terms =
        text("margin_mode").equals("CROSS")
            ? PositionTerms.cross(type)
            : PositionTerms.isolated(type);
    String[] sides = text("side").split("\\|", -1);
    for (int i = 0; i < sides.length; i++) {
      BigDecimal quantity = part("quantity", i);
      if (text("quantity_unit").equals("CONTRACTS")) {
        quantity = quantity.multiply(number("contract_size").orElseThrow());
      }
      terms
          .position(PositionSide.valueOf(sides[i]), quantity, part("entry_price", i))
          .maintenance(part("maintenance_margin_rate", i), part("maintenance_deduction", i));
    }
    Optional<BigDecimal> wallet = number("wallet_balance");
    if (wallet.isEmpty()) {
      terms.leverage(number("leverage").orElseThrow());
    } else if (formulaId().equals("HYPERLIQUID") && text("margin_mode").equals("CROSS")) {
      terms.accountValue(wallet.get(), number("mark_price").orElseThrow());
    } else {
      terms.walletBalance(wallet.get());
    }
    number("mark_price").ifPresent(terms::markPrice);
    return terms
        .addedMargin(orZero("extra_margin"))
        .otherMaintenanceMargin(orZero("other_maintenance_margin"))
        .otherUnrealizedPnl(orZero("other_unrealized_pnl"))
        .takerFeeRate(orZero("taker_fee_rate"))
        .build();
  }

  private BigDecimal part(String name, int i) {
    String[] parts = text(name).split("\\|", -1);
    return parts[i].isEmpty() ? BigDecimal.ZERO : new BigDecimal(parts[i]);
  }

  @Override
  public String toString() {
    return text("id") + " " + text("formula") + " " + text("side") + " (" + text("kind") + ")";
  }
}
