// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.paper.account.Cause;
import io.github.liqscape.paper.account.LedgerAccount;
import io.github.liqscape.paper.account.LedgerEntry;
import io.github.liqscape.paper.account.PaperTrade;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.event.RiskState;
import io.github.liqscape.paper.naive.PaperScenario;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.order.FillFlag;
import io.github.liqscape.paper.order.Order;
import io.github.liqscape.paper.order.OrderStatus;
import io.github.liqscape.paper.order.OrderType;
import io.github.liqscape.paper.order.TriggerBy;
import io.github.liqscape.paper.policy.BarPath;
import io.github.liqscape.paper.policy.FillPolicy;
import io.github.liqscape.paper.policy.VolumeCap;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Objects;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** Laws P1 to P5, P10 to P12 of the reference after every step of scripts drawn at random. */
class PaperLawsTest {

  private static final int SCRIPTS =
      Integer.getInteger(
          "liqscape.paper.scenarios", Boolean.getBoolean("liqscape.thorough") ? 10_000 : 60);

  /** One script as it is played. */
  private static final class Run {
    final PaperScenario script;
    final WatchedVenue venue;
    final OwnBooks books;
    final Map<String, PaperEvent.OrderChanged> last = new HashMap<>();
    final Map<String, Long> filled = new HashMap<>();
    final Map<String, Long> gained = new HashMap<>();
    boolean lifted;
    RiskState risk = RiskState.ACTIVE;
    long newest = Long.MIN_VALUE;
    long fills;
    /** Instruments with a bar without volume: what triggered in it fills later, anywhere. */
    final Set<Instrument> silent = new HashSet<>();

    Run(PaperScenario script) {
      this.script = script;
      venue = new WatchedVenue(script.terms());
      books = new OwnBooks(script.terms());
    }

    void play() {
      for (int i = 0; i < script.steps().size(); i++) {
        PaperScenario.Step step = script.steps().get(i);
        venue.event = null;
        venue.gap = null;
        try {
          step.play().on(venue);
        } catch (IllegalArgumentException refused) {
          assertThat(step.text()).containsPattern("^(withdraw|OfflineGap)");
        }
        if (venue.event instanceof CandleEvent c && c.candle().volume() == 0) {
          silent.add(c.instrument());
        }
        List<PaperEvent> told = venue.drain();
        try {
          for (PaperEvent event : told) {
            books.add(event);
            follow(event);
          }
          books.require(venue.describe());
        } catch (AssertionError broken) {
          throw new AssertionError("seed " + script.seed() + " step " + i + ": " + step, broken);
        }
      }
    }

    private void follow(PaperEvent event) {
      switch (event) {
        case PaperEvent.OrderChanged changed -> changed(changed);
        case PaperEvent.Filled(Fill fill) -> fill(fill);
        case PaperEvent.Posted(LedgerEntry entry) -> posted(entry);
        case PaperEvent.RiskChanged changed -> risk = changed.state();
        default -> {}
      }
    }

    private void posted(LedgerEntry entry) {
      lifted |= entry.cause() == Cause.SHORTFALL;
      boolean trader = entry.to() == LedgerAccount.TRADER || entry.from() == LedgerAccount.TRADER;
      if (trader && entry.cause() != Cause.DEPOSIT && entry.cause() != Cause.WITHDRAWAL) {
        int sign = entry.to() == LedgerAccount.TRADER ? 1 : -1;
        gained.merge(entry.asset(), sign * entry.amountE8(), Math::addExact);
      }
    }

    /**
     * What the wallet gained is what the trades brought, once no position is open; but insurance may lift
     * a cross pool, which is no trade's.
     */
    private boolean whole() {
      if (lifted || !venue.venue.broker().positions().isEmpty()) {
        return false;
      }
      Map<String, Long> brought = new HashMap<>();
      for (PaperTrade trade : venue.venue.broker().trades()) {
        brought.merge(trade.instrument().settleAsset(), trade.netE8(), Math::addExact);
      }
      gained.forEach(
          (asset, amount) ->
              assertThat(brought.getOrDefault(asset, 0L))
                  .as("seed %s, %s", script.seed(), asset)
                  .isEqualTo(amount));
      return true;
    }

    /** P3: what is filled is the sum of the fills and no more than was asked; an end is an end. */
    private void changed(PaperEvent.OrderChanged now) {
      PaperEvent.OrderChanged before = last.put(now.orderId(), now);
      assertThat(before == null || !ended(before.status())).as("%s after its end", now).isTrue();
      assertThat(now.filledSteps())
          .as("%s", now)
          .isEqualTo(filled.getOrDefault(now.orderId(), 0L))
          .isLessThanOrEqualTo(now.steps());
    }

    private static boolean ended(OrderStatus status) {
      return switch (status) {
        case FILLED, CANCELED, EXPIRED, REJECTED -> true;
        default -> false;
      };
    }

    private void fill(Fill f) {
      fills++;
      assertThat(f.number()).isEqualTo(fills);
      // P11: nothing of the future, and in order.
      assertThat(f.timeNanos()).isGreaterThanOrEqualTo(newest);
      assertThat(f.timeNanos()).isLessThanOrEqualTo(venue.venue.broker().now());
      newest = f.timeNanos();
      // P12: no new exposure while halted.
      assertThat(f.closes() || risk == RiskState.ACTIVE).as("%s while %s", f, risk).isTrue();
      assertThat(f.steps()).isPositive();
      assertThat(f.ticks()).isPositive();
      if (!f.liquidation()) {
        PaperEvent.OrderChanged order =
            Objects.requireNonNull(last.get(f.orderId()), "no order of " + f);
        assertThat(ended(order.status())).as("%s after the end of its order", f).isFalse();
        limits(f, order);
        filled.merge(f.orderId(), f.steps(), Long::sum);
      }
      bar(f);
      gap(f);
    }

