// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import io.github.liqscape.recorded.CsvRow;
import io.github.liqscape.recorded.CsvTable;
import io.github.liqscape.recorded.RecordedSets;
import java.util.List;

/** A bar as the tests write it; unlike a candle it may be all zero. */
record Bar(double open, double high, double low, double close, double volume) {

  static Bar flat(double price, double volume) {
    return new Bar(price, price, price, price, volume);
  }

  /** All bars of a recorded file; a test that does not find it is skipped. */
  static List<Bar> file(String relative) {
    try (CsvTable table = CsvTable.open(RecordedSets.file(relative))) {
      return table.rows().map(Bar::of).toList();
    }
  }

  private static Bar of(CsvRow row) {
    return new Bar(
        row.number("open"), row.number("high"), row.number("low"), row.number("close"),
        row.numberOrNaN("volume"));
  }

  void into(Indicator indicator) {
    indicator.update(open, high, low, close, volume);
  }

  double peek(Indicator indicator) {
    return indicator.peek(open, high, low, close, volume);
  }

  double typical() {
    return (high + low + close) / 3;
  }

  Bar times(double factor) {
    return new Bar(open * factor, high * factor, low * factor, close * factor, volume);
  }
}
