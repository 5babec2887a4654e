// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginMode;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.paper.review.Trades;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnRecordsTest {

  private static Optional<Instrument> find(String symbol) {
    return List.of(Trades.LINEAR, Trades.INVERSE).stream()
        .filter(i -> i.symbol().equals(symbol))
        .findFirst();
  }

  @Test
  void fills_are_read_from_csv_with_quotes_further_columns_and_both_kinds_of_time() {
    String text =
        """
        time,Symbol,side,price,quantity,orderId,note

        2026-01-31T08:00:00.5Z,AAAUSDT,buy,100.25,0.5,run-1,"a, ""b"" c"
        1769846400000,AAAUSDT,SELL,101,0.5,,
        """;
    List<OwnFill> fills = OwnRecords.fillsFromCsv(text, OwnRecordsTest::find).orThrow();
    assertThat(fills).hasSize(2);
    assertThat(fills.get(0).side()).isEqualTo(OrderSide.BUY);
    assertThat(fills.get(0).timeNanos() - fills.get(1).timeNanos()).isEqualTo(500_000_000);
    assertThat(fills.get(0).orderId()).isEqualTo("run-1");
    assertThat(fills.get(0).fee()).isNaN();
  }

  @Test
  void each_problem_names_line_and_field_and_spoils_no_other_row() {
    String text =
        """
        symbol,time,side,price,quantity,tradeId
        AAAUSDT,2026-01-31T08:00:00Z,BUY,100,1,7
        BBBUSDT,2026-01-31T08:00:00Z,BUY,100,1,8
        AAAUSDT,yesterday,BUY,100,1,9
        AAAUSDT,2026-01-31T08:00:00Z,LONG,100,1,10
        AAAUSDT,2026-01-31T08:00:00Z,BUY,1e999999999,1,11
        AAAUSDT,2026-01-31T08:00:00Z,BUY,100,0,12
        AAAUSDT,2026-01-31T08:00:00Z,BUY,100,1,7
        AAAUSDT,2026-01-31T08:00:00Z,BUY
        """;
    Imported<OwnFill> imported = OwnRecords.fillsFromCsv(text, OwnRecordsTest::find);
    assertThat(imported.rows()).hasSize(1);
    assertThat(imported.problems())
        .extracting(p -> p.line() + " " + p.field())
        .containsExactly("3 symbol", "4 time", "5 side", "6 price", "7 quantity", "8 tradeId",
            "9 ");
    assertThatThrownBy(imported::orThrow)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 4, time: must be a time")
        .hasMessageContaining("was 'yesterday'");
  }

  @Test
  void json_problems_name_the_line_on_which_the_object_begins() {
    String text =
        """
        [
          {"symbol": "AAAUSDT", "time": 1769846400000, "side": "SELL", "price": 100.1,
           "quantity": "2", "fee": -0.01},
          {"symbol": "AAAUSDT", "time": 1769846400000, "side": "SELL", "price": -1,
           "quantity": 2},
          7
        ]
        """;
    Imported<OwnFill> imported = OwnRecords.fillsFromJson(text, OwnRecordsTest::find);
    assertThat(imported.rows()).hasSize(1);
    assertThat(imported.rows().get(0).fee()).isEqualTo(-0.01);
    assertThat(imported.problems()).extracting(ImportProblem::line).containsExactly(4L, 6L);
    assertThat(OwnRecords.fillsFromJson("{}", OwnRecordsTest::find).problems()).hasSize(1);
    assertThat(OwnRecords.fillsFromJson("[{]", OwnRecordsTest::find).problems()).hasSize(1);
    assertThat(OwnRecords.fillsFromCsv("", OwnRecordsTest::find).problems()).hasSize(1);
    assertThat(OwnRecords.fillsFromCsv("a\n\"b", OwnRecordsTest::find).problems()).hasSize(1);
  }

  @Test
  void positions_become_legs_of_core() {
    List<OwnPosition> positions =
        OwnRecords.positionsFromCsv(
                """
                symbol,side,quantity,entryPrice,liquidationPrice
                AAAUSDT,long,1.5,100,80
                AAAUSD,SHORT,300,100,
                """,
                OwnRecordsTest::find)
            .orThrow();
    assertThat(positions.get(0).leg().side()).isEqualTo(PositionSide.LONG);
    assertThat(positions.get(0).leg().quantity()).isEqualByComparingTo("1.5");
    assertThat(positions.get(0).liquidationPrice()).isEqualTo(80);
    assertThat(positions.get(1).liquidationPrice()).isNaN();
    assertThat(
            OwnRecords.positionsFromJson(
                    "[{\"symbol\":\"AAAUSDT\",\"side\":\"UP\",\"quantity\":1,\"entryPrice\":1}]",
                    OwnRecordsTest::find)
                .problems())
        .hasSize(1);
  }

  @Test
  void positions_say_how_they_are_held_and_come_once_a_side() {
    List<OwnPosition> positions =
        OwnRecords.positionsFromJson(
                """
                [{"symbol": "AAAUSDT", "side": "LONG", "quantity": 1, "entryPrice": 100,
                  "marginMode": "cross", "leverage": 12.5, "asOf": 1769846400000},
                 {"symbol": "AAAUSDT", "side": "SHORT", "quantity": 1, "entryPrice": 100}]
                """,
                OwnRecordsTest::find)
            .orThrow();
    assertThat(positions.get(0).marginMode()).contains(MarginMode.CROSS);
    assertThat(positions.get(0).leverage()).isEqualTo(12.5);
    assertThat(positions.get(0).asOfNanos()).hasValue(1_769_846_400_000_000_000L);
    assertThat(positions.get(1).marginMode()).isEmpty();
    assertThat(positions.get(1).leverage()).isNaN();
    assertThat(
            OwnRecords.positionsFromCsv(
                    """
                    symbol,side,quantity,entryPrice,marginMode,leverage,liquidationPrice,asOf
                    AAAUSDT,LONG,1,100,,,,
                    AAAUSDT,LONG,2,100,,,,
                    AAAUSD,LONG,2,100,shared,,,
                    AAAUSD,SHORT,2,100,,0,,
                    AAAUSD,SHORT,2,100,,,-1,
                    AAAUSD,SHORT,2,100,,,,now
                    """,
                    OwnRecordsTest::find)
                .problems())
        .extracting(p -> p.line() + " " + p.field())
        .containsExactly("3 side", "4 marginMode", "5 leverage", "6 liquidationPrice", "7 asOf");
  }
}
