// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup;

/** The eight questions that stand before every trade. */
public enum ChecklistQuestion {
  ZONE("Which zone is it about?"),
  STRUCTURE("Does it line up with the chart's structure?"),
  INVALIDATION("What would prove it wrong?"),
  STOP("Where is the stop, before the entry?"),
  TARGET("What is the target?"),
  CONFIDENCE("Is it strong enough?"),
  REPEAT("What if the alert repeats?"),
  PAPER("Should it stay in paper mode?");

  private final String text;

  ChecklistQuestion(String text) {
    this.text = text;
  }

  /** The question in English. */
  public String text() {
    return text;
  }

  /** 1 to 8. */
  public int number() {
    return ordinal() + 1;
  }
}
