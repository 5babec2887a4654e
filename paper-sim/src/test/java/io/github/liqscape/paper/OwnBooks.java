// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.paper.account.LedgerAccount;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.order.Liquidity;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.policy.PaperTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Objects;
import java.util.Map;
import java.util.TreeMap;

/**
 * A second double-entry, kept from events alone: balances from postings; positions, costs, realized profit
 * and fees from the prices and quantities of fills, in decimals. RULES.md, sections 1, 2 and 10.
 */
final class OwnBooks {

  private static final RoundingMode EVEN = RoundingMode.HALF_EVEN;

  private final PaperTerms terms;
  private final Map<String, Map<LedgerAccount, Long>> accounts = new TreeMap<>();
  private final Map<String, long[]> steps = new TreeMap<>();
  private final Map<String, BigDecimal> costs = new TreeMap<>();

  OwnBooks(PaperTerms terms) {
    this.terms = terms;
  }

  void add(PaperEvent event) {
    switch (event) {
      case PaperEvent.Posted p -> {
        var entry = p.entry();
        Map<LedgerAccount, Long> of =
            accounts.computeIfAbsent(entry.asset(), a -> new EnumMap<>(LedgerAccount.class));
        of.merge(entry.from(), -entry.amountE8(), Math::addExact);
        of.merge(entry.to(), entry.amountE8(), Math::addExact);
      }
      case PaperEvent.Filled(Fill fill) -> fill(fill);
      default -> {}
    }
  }

  private static BigDecimal value(Instrument i, long quantity, long ticks, int digits) {
    BigDecimal size =
        i.lotSize().multiply(i.contractSize()).multiply(BigDecimal.valueOf(quantity));
    BigDecimal price = i.tickSize().multiply(BigDecimal.valueOf(ticks));
    return i.contractType() == ContractType.LINEAR
        ? size.multiply(price)
        : size.divide(price, digits, EVEN);
  }

  /** Decimals in which a cost is kept. */
  private static int digits(Instrument i) {
    BigDecimal unit =
        i.tickSize().multiply(i.lotSize()).multiply(i.contractSize()).stripTrailingZeros();
    return i.contractType() == ContractType.LINEAR ? Math.max(8, unit.scale()) : 12;
  }

  private static long e8(BigDecimal amount) {
    return amount.movePointRight(8).setScale(0, EVEN).longValueExact();
  }

  private void fill(Fill f) {
    Instrument i = f.instrument();
    InstrumentTerms of = terms.of(i).orElseThrow();
    String key = i + " " + f.positionSide();
    long[] held = steps.computeIfAbsent(key, k -> new long[1]);
    BigDecimal cost = costs.getOrDefault(key, BigDecimal.ZERO);
    BigDecimal value = value(i, f.steps(), f.ticks(), 12);
    if (f.closes()) {
      assertThat(f.steps()).as("no more is closed than is held: %s", f).isLessThanOrEqualTo(held[0]);
      BigDecimal released =
          f.steps() == held[0]
              ? cost
              : cost.multiply(BigDecimal.valueOf(f.steps()))
                  .divide(BigDecimal.valueOf(held[0]), digits(i), EVEN);
      int sign = f.positionSide().sign() * (i.contractType() == ContractType.LINEAR ? 1 : -1);
      if (!f.liquidation()) {
        assertThat(f.realizedE8())
            .as("realized by %s", f)
            .isEqualTo(e8(value.subtract(released).multiply(BigDecimal.valueOf(sign))));
      }
      held[0] -= f.steps();
      costs.put(key, cost.subtract(released));
    } else {
      held[0] += f.steps();
      costs.put(key, cost.add(value));
    }
    if (!f.liquidation()) {
      double rate = f.liquidity() == Liquidity.MAKER ? of.makerRate() : of.takerRate();
      BigDecimal tenths = BigDecimal.valueOf(Math.round(rate * 1e10), 10);
      BigDecimal exact = i.contractType() == ContractType.LINEAR
          ? value.multiply(tenths)
          : i.lotSize().multiply(i.contractSize()).multiply(BigDecimal.valueOf(f.steps()))
              .multiply(tenths)
              .divide(i.tickSize().multiply(BigDecimal.valueOf(f.ticks())), 30, EVEN);
      assertThat(f.feeE8()).as("fee of %s", f).isEqualTo(e8(exact));
    }
  }

  /** The books, after all events of a step, are what the account says of itself. */
  void require(String description) {
    Map<String, String> positions = new TreeMap<>();
    for (String line : description.lines().toList()) {
      String[] words = line.split(" ", -1);
      if (words[0].equals("account")) {
        long own =
            accounts
                .getOrDefault(words[1], Map.of())
                .getOrDefault(LedgerAccount.valueOf(words[2]), 0L);
        assertThat(Long.parseLong(words[3])).as(line).isEqualTo(own);
      } else if (words[0].equals("position")) {
        positions.put(words[1] + " " + words[2], words[3] + " " + words[4]);
      }
    }
    Map<String, String> own = new TreeMap<>();
    steps.forEach(
        (key, held) -> {
          if (held[0] > 0) {
            Instrument i =
                terms.instruments().stream()
                    .map(InstrumentTerms::instrument)
                    .filter(x -> key.startsWith(x + " "))
                    .findFirst()
                    .orElseThrow();
            BigDecimal cost =
                Objects.requireNonNull(costs.get(key))
                    .setScale(digits(i), RoundingMode.UNNECESSARY);
            own.put(key, held[0] + " " + cost.toPlainString());
          }
        });
    assertThat(positions).isEqualTo(own);
    accounts.forEach(
        (asset, of) ->
            assertThat(of.values().stream().mapToLong(x -> x).sum()).as(asset).isZero());
  }
}
