// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/** High, low and close of a period so far, NaN before its first bar. */
final class Running implements Part {

  final Cell high = new Cell();
  final Cell low = new Cell();
  final Cell close = new Cell();

  void clear() {
    high.value = Double.NaN;
    low.value = Double.NaN;
  }

  void add(double high, double low, double close) {
    if (!(high <= this.high.value)) {
      this.high.value = high;
    }
    if (!(low >= this.low.value)) {
      this.low.value = low;
    }
    this.close.value = close;
  }

  @Override
  public void mark() {
    high.mark();
    low.mark();
    close.mark();
  }

  @Override
  public void undo() {
    high.undo();
    low.undo();
    close.undo();
  }

  @Override
  public void save(StateWriter out) throws IOException {
    high.save(out);
    low.save(out);
    close.save(out);
  }

  @Override
  public void restore(StateReader in) throws IOException {
    high.restore(in);
    low.restore(in);
    close.restore(in);
  }
}
