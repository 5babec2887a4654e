// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.spi.RequestBudgets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** What a venue's limits are promised, whatever is asked of them. */
class RequestBudgetsProperties {

  private static final long WINDOW = 1_000;

  /**
   * Some time passes, then this is done: weight is reserved, or the family is blocked for a while.
   */
  record Step(long passes, int weight, long blockFor) {}

  private record Sent(long at, int weight) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 700),
            Arbitraries.integers().between(1, 30),
            Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.just(0L)),
                Tuple.of(1, Arbitraries.longs().between(1, 3_000))))
        .as(Step::new)
        .list()
        .ofMaxSize(80);
  }

  private static RequestBudgets.Limit limit(int weight, String name) {
    return new RequestBudgets.Limit("family", name, weight, Duration.ofNanos(WINDOW));
  }

  @Property
  void no_window_ever_holds_more_than_half_the_limit(
      @ForAll("steps") List<Step> steps, @ForAll @IntRange(min = 2, max = 60) int limit) {
    RequestBudgets budgets = new RequestBudgets();
    RequestBudgets.Limit of = limit(limit, "weight");
    List<Sent> sent = new ArrayList<>();
    long now = 1_000_000;
    for (Step step : steps) {
      now += step.passes();
      if (step.blockFor() > 0) {
        budgets.block("family", now + step.blockFor());
      } else {
        long at = budgets.reserve(of, step.weight(), now);
        assertThat(at).as("not in the past").isGreaterThanOrEqualTo(now);
        assertThat(at)
            .as("not while blocked")
            .isGreaterThanOrEqualTo(budgets.blockedUntil("family"));
        if (!sent.isEmpty()) {
          assertThat(at).as("nobody overtakes").isGreaterThanOrEqualTo(sent.getLast().at());
        }
        sent.add(new Sent(at, Math.min(step.weight(), limit / 2)));
      }
    }
    for (Sent end : sent) {
      int within =
          sent.stream()
              .filter(s -> s.at() > end.at() - WINDOW && s.at() <= end.at())
              .mapToInt(Sent::weight)
              .sum();
      assertThat(within).isLessThanOrEqualTo(limit / 2);
    }
  }

  @Property
  void nobody_waits_longer_than_needed(@ForAll @IntRange(min = 2, max = 60) int limit) {
    RequestBudgets budgets = new RequestBudgets();
    RequestBudgets.Limit of = limit(limit, "weight");
    for (int i = 0; i < 3 * (limit / 2); i++) {
      long expected = 5_000 + i / (limit / 2) * WINDOW;
      assertThat(budgets.reserve(of, 1, 5_000)).isEqualTo(expected);
    }
  }

  @Property
  void limits_of_a_family_are_counted_apart_and_blocked_together(
      @ForAll @IntRange(min = 2, max = 60) int limit) {
    RequestBudgets budgets = new RequestBudgets();
    assertThat(budgets.reserve(limit(limit, "weight"), limit, 0)).isZero();
    assertThat(budgets.reserve(limit(limit, "weight"), 1, 0)).isEqualTo(WINDOW);
    assertThat(budgets.reserve(limit(limit, "orders"), limit, 0)).isZero();
    budgets.block("family", 7_000);
    budgets.block("family", 6_000);
    assertThat(budgets.blockedUntil("family")).isEqualTo(7_000);
    assertThat(budgets.reserve(limit(limit, "orders"), 1, 10)).isEqualTo(7_000);
    assertThat(budgets.blockedUntil("stranger")).isEqualTo(Long.MIN_VALUE);
  }

  /** Whatever the venue says was used by everyone counts like our own, from when it says so. */
  @Property
  void what_others_use_is_left_to_them(
      @ForAll @IntRange(min = 4, max = 60) int limit,
      @ForAll @IntRange(min = 0, max = 60) int used,
      @ForAll @IntRange(min = 1, max = 30) int weight) {
    RequestBudgets budgets = new RequestBudgets();
    RequestBudgets.Limit of = limit(limit, "weight");
    budgets.observe(of, used, 100);
    int asked = Math.min(weight, limit / 2);
    long at = budgets.reserve(of, weight, 100);
    assertThat(at).isEqualTo(used + asked <= limit / 2 ? 100 : 100 + WINDOW);
  }
}
