// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.recorded.CsvRow;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CausalOracleTest {

  private static final StructureConfig WITHOUT_BUFFER = new StructureConfig(5, 20, 0, 2_000);

  @Test
  void every_bar_of_the_recorded_causal_structure_is_reproduced() {
    List<CsvRow> expected = EurUsd.rows("causal_structure_size5.csv");
    Bars bars = EurUsd.bars();
    MarketStructure structure =
        MarketStructure.of(Bars.BTCUSDT, bars.timeframe(), WITHOUT_BUFFER);
    int[] events = new int[2];
    for (int t = 0; t < bars.size(); t++) {
      Bars.feed(structure, bars.at(t));
      String row = row(structure);
      if (!row.equals(row(expected.get(t)))) {
        assertThat(row).as("bar %d", t).isEqualTo(row(expected.get(t)));
      }
      Breaks breaks = structure.breaks(SwingSize.INTERNAL);
      if (breaks.added()) {
        events[breaks.type(breaks.newest()).ordinal()]++;
      }
    }
    assertThat(bars.size()).isEqualTo(24_424);
    assertThat(events).containsExactly(565, 695);
  }

  private static String row(MarketStructure structure) {
    Swings swings = structure.swings(SwingSize.INTERNAL);
    Breaks breaks = structure.breaks(SwingSize.INTERNAL);
    StringBuilder row = new StringBuilder();
    int newest = swings.newest();
    boolean added = newest >= 0 && swings.knownAt(newest) == structure.newestIndex();
    if (added) {
      row.append(swings.side(newest) == Extreme.HIGH ? 'H' : 'L');
    }
    row.append(' ').append(added ? pivot(swings, newest) : "");
    row.append(' ').append(pivot(swings, swings.newest(Extreme.HIGH)));
    row.append(' ').append(pivot(swings, swings.newest(Extreme.LOW)));
    int event = breaks.newest();
    if (event >= 0 && breaks.index(event) == structure.newestIndex()) {
      row.append(' ').append(breaks.type(event)).append('_').append(breaks.direction(event));
      row.append(' ').append(breaks.price(event)).append(" at ").append(brokenAt(swings, breaks));
    }
    return row.append(' ').append(sign(breaks.bias())).toString();
  }

  private static int brokenAt(Swings swings, Breaks breaks) {
    int pivot = swings.newest(breaks.direction(breaks.newest()).breaks());
    assertThat(swings.id(pivot)).isEqualTo(breaks.pivotId(breaks.newest()));
    return swings.pivotIndex(pivot);
  }

  private static String pivot(Swings swings, int n) {
    return n < 0 ? "" : swings.price(n) + " at " + swings.pivotIndex(n);
  }

  private static int sign(@Nullable Direction bias) {
    return bias == null ? 0 : bias.sign();
  }

  private static String row(CsvRow expected) {
    StringBuilder row = new StringBuilder(expected.text("new_swing"));
    row.append(' ').append(pivot(expected, "swing_price", "swing_index"));
    row.append(' ').append(pivot(expected, "last_high", "last_high_index"));
    row.append(' ').append(pivot(expected, "last_low", "last_low_index"));
    String event = expected.text("event");
    if (!event.isEmpty()) {
      row.append(' ').append(event);
      row.append(' ').append(pivot(expected, "event_level", "event_level_index"));
    }
    return row.append(' ').append(expected.text("trend")).toString();
  }

  private static String pivot(CsvRow row, String price, String index) {
    String text = row.text(price);
    return text.isEmpty() ? "" : Double.parseDouble(text) + " at " + row.text(index);
  }
}
