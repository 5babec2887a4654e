// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.paper.FastVenue;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.order.Fill;
import io.github.liqscape.paper.policy.PaperTerms;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Assertions;

/** Two brokers, written apart from the same page of rules, agree on scripts drawn at random. */
class DifferentialTest {

  private static final Function<PaperTerms, TestVenue> OTHER = FastVenue::new;

  private static final int SCENARIOS =
      Integer.getInteger(
          "liqscape.paper.scenarios", Boolean.getBoolean("liqscape.thorough") ? 20_000 : 60);

  @Test
  void both_brokers_give_the_same_answers_events_and_state() {
    same(PaperScenario::of, SCENARIOS);
  }

  @Test
  void and_through_times_without_data() {
    same(PaperScenario::withGaps, Math.max(20, SCENARIOS / 4));
  }

  private static void same(LongFunction<PaperScenario> scripts, int count) {
    long first = Long.getLong("liqscape.paper.seed", 1);
    Duel duel = new Duel(NaiveBroker::new, OTHER);
    for (long seed = first; seed < first + count; seed++) {
      Optional<Duel.Difference> difference = duel.first(scripts.apply(seed));
      if (difference.isPresent()) {
        Assertions.fail(duel.shortest(difference.get()).toString());
      }
    }
  }

  @Test
  void a_difference_is_found_and_shrunk_to_a_few_steps() {
    Duel duel = new Duel(NaiveBroker::new, DifferentialTest::dearer);
    for (long seed = 1; seed <= 10; seed++) {
      Optional<Duel.Difference> found = duel.first(PaperScenario.of(seed));
      if (found.isPresent()) {
        Duel.Difference shortest = duel.shortest(found.get());
        assertThat(shortest.step()).isBetween(2, 4);
        assertThat(shortest.toString()).contains("one:").contains("other:").contains("seed");
        return;
      }
    }
    Assertions.fail("no scenario paid a fee as taker");
  }

  /** The same broker, but each taker fee is one basis point higher. */
  private static TestVenue dearer(PaperTerms terms) {
    return new NaiveBroker(
        new PaperTerms(
            terms.runId(), terms.positionMode(), terms.fills(), terms.limits(),
            terms.instruments().stream()
                .map(t -> t.withFees(t.makerRate(), t.takerRate() + 0.0001))
                .toList()));
  }

  @Test
  void nothing_breaks_money_sums_to_zero_and_scenarios_reach_what_they_are_for() {
    Map<String, Integer> seen = new TreeMap<>();
    for (long seed = 1; seed <= SCENARIOS; seed++) {
      PaperScenario scenario = PaperScenario.of(seed);
      TestVenue venue = new NaiveBroker(scenario.terms());
      for (int i = 0; i < scenario.steps().size(); i++) {
        PaperScenario.Step step = scenario.steps().get(i);
        String where = "seed " + seed + " step " + i + ": " + step;
        try {
          Object answer = PaperScenario.plain(step.play().on(venue));
          count(seen, answer.toString().replaceFirst("\\[.*", ""));
        } catch (IllegalArgumentException refused) {
          assertThat(step.text()).as(where).startsWith("withdraw");
        } catch (RuntimeException | AssertionError broken) {
          throw new AssertionError(where, broken);
        }
        venue.drain().forEach(e -> count(seen, kind(e)));
        balanced(venue.describe(), where);
      }
    }
    assertThat(seen.keySet())
        .contains(
            "Filled MAKER", "Filled TAKER", "Filled liquidation", "Liquidated", "Ambiguous",
            "ended LINKED", "ended REDUCE_ONLY", "ended LIQUIDATED", "ended TIME_STOP",
            "ended EXPIRED", "ended NOT_IMMEDIATE", "ended HALTED", "RiskChanged",
            "posted FUNDING", "posted FUNDING_ESTIMATED", "posted REALIZED",
            "rejected INSUFFICIENT_MARGIN", "rejected LEVERAGE", "rejected DUPLICATE_ID");
  }

  @Test
  void scenarios_with_gaps_reach_what_they_are_for() {
    Map<String, Integer> seen = new TreeMap<>();
    for (long seed = 1; seed <= 60; seed++) {
      PaperScenario scenario = PaperScenario.withGaps(seed);
      TestVenue venue = new NaiveBroker(scenario.terms());
      for (PaperScenario.Step step : scenario.steps()) {
        try {
          step.play().on(venue);
        } catch (IllegalArgumentException refused) {
          count(seen, "refused " + step.text().replaceFirst("[ \\[].*", ""));
        }
        for (PaperEvent e : venue.drain()) {
          count(seen, e instanceof PaperEvent.Filled(Fill f) ? f.flags().toString() : kind(e));
        }
      }
    }
    assertThat(seen.keySet())
        .contains(
            "[]", "[GAP_FILLED]", "[UNVERIFIED]", "[GAP_FILLED, UNVERIFIED]",
            "[AMBIGUOUS, GAP_FILLED]", "[MARK_FALLBACK, GAP_FILLED]",
            "[VOLUME_UNKNOWN, GAP_FILLED]", "GapFilled", "Unverified", "Verified",
            "refused OfflineGap");
  }

  private static void balanced(String state, String where) {
    Map<String, Long> sums = new TreeMap<>();
    for (String line : state.lines().toList()) {
      String[] words = line.split(" ", -1);
      if (words[0].equals("account")) {
        sums.merge(words[1], Long.parseLong(words[3]), Math::addExact);
      }
    }
    assertThat(sums.values()).as(where).allMatch(sum -> sum == 0);
  }

  private static void count(Map<String, Integer> seen, String what) {
    seen.merge(what, 1, Integer::sum);
  }

  private static String kind(PaperEvent e) {
    return switch (e) {
      case PaperEvent.Filled(Fill f) ->
          "Filled " + (f.liquidation() ? "liquidation" : f.liquidity());
      case PaperEvent.OrderChanged c ->
          c.reason() == null ? "order " + c.status() : "ended " + c.reason();
      case PaperEvent.Posted p -> "posted " + p.entry().cause();
      default -> e.getClass().getSimpleName();
    };
  }
}