    /** What happens in a gap says so, and its prices are those of its candles. */
    private void gap(Fill f) {
      OfflineGap gap = venue.gap;
      // What was on its way may arrive before the gap begins.
      boolean within =
          gap != null && gap.instruments().contains(f.instrument())
              && f.timeNanos() >= gap.fromNanos();
      assertThat(f.flags().contains(FillFlag.GAP_FILLED)).as("%s in %s", f, gap).isEqualTo(within);
      if (gap != null && within && !f.liquidation()) {
        assertThat(gap.candles())
            .as("%s in %s", f, gap)
            .anyMatch(
                c ->
                    c.price() == PriceKind.LAST && c.instrument().equals(f.instrument())
                        && c.instrument().ticks(c.candle().low()) <= f.ticks()
                        && f.ticks() <= c.instrument().ticks(c.candle().high()));
      }
    }

    /** P2, P4: limits are kept, stops are no better than their trigger, reduce-only reduces. */
    private void limits(Fill f, PaperEvent.OrderChanged order) {
      int s = f.side() == OrderSide.BUY ? 1 : -1;
      if (order.limitTicks() > 0) {
        assertThat(s * (f.ticks() - order.limitTicks())).as("%s of %s", f, order).isLessThanOrEqualTo(0);
      }
      Order asked = venue.orders.get(f.orderId());
      if (asked == null || asked.reduceOnly()) {
        assertThat(f.closes()).as("%s reduces only", f).isTrue();
      }
      FillPolicy policy = script.terms().fills();
      if (asked != null && asked.type() == OrderType.STOP_MARKET
          && asked.triggerBy() == TriggerBy.LAST && venue.event instanceof CandleEvent
          && policy.volumeCap() == VolumeCap.NONE && !policy.stopsMayBeCrossed()
          && !filled.containsKey(f.orderId()) && !silent.contains(f.instrument())) {
        assertThat(s * (f.ticks() - order.triggerTicks()))
            .as("%s of %s", f, order)
            .isGreaterThanOrEqualTo(0);
      }
    }

    /** P2: within the prices of its bar. */
    private void bar(Fill f) {
      if (venue.event instanceof CandleEvent c && c.instrument().equals(f.instrument())
          && c.price() == PriceKind.LAST && !f.liquidation()
          && script.terms().fills().path() != BarPath.MAGNIFIER) {
        assertThat(f.ticks())
            .as("%s in %s", f, c)
            .isBetween(
                c.instrument().ticks(c.candle().low()), c.instrument().ticks(c.candle().high()));
      }
    }

    /** P5: parts are the whole: profit of a trade from the values of its fills alone. */
    private void parts() {
      for (PaperTrade trade : venue.venue.broker().trades()) {
        boolean linear = trade.instrument().contractType() == ContractType.LINEAR;
        BigDecimal in = BigDecimal.ZERO;
        long steps = 0;
        int closings = 0;
        boolean forced = false;
        for (Fill f : trade.fills()) {
          BigDecimal price =
              f.instrument().tickSize().multiply(BigDecimal.valueOf(f.ticks()));
          BigDecimal size =
              f.instrument().lotSize().multiply(f.instrument().contractSize())
                  .multiply(BigDecimal.valueOf(f.steps()));
          BigDecimal value =
              linear ? size.multiply(price)
                  : size.divide(price, 30, RoundingMode.HALF_EVEN);
          in = f.closes() ? in.add(value) : in.subtract(value);
          steps += f.closes() ? -f.steps() : f.steps();
          closings += f.closes() ? 1 : 0;
          forced |= f.liquidation();
        }
        assertThat(steps).as("%s is closed", trade.id()).isZero();
        if (!forced) {
          BigDecimal exact =
              in.multiply(BigDecimal.valueOf((long) trade.side().sign() * (linear ? 1 : -1)));
          assertThat(exact.subtract(BigDecimal.valueOf(trade.realizedE8(), 8)).abs())
              .as("seed %s trade %s", script.seed(), trade.id())
              .isLessThanOrEqualTo(BigDecimal.valueOf(closings, 8));
        }
      }
    }
  }

  @Test
  void books_fills_and_orders_obey_the_laws_after_every_step() {
    obeyed("laws", PaperScenario::of, SCRIPTS);
  }

  @Test
  void and_through_times_without_data() {
    obeyed("laws through gaps", PaperScenario::withGaps, Math.max(20, SCRIPTS / 4));
  }

  private static void obeyed(String what, LongFunction<PaperScenario> scripts, int count) {
    long fills = 0;
    long steps = 0;
    long trades = 0;
    int flat = 0;
    for (long seed = 1; seed <= count; seed++) {
      Run run = new Run(scripts.apply(seed));
      run.play();
      run.parts();
      flat += run.whole() ? 1 : 0;
      fills += run.fills;
      steps += run.script.steps().size();
      trades += run.venue.venue.broker().trades().size();
    }
    System.out.printf(
        "%s: %d scripts, %d steps, %d fills, %d trades, %d ended flat%n",
        what, count, steps, fills, trades, flat);
    assertThat(fills).isGreaterThan(count * 4L);
    assertThat(flat).isPositive();
  }
}
