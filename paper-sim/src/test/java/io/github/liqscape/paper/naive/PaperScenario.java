// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.paper.OfflineGap;
import io.github.liqscape.paper.order.OrderAnswer;
import io.github.liqscape.paper.policy.PaperTerms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A script for a paper venue: terms, and steps that one can print, play, and leave out.
 *
 * @param seed what it was drawn from
 * @param terms of the account
 * @param steps in order
 */
public record PaperScenario(long seed, PaperTerms terms, List<Step> steps) {

  /** One command or event, and what the venue answers to it; {@code "done"} if nothing. */
  public interface Play {
    Object on(TestVenue venue);
  }

  /**
   * A step.
   *
   * @param text what it does, to be read by people
   * @param play does it
   */
  public record Step(String text, Play play) {

    @Override
    public String toString() {
      return text;
    }
  }

  public PaperScenario {
    steps = List.copyOf(steps);
  }

  /** A scenario; three of four are about bars, the others about ticks. */
  public static PaperScenario of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ScenarioTerms terms = new ScenarioTerms(random);
    List<Step> steps = new ArrayList<>();
    for (ScenarioMarket market : terms.markets()) {
      steps.add(deposit(market.instrument().settleAsset(), market.deposit()));
    }
    if (terms.ticks()) {
      new ScenarioTicks(random, terms, steps, false).draw();
    } else {
      new ScenarioBars(random, terms, steps).draw();
    }
    return new PaperScenario(seed, terms.terms(), steps);
  }

  /** A scenario about ticks with times in which nothing was seen. */
  public static PaperScenario withGaps(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ScenarioTerms terms = new ScenarioTerms(random, true);
    List<Step> steps = new ArrayList<>();
    for (ScenarioMarket market : terms.markets()) {
      steps.add(deposit(market.instrument().settleAsset(), market.deposit()));
    }
    new ScenarioTicks(random, terms, steps, true).draw();
    return new PaperScenario(seed, terms.terms(), steps);
  }

  static Step gap(OfflineGap gap) {
    return new Step(
        gap.toString(),
        venue -> {
          venue.fillGap(gap);
          return "done";
        });
  }

  static Step event(MarketEvent event) {
    return new Step(
        event.toString(),
        venue -> {
          venue.apply(event);
          return "done";
        });
  }

  static Step deposit(String asset, BigDecimal amount) {
    return new Step(
        "deposit " + amount + " " + asset,
        venue -> {
          venue.deposit(asset, amount);
          return "done";
        });
  }

  /** The same without some of its steps. */
  public PaperScenario with(List<Step> others) {
    return new PaperScenario(seed, terms, others);
  }

  /** An answer without its words, which no rule fixes. */
  static Object plain(Object answer) {
    return answer instanceof OrderAnswer.Rejected r ? "rejected " + r.reason() : answer;
  }
}
