// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.order.Fill;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Changes of a paper account in words. */
final class PaperWords {

  private static final int LONGEST = 400;

  private PaperWords() {}

  static String change(PaperEvent change) {
    return switch (change) {
      case PaperEvent.OrderChanged o ->
          "order " + o.orderId() + " " + o.status() + ", filled " + o.filledSteps() + " of "
              + o.steps() + " lots" + (o.reason() == null ? "" : ", " + o.reason())
              + (o.rejected() == null ? "" : ", " + o.rejected());
      case PaperEvent.Filled(Fill f) ->
          "fill " + f.number() + " of " + f.orderId() + ": " + f.side() + " "
              + plain(f.quantity()) + " " + f.instrument().symbol() + " at " + plain(f.price())
              + ", " + f.liquidity() + ", fee " + money(f.feeE8())
              + (f.closes() ? ", realized " + money(f.realizedE8()) : "")
              + (f.flags().isEmpty() ? "" : ", " + f.flags());
      case PaperEvent.Posted p ->
          "posted " + p.entry().amount().stripTrailingZeros().toPlainString() + " "
              + p.entry().asset() + " from " + p.entry().from() + " to " + p.entry().to() + ", "
              + p.entry().cause();
      case PaperEvent.Liquidated l ->
          "liquidated " + l.side() + " " + l.instrument().symbol() + " at "
              + plain(l.instrument().price(l.ticks())) + ", margin lost " + money(l.marginE8());
      case PaperEvent.Ambiguous a ->
          "ambiguous bar of " + MarketSource.instant(a.openNanos()) + ": equity "
              + money(a.chosenE8()) + " booked, " + money(a.otherE8()) + " the other way";
      case PaperEvent.FundingDeferred f ->
          "funding of " + MarketSource.instant(f.boundaryNanos()) + " deferred";
      case PaperEvent.Unverified u ->
          "nothing is known of " + u.instrument().symbol() + " from "
              + MarketSource.instant(u.fromNanos()) + " to " + MarketSource.instant(u.toNanos());
      case PaperEvent.Verified v -> v.instrument().symbol() + " is marked again";
      case PaperEvent.GapFilled g ->
          g.candles() + " candles of " + g.instrument().symbol() + " walked for the gap from "
              + MarketSource.instant(g.fromNanos()) + " to " + MarketSource.instant(g.toNanos());
      case PaperEvent.RiskChanged r -> "risk state " + r.state() + ": " + r.why();
    };
  }

  /** An amount of 1e-8 as a decimal with two places; more where it is small. */
  static String money(long e8) {
    BigDecimal exact = BigDecimal.valueOf(e8, 8);
    boolean small = Math.abs(e8) < 100_000_000 && e8 != 0;
    return exact.setScale(small ? 6 : 2, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** An amount with two places. */
  static String money(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  static String shortened(String words) {
    return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + " ...";
  }
}
