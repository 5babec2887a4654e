// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.ta4j;

import io.github.liqscape.candle.CandleCondition;
import io.github.liqscape.candle.Candles;
import java.util.function.Function;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Rule;

/**
 * A rule written for ta4j as a condition on candles. It is asked about the newest closed candle
 * only, on a series that ends there; so an indicator of ta4j that looks at later bars finds none.
 *
 * <p>ta4j seeds its averages with their first value: an answer is worth something only long after
 * {@code getCountOfUnstableBars}. Against a seed as in TA-Lib, RSI 14 is 61 % apart in the first
 * 100 bars, 0.2 % before bar 300 and 4e-10 after it. Choose window or warm-up accordingly; until
 * then the condition does not hold.
 *
 * <p>A rule is asked without a trading record, so rules about an open position do not hold. Bars
 * count candles, not time: missing candles are not filled.
 *
 * <p>Threading: one thread at a time.
 */
public final class Ta4jRule implements CandleCondition {

  private final Asked<Rule> rule;

  private Ta4jRule(Asked<Rule> rule) {
    this.rule = rule;
  }

  /**
   * A rule that is made anew on the newest candles for every answer. The answer depends on these
   * candles alone: the same after a restart, on a snapshot, and whoever asked before. Time grows
   * with the window.
   *
   * @param window number of candles the rule sees, &ge; 1; with fewer it does not hold
   * @param make makes the rule on a series of exactly so many bars
   */
  public static Ta4jRule windowed(int window, Function<BarSeries, Rule> make) {
    return new Ta4jRule(Asked.windowed(window, make));
  }

  /**
   * A rule that is made once and lives on a growing series: fast, but its memory starts with the
   * first candle. It must be asked at every candle, from before the first one is forgotten, and
   * always with the same {@link Candles}; another one, or a corrected one, is refused with {@link
   * IllegalStateException}.
   *
   * @param warmUp number of candles that must have closed, &ge; 1; before that it does not hold
   * @param make makes the rule on the series
   */
  public static Ta4jRule growing(int warmUp, Function<BarSeries, Rule> make) {
    return new Ta4jRule(Asked.growing(warmUp, make));
  }

  @Override
  public boolean test(Candles closed) {
    if (closed.isEmpty()) {
      return false;
    }
    if (!rule.enough(closed)) {
      rule.warm(closed, r -> r.isSatisfied(closed.newestIndex()));
      return false;
    }
    return rule.on(closed).isSatisfied(rule.index(closed));
  }

  /**
   * The same answer as evidence: 1 or 0, NaN while there are too few candles to know.
   *
   * @throws IllegalArgumentException if there is no candle
   */
  public CandleEvidence at(String name, Candles closed) {
    if (closed.isEmpty()) {
      throw new IllegalArgumentException("candles must not be empty");
    }
    int newest = closed.newestIndex();
    double answer = test(closed) ? 1 : 0;
    return new CandleEvidence(
        name, rule.enough(closed) ? answer : Double.NaN, newest, closed.closeNanos(newest));
  }
}
