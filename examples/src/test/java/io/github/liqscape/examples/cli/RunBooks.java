// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.paper.account.Cause;
import io.github.liqscape.paper.account.LedgerAccount;
import io.github.liqscape.paper.account.LedgerEntry;
import io.github.liqscape.paper.account.PaperBalance;
import io.github.liqscape.paper.account.PaperPosition;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.run.BotDoor;
import io.github.liqscape.paper.run.PaperBot;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A second set of books of an account in one asset, kept from postings and fills alone and held
 * against the account after every event: all accounts sum to zero, and equity is deposits and
 * realized profit, less fees, with funding and unrealized profit, to the last digit. Linear
 * contracts, at most one position an instrument.
 */
final class RunBooks implements PaperBot, Consumer<PaperEvent> {

  private static final class Held {
    private long steps;
    private BigDecimal cost = BigDecimal.ZERO;
  }

  private final String asset;
  private final Map<LedgerAccount, Long> accounts = new EnumMap<>(LedgerAccount.class);
  private final Map<Cause, Long> gained = new EnumMap<>(Cause.class);
  private final Map<Instrument, Held> positions = new HashMap<>();
  private long checks;
  private long fills;

  RunBooks(String asset) {
    this.asset = asset;
  }

  @Override
  public void accept(PaperEvent change) {
    switch (change) {
      case PaperEvent.Posted(LedgerEntry entry) -> post(entry);
      case PaperEvent.Filled(Fill fill) -> fill(fill);
      default -> {}
    }
  }

  private void post(LedgerEntry entry) {
    assertThat(entry.asset()).isEqualTo(asset);
    accounts.merge(entry.from(), -entry.amountE8(), Math::addExact);
    accounts.merge(entry.to(), entry.amountE8(), Math::addExact);
    if (entry.to() == LedgerAccount.TRADER) {
      gained.merge(entry.cause(), entry.amountE8(), Math::addExact);
    } else if (entry.from() == LedgerAccount.TRADER) {
      gained.merge(entry.cause(), -entry.amountE8(), Math::addExact);
    }
  }

  private void fill(Fill fill) {
    fills++;
    Held held = positions.computeIfAbsent(fill.instrument(), i -> new Held());
    if (!fill.closes()) {
      held.steps += fill.steps();
      held.cost = held.cost.add(value(fill.instrument(), fill.steps(), price(fill)));
      return;
    }
    // As RULES.md, section 1, releases the cost of a part.
    BigDecimal released =
        fill.steps() == held.steps
            ? held.cost
            : held.cost
                .multiply(BigDecimal.valueOf(fill.steps()))
                .divide(BigDecimal.valueOf(held.steps), 8, RoundingMode.HALF_EVEN);
    held.steps -= fill.steps();
    held.cost = held.cost.subtract(released);
  }

  private static BigDecimal price(Fill fill) {
    return fill.instrument().tickSize().multiply(BigDecimal.valueOf(fill.ticks()));
  }

  private static BigDecimal value(Instrument of, long steps, BigDecimal price) {
    return of.lotSize().multiply(of.contractSize()).multiply(BigDecimal.valueOf(steps))
        .multiply(price);
  }

  @Override
  public void onEvent(MarketEvent event, BotDoor door) {
    checks++;
    assertThat(accounts.values().stream().mapToLong(x -> x).sum()).isZero();
    long wallet = gained.values().stream().mapToLong(x -> x).sum();
    long unrealized = 0;
    for (PaperPosition position : door.positions()) {
      unrealized += unrealizedE8(position);
    }
    PaperBalance balance = door.balances().get(0);
    assertThat(balance.wallet()).isEqualByComparingTo(BigDecimal.valueOf(wallet, 8));
    assertThat(balance.equity()).isEqualByComparingTo(BigDecimal.valueOf(wallet + unrealized, 8));
  }

  private long unrealizedE8(PaperPosition position) {
    Instrument of = position.instrument();
    Held held = positions.getOrDefault(of, new Held());
    assertThat(position.quantity()).isEqualTo(held.steps * of.lotSize().doubleValue());
    BigDecimal mark = BigDecimal.valueOf(position.markPrice());
    return value(of, held.steps, mark)
        .subtract(held.cost)
        .multiply(BigDecimal.valueOf(position.side().sign()))
        .movePointRight(8)
        .setScale(0, RoundingMode.HALF_EVEN)
        .longValueExact();
  }

  /** What moved the wallet, by cause, in the asset. */
  String words() {
    Map<Cause, BigDecimal> amounts = new TreeMap<>();
    gained.forEach((cause, e8) -> amounts.put(cause, BigDecimal.valueOf(e8, 8)));
    return fills + " fills, balanced " + checks + " times, " + amounts;
  }
}
