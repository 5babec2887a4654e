// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.recorded.CsvRow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The recorded results of smart-money-concepts, by its own batch definitions, at rtol 1e-5. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmcOracleTest {

  private static final double RELATIVE = 1e-5;
  private static final int LENGTH = 5;

  private final Bars bars = EurUsd.bars();
  private final SmcBatch batch = new SmcBatch(bars);
  private final SmcCalendar calendar = new SmcCalendar(bars);

  private static void requireEqual(String file, double[][] found, String... columns) {
    List<CsvRow> rows = EurUsd.rows(file);
    assertThat(rows).hasSize(24_424);
    for (int c = 0; c < columns.length; c++) {
      for (int i = 0; i < rows.size(); i++) {
        double expected = EurUsd.number(rows.get(i), columns[c]);
        double actual = found[c][i];
        boolean same =
            Double.isNaN(expected)
                ? Double.isNaN(actual)
                : Math.abs(actual - expected) <= RELATIVE * Math.abs(expected);
        if (!same) {
          assertThat(actual).as("%s at %d", columns[c], i).isEqualTo(Double.valueOf(expected));
        }
      }
    }
  }

  @Test
  void swings() {
    requireEqual("swing_highs_lows_result_data.csv", batch.swings(LENGTH), "HighLow", "Level");
  }

  @Test
  void breaks() {
    double[][] found = batch.breaks(batch.swings(LENGTH));
    requireEqual("bos_choch_result_data.csv", found, "BOS", "CHOCH", "Level", "BrokenIndex");
  }

  @Test
  void gaps() {
    requireEqual("fvg_result_data.csv", batch.gaps(), "FVG", "Top", "Bottom", "MitigatedIndex");
  }

  @Test
  void order_blocks() {
    double[][] found = batch.orderBlocks(batch.swings(LENGTH));
    requireEqual("ob_result_data.csv", found, "OB", "Top", "Bottom", "MitigatedIndex");
    for (CsvRow row : EurUsd.rows("ob_result_data.csv")) {
      boolean block = !row.text("OB").isEmpty();
      assertThat(row.text("OBVolume")).isEqualTo(block ? "0.0" : "");
      assertThat(row.text("Percentage")).isEqualTo(block ? "100.0" : "");
    }
  }

  @Test
  void previous_days_and_weeks() {
    String[] columns = {"PreviousHigh", "PreviousLow", "BrokenHigh", "BrokenLow"};
    requireEqual("previous_high_low_result_data_1D.csv", calendar.previous(false), columns);
    requireEqual("previous_high_low_result_data_W.csv", calendar.previous(true), columns);
  }

  @Test
  void sessions() {
    requireEqual("sessions_result_data.csv", calendar.london(), "Active", "High", "Low");
  }

  @Test
  void retracements() {
    requireEqual(
        "retracements_result_data.csv", calendar.retracements(batch.swings(LENGTH)), "Direction",
        "CurrentRetracement%", "DeepestRetracement%");
  }
}
