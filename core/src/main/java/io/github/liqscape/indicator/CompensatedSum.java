// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/**
 * A sum whose rounding errors are kept and added at the end (A. Neumaier, "Rundungsfehleranalyse
 * einiger Verfahren zur Summation endlicher Summen", ZAMM 54, 1974).
 */
final class CompensatedSum implements Part {

  private double sum;
  private double errors;
  private double markedSum;
  private double markedErrors;

  void add(double x) {
    double next = sum + x;
    errors += Math.abs(sum) >= Math.abs(x) ? (sum - next) + x : (x - next) + sum;
    sum = next;
  }

  void subtract(CompensatedSum other) {
    double rounded = other.sum;
    double rest = other.errors;
    add(-rounded);
    add(-rest);
  }

  double value() {
    return sum + errors;
  }

  void clear() {
    sum = 0;
    errors = 0;
  }

  @Override
  public void mark() {
    markedSum = sum;
    markedErrors = errors;
  }

  @Override
  public void undo() {
    sum = markedSum;
    errors = markedErrors;
  }

  @Override
  public void save(StateWriter out) throws IOException {
    out.decimal(sum).decimal(errors);
  }

  @Override
  public void restore(StateReader in) throws IOException {
    sum = in.decimal();
    errors = in.decimal();
  }
}
