// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup;

import io.github.liqscape.instrument.PositionSide;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Formatter;
import java.util.Locale;

/** Puts a decision into words. English, the same on every machine. */
final class SetupText {

  private static final long NANOS = 1_000_000_000L;

  private SetupText() {}

  static String explain(Setup setup) {
    StringBuilder text = new StringBuilder();
    Formatter out = new Formatter(text, Locale.ROOT);
    SetupFacts facts = setup.facts();
    out.format("%s %s %s at %s, as of %s\n", setup.decision(), facts.instrument().symbol(),
        facts.timeframe().code(), number(facts.signalPrice()), time(facts.asOfNanos()));
    switch (setup) {
      case Setup.Trade trade -> trade(out, trade);
      case Setup.Wait wait -> waiting(out, wait);
    }
    reasons(out, setup);
    zones(out, facts);
    out.format("Confidence: %s. Score %.1f of 1. %s: %s.\n", setup.confidence().text(), setup.score(),
        setup.disposition().route(), setup.disposition().reason());
    if (facts.paperOnly()) {
      out.format("For paper only.\n");
    }
    out.format("Liquidation zones are estimates and context. A stop bounds the risk, it makes no"
        + " edge.\n");
    return text.toString();
  }

  private static void trade(Formatter out, Setup.Trade trade) {
    TradePlan plan = trade.plan();
    out.format("A %s. Enter %s at %s (valid %d bars), stop %s, target %s, out after %d bars.\n",
        trade.kind().words(),
        plan.entryType() == TradePlan.EntryType.RETEST_LIMIT ? "by limit" : "at the next bar",
        number(plan.entry()), plan.entryBars(), number(plan.stop()), number(plan.finalTarget()),
        plan.exitAfterBars());
    out.format("Wrong beyond %s. %.2f risks of reward after costs of %.2f; breaks even at a hit rate"
        + " of %.0f %%.\n",
        number(plan.invalidation()), plan.netRewardRisk(), plan.costR(),
        100 * plan.breakEvenProbability());
    out.format("Size %s (%s in quote currency), %s at risk.\n", number(plan.quantity()),
        number(plan.notional()), number(plan.risk()));
  }

  private static void waiting(Formatter out, Setup.Wait wait) {
    if (wait.nearest().isPresent() && wait.nearestSide().isPresent()) {
      out.format("The nearest idea is a %s to %s.\n", wait.nearest().get().words(),
          wait.nearestSide().get().name().toLowerCase(Locale.ROOT));
    }
    for (ZoneWatch watch : wait.watches()) {
      out.format("Watching %s - %s: look again at %s.\n", number(watch.low()), number(watch.high()),
          number(watch.armPrice()));
    }
  }

  private static void reasons(Formatter out, Setup setup) {
    for (SetupReason reason : setup.reasons()) {
      switch (reason) {
        case SetupReason.Missing m when Double.isNaN(m.value()) ->
            out.format("- %s: %s cannot be known yet.\n", m.code(), m.gate());
        case SetupReason.Missing m ->
            out.format("- %s: %s (%s %s, needs %s %s). Would change it: %s.\n", m.code(),
                m.code().missing(), m.gate(), number(m.value()), m.gate().comparison().sign(),
                number(m.threshold()), m.code().wouldChange());
        case SetupReason.Reported r ->
            out.format("~ %s: %s (reported, does not block on paper).\n", r.code(),
                r.code().missing());
        case SetupReason.Supports s ->
            out.format("+ %s (%d of 10).\n", s.what().words(), s.points());
        case SetupReason.Reduced r ->
            out.format("/ size times %s: %s.\n", number(r.factor()), r.what().words());
      }
    }
  }

  private static void zones(Formatter out, SetupFacts facts) {
    for (PositionSide side : PositionSide.values()) {
      facts.zones().stream()
          .filter(z -> z.side() == side && z.state() != ZoneState.CONSUMED)
          .findFirst()
          .ifPresent(
              z ->
                  out.format("Nearest crowded %ss: %s - %s, %s ATR away, %s%s.\n",
                      side.name().toLowerCase(Locale.ROOT), number(z.low()), number(z.high()),
                      number(z.distanceAtr()), z.state().name().toLowerCase(Locale.ROOT),
                      z.tags().isEmpty() ? "" : ", at " + z.tags().get(0).kind()));
    }
  }

  private static String time(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS))
        .toString();
  }

  /** Seven significant digits are enough for a reader. */
  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "unknown";
    }
    return new BigDecimal(value)
        .round(new MathContext(7))
        .stripTrailingZeros()
        .toPlainString();
  }
}
