// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.naive;

import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.policy.PaperTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Two venues play one script: the first step after which they differ, and the shortest script. */
public final class Duel {

  /**
   * Where two venues part.
   *
   * @param scenario the script
   * @param step index of the step
   * @param text both sides in words
   */
  public record Difference(PaperScenario scenario, int step, String text) {

    @Override
    public String toString() {
      StringBuilder all = new StringBuilder("seed " + scenario.seed() + "\n");
      all.append(scenario.terms().toString().replace(", ", ",\n  ")).append('\n');
      for (int i = 0; i <= step; i++) {
        all.append(i).append(": ").append(scenario.steps().get(i)).append('\n');
      }
      return all.append(text).toString();
    }
  }

  private final Function<PaperTerms, TestVenue> one;
  private final Function<PaperTerms, TestVenue> other;

  public Duel(Function<PaperTerms, TestVenue> one, Function<PaperTerms, TestVenue> other) {
    this.one = one;
    this.other = other;
  }

  /** The first difference in answer, events or state, if there is one. */
  public Optional<Difference> first(PaperScenario scenario) {
    TestVenue a = one.apply(scenario.terms());
    TestVenue b = other.apply(scenario.terms());
    for (int i = 0; i < scenario.steps().size(); i++) {
      PaperScenario.Step step = scenario.steps().get(i);
      String text =
          differ("answer", List.of(answer(step, a)), List.of(answer(step, b)));
      text = text.isEmpty() ? differ("event", events(a), events(b)) : text;
      text =
          text.isEmpty()
              ? differ("state", a.describe().lines().toList(), b.describe().lines().toList())
              : text;
      if (!text.isEmpty()) {
        return Optional.of(new Difference(scenario, i, text));
      }
    }
    return Optional.empty();
  }

  /** The same difference with as few steps as possible. */
  public Difference shortest(Difference found) {
    Difference best = found;
    for (int size = best.step() / 2 + 1; size >= 1; size = size == 1 ? 0 : size / 2) {
      boolean again = true;
      while (again) {
        again = false;
        for (int from = 0; from < best.step(); ) {
          List<PaperScenario.Step> fewer =
              new ArrayList<>(best.scenario().steps().subList(0, best.step() + 1));
          fewer.subList(from, Math.min(best.step(), from + size)).clear();
          Optional<Difference> still = first(best.scenario().with(fewer));
          if (still.isPresent()) {
            best = still.get();
            again = true;
          } else {
            from += size;
          }
        }
      }
    }
    return best;
  }

  private static Object answer(PaperScenario.Step step, TestVenue venue) {
    try {
      return PaperScenario.plain(step.play().on(venue));
    } catch (IllegalArgumentException refused) {
      return "refused";
    } catch (RuntimeException | AssertionError failed) {
      return "failed: " + failed;
    }
  }

  private static List<Object> events(TestVenue venue) {
    List<Object> events = new ArrayList<>();
    for (PaperEvent e : venue.drain()) {
      events.add(e instanceof PaperEvent.RiskChanged r ? "risk " + r.state() : e);
    }
    return events;
  }

  private static String differ(String what, List<?> a, List<?> b) {
    int i = 0;
    while (i < a.size() && i < b.size() && a.get(i).equals(b.get(i))) {
      i++;
    }
    if (i == a.size() && i == b.size()) {
      return "";
    }
    return what + " " + i + "\n  one:   " + (i < a.size() ? a.get(i) : "nothing")
        + "\n  other: " + (i < b.size() ? b.get(i) : "nothing")
        + "\nall of one:\n  " + lines(a) + "\nall of other:\n  " + lines(b);
  }

  private static String lines(List<?> all) {
    return String.join("\n  ", all.stream().map(Object::toString).toList());
  }
}
