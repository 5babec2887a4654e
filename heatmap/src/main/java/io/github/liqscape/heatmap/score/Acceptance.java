// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap.score;

import io.github.liqscape.heatmap.score.AcceptanceRule.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The rules of reference/heatmap-model.md §15, "Accept". Too little evidence is said before
 * anything is judged: below 30 days on 3 symbols, or without a complete feed, nothing passes and
 * nothing fails.
 */
record Acceptance(List<AcceptanceRule> rules, Verdict verdict, List<String> reasons) {

  static final int MIN_DAYS = 30;
  static final int MIN_SYMBOLS = 3;
  static final double MIN_GAIN = 0.05;

  /** Fewer aggregates cannot tell 85 % from 95 % (our choice). */
  static final int MIN_AGGREGATES = 20;

  /** Information gain of one symbol over the volume profile. */
  record Symbol(String name, Estimate gain) {}

  static Acceptance of(List<Symbol> symbols, List<ScoreEntry> entries, boolean sampled) {
    List<String> missing = new ArrayList<>();
    long enough = symbols.stream().filter(s -> s.gain().days() >= MIN_DAYS).count();
    if (enough < MIN_SYMBOLS) {
      missing.add(
          enough + " of " + symbols.size() + " symbols have " + MIN_DAYS
              + " days with a volume profile; " + MIN_SYMBOLS + " are needed");
    }
    if (sampled) {
      missing.add("the print feed is SAMPLED; truth is a complete feed");
    }
    List<AcceptanceRule> rules =
        List.of(gain(symbols), precision(entries), coverage(entries));
    List<String> broken = new ArrayList<>();
    for (AcceptanceRule rule : rules) {
      if (rule.outcome() == Outcome.NO_DATA) {
        missing.add(rule.name() + ": " + rule.text());
      } else if (rule.outcome() == Outcome.BROKEN) {
        broken.add(rule.name() + ": " + rule.text());
      }
    }
    Verdict verdict =
        !missing.isEmpty()
            ? Verdict.INSUFFICIENT
            : broken.isEmpty() ? Verdict.PASS : Verdict.FAIL;
    List<String> reasons = new ArrayList<>(missing);
    reasons.addAll(broken);
    return new Acceptance(rules, verdict, List.copyOf(reasons));
  }

  /** On two of three symbols, and on two thirds of more. */
  private static AcceptanceRule gain(List<Symbol> symbols) {
    int needed = (2 * symbols.size() + 2) / 3;
    int holding = 0;
    boolean known = false;
    List<String> numbers = new ArrayList<>();
    for (Symbol s : symbols) {
      Estimate g = s.gain();
      known |= !Double.isNaN(g.low());
      holding += g.value() >= MIN_GAIN && g.low() > 0 ? 1 : 0;
      numbers.add(
          Double.isNaN(g.low())
              ? s.name() + " no interval below " + DayBootstrap.MIN_DAYS + " days"
              : String.format(
                  Locale.ROOT, "%s %.3f [%.3f, %.3f]", s.name(), g.value(), g.low(), g.high()));
    }
    return new AcceptanceRule(
        "information gain over B2",
        known ? outcome(holding >= needed) : Outcome.NO_DATA,
        String.format(
            Locale.ROOT,
            "at least 0.05 bit with a 95 %% lower bound above 0 on %d of %d symbols; holds on "
                + "%d: %s",
            needed, symbols.size(), holding, String.join(", ", numbers)));
  }

  private static AcceptanceRule precision(List<ScoreEntry> entries) {
    ScoreEntry precision = find(entries, Metric.PRECISION_AT_10);
    double base = find(entries, Metric.BASE_RATE).value();
    String text =
        String.format(
            Locale.ROOT,
            "at least 2 x base rate %.3f with Wilson's lower bound above 1.5 x; was %.3f "
                + "[%.3f, %.3f]",
            base, precision.value(), precision.low(), precision.high());
    if (Double.isNaN(base) || Double.isNaN(precision.value())) {
      return new AcceptanceRule("precision@10 %", Outcome.NO_DATA, "no window was scored");
    }
    if (base > 0.3) {
      return new AcceptanceRule(
          "precision@10 %", Outcome.WAIVED, text + "; base rates above 0.3 leave no room for it");
    }
    boolean holds = precision.value() >= 2 * base && precision.low() > 1.5 * base;
    return new AcceptanceRule("precision@10 %", outcome(holds), text);
  }

  private static AcceptanceRule coverage(List<ScoreEntry> entries) {
    ScoreEntry in90 = find(entries, Metric.COVERAGE_90);
    if (Double.isNaN(in90.value())) {
      return new AcceptanceRule(
          "90 % bands",
          Outcome.NO_DATA,
          in90.note().isEmpty() ? "no aggregate expected 75 prints or more" : in90.note());
    }
    if (in90.observations() < MIN_AGGREGATES) {
      return new AcceptanceRule(
          "90 % bands",
          Outcome.NO_DATA,
          in90.observations() + " aggregates expected 75 prints or more, " + MIN_AGGREGATES
              + " are needed");
    }
    return new AcceptanceRule(
        "90 % bands",
        outcome(in90.value() >= 0.85 && in90.value() <= 0.95),
        String.format(
            Locale.ROOT,
            "cover 85 to 95 %%; covered %.1f %% of %d aggregates",
            100 * in90.value(), in90.observations()));
  }

  private static ScoreEntry find(List<ScoreEntry> entries, Metric metric) {
    return entries.stream()
        .filter(e -> e.metric() == metric && e.baseline().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private static Outcome outcome(boolean holds) {
    return holds ? Outcome.HOLDS : Outcome.BROKEN;
  }
}
