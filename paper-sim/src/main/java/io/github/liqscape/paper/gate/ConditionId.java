// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.gate;

/** The conditions of the gate. */
public enum ConditionId {
  G1("mean R above 0"),
  G2("days and volatility regimes"),
  G3("bootstrap lower bound of mean R"),
  G4("drawdown within the backtest's"),
  G5("profit factor"),
  G6("review rates"),
  G7("books and replay"),
  G8("drills"),
  G9("agreement with own fills"),
  G10("no open failure case"),
  G11("sign-off");

  private final String words;

  ConditionId(String words) {
    this.words = words;
  }

  /** What it asks for, for people. */
  public String words() {
    return words;
  }
}
