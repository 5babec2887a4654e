// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/** One number of an indicator's state, NaN at first. */
final class Cell implements Part {

  double value = Double.NaN;
  private double marked;

  @Override
  public void mark() {
    marked = value;
  }

  @Override
  public void undo() {
    value = marked;
  }

  @Override
  public void save(StateWriter out) throws IOException {
    out.decimal(value);
  }

  @Override
  public void restore(StateReader in) throws IOException {
    value = in.decimal();
  }
}
