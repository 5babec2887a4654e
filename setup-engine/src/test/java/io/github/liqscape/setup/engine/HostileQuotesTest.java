// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.liqscape.candle.Candle;
import io.github.liqscape.recorded.CsvRow;
import io.github.liqscape.recorded.CsvTable;
import io.github.liqscape.recorded.RecordedData;
import io.github.liqscape.setup.Decision;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.SetupReason;
import io.github.liqscape.setup.WaitReason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Recorded quotes that are wrong, and no quotes to speak of: refused or WAIT, never an exception. */
class HostileQuotesTest {

  private static List<CsvRow> rows(String file) {
    Path path = RecordedData.path("indicators-facioquo/quotes/" + file);
    assumeThat(Files.exists(path)).as("recorded data missing: %s", path).isTrue();
    try (CsvTable table = CsvTable.open(path)) {
      return table.rows().toList();
    }
  }

  /** Decisions at the rows that make a candle; what makes none is refused before the engine. */
  private static List<Setup> decisions(List<CsvRow> rows, SetupEngine engine) {
    List<Setup> setups = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      CsvRow row = rows.get(i);
      Candle candle;
      try {
        candle =
            Candle.closed(
                Script.TIMEFRAME, Script.START + i * Script.TIMEFRAME.nanos(),
                row.numberOrNaN("open"), row.numberOrNaN("high"), row.numberOrNaN("low"),
                row.numberOrNaN("close"), row.numberOrNaN("volume"));
      } catch (IllegalArgumentException refused) {
        continue;
      }
      engine.apply(Run.event(Script.INSTRUMENT, candle)).ifPresent(setups::add);
    }
    return setups;
  }

  @Test
  void wrong_quotes_are_refused_and_leave_gaps() {
    List<CsvRow> rows = rows("bad.csv");
    List<Setup> setups = decisions(rows, SetupEngine.of(Script.INSTRUMENT, Script.TIMEFRAME));

    assertThat(setups).hasSizeBetween(rows.size() / 2, rows.size() - 1);
    assertThat(setups).allMatch(setup -> setup.decision() == Decision.WAIT);
    assertThat(setups).allMatch(setup -> !setup.explain().isEmpty());
  }

  @Test
  void zeros_make_no_candle_or_wait() {
    SetupEngine engine = SetupEngine.of(Script.INSTRUMENT, Script.TIMEFRAME);

    assertThat(decisions(rows("zeros.csv"), engine))
        .allMatch(setup -> setup.decision() == Decision.WAIT);
  }

  @Test
  void without_any_profile_every_answer_is_wait_and_says_that_there_is_no_zone() {
    WildMarket market = new WildMarket(3);
    SetupEngine engine = SetupEngine.of(Script.INSTRUMENT, Script.TIMEFRAME);
    for (Candle candle : market.candles) {
      Setup setup = engine.apply(Run.event(Script.INSTRUMENT, candle)).orElseThrow();
      assertThat(setup).isInstanceOf(Setup.Wait.class);
      assertThat(((Setup.Wait) setup).missing())
          .extracting(SetupReason.Missing::code)
          .contains(WaitReason.NO_ZONE);
    }
  }
}
