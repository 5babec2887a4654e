// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.FundingRate;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.paper.account.ExitReason;
import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.order.Bracket;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.policy.RiskLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Funding of a boundary at which a position was still held, known only after it was closed. */
class LateFundingTest {

  private static final long HOUR = 3_600_000_000_000L;
  private static final long BOUNDARY =
      Instant.parse("2026-01-31T16:00:00Z").getEpochSecond() * 1_000_000_000L;
  private static final Instrument BTC =
      Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();

  private static PaperBroker account() {
    MarginTiers tiers =
        MarginTiers.builder(MarginTiers.Unit.QUOTE, LocalDate.of(2026, 1, 1), "by hand")
            .unboundedTier("0", "0.004")
            .build();
    return PaperBroker.builder()
        .account("USDT", "10000").limits(RiskLimits.NONE).instrument(BTC, tiers).build();
  }

  private static CandleEvent hour(long close, double low, double price) {
    Candle candle =
        Candle.closed(Timeframe.H1, close - HOUR, price, price + 10, low, price, 1_000);
    return CandleEvent.recorded(BTC, PriceKind.LAST, candle);
  }

  /** The rate of the boundary, told at a time. */
  private static FundingRate settled(long at) {
    return new FundingRate(
        BTC, at, at, 0.0001, BOUNDARY, Duration.ofHours(8), FundingRate.Status.SETTLED);
  }

  /** Bought in the hour that ends two hours before the boundary, stopped in the one that ends at it. */
  private static PaperBroker stoppedAtTheBoundary() {
    PaperBroker account = account();
    account.apply(hour(BOUNDARY - 3 * HOUR, 99_990, 100_000));
    account.submit(
        Bracket.of(Order.market("a", BTC, OrderSide.BUY, 0.1).build(), 99_000, 110_000));
    account.apply(hour(BOUNDARY - 2 * HOUR, 99_990, 100_000));
    account.apply(hour(BOUNDARY - HOUR, 99_990, 100_000));
    account.apply(hour(BOUNDARY, 98_990, 100_000));
    return account;
  }

  @Test
  void what_the_wallet_paid_after_the_close_belongs_to_the_trade() {
    PaperBroker account = stoppedAtTheBoundary();
    PaperTrade closed = account.trades().get(0);
    assertThat(closed.exit()).isEqualTo(ExitReason.STOP);
    assertThat(closed.fundingE8()).isZero();
    account.apply(settled(BOUNDARY + 5_000_000));
    account.apply(hour(BOUNDARY + HOUR, 99_990, 100_000));
    PaperTrade trade = account.trades().get(0);
    assertThat(trade.fundingE8()).as("0.1 BTC at 100000, 1 bp").isEqualTo(-100_000_000);
    assertThat(trade.netE8()).isEqualTo(closed.netE8() - 100_000_000);
    assertThat(trade.worstNetE8()).isEqualTo(closed.worstNetE8() - 100_000_000);
    long wallet =
        account.balances().get(0).wallet().movePointRight(8).longValueExact() - 1_000_000_000_000L;
    assertThat(trade.netE8()).isEqualTo(wallet);
  }

  @Test
  void a_trade_that_begins_at_the_boundary_does_not_pay_for_the_one_before() {
    PaperBroker account = stoppedAtTheBoundary();
    account.submit(Order.market("b", BTC, OrderSide.BUY, 0.1).build());
    account.apply(hour(BOUNDARY + HOUR, 99_990, 100_000));
    account.submit(Order.market("c", BTC, OrderSide.SELL, 0.1).build());
    account.apply(hour(BOUNDARY + 2 * HOUR, 99_990, 100_000));
    account.apply(settled(BOUNDARY + 2 * HOUR));
    account.advanceTo(BOUNDARY + 3 * HOUR);
    List<PaperTrade> trades = account.trades();
    assertThat(trades).hasSize(2);
    assertThat(trades.get(0).fundingE8()).isEqualTo(-100_000_000);
    assertThat(trades.get(1).fundingE8()).isZero();
  }
}
