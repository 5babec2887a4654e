// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.review.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginMode;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.paper.account.PaperPosition;
import io.github.liqscape.paper.review.Trades;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PositionComparisonTest {

  private static final long NOW = 1_769_846_400_000_000_000L;

  private static PaperPosition paper(
      Instrument instrument, PositionSide side, double quantity, double entry, MarginMode mode,
      double liquidation) {
    BigDecimal none = BigDecimal.ZERO;
    return new PaperPosition(
        instrument, side, quantity, entry, entry, mode, 10, none, none, none, liquidation, false);
  }

  private static List<OwnPosition> own(String rows) {
    return OwnRecords.positionsFromCsv(
            "symbol,side,quantity,entryPrice,marginMode,leverage,liquidationPrice,asOf\n" + rows,
            symbol ->
                List.of(Trades.LINEAR, Trades.INVERSE).stream()
                    .filter(i -> i.symbol().equals(symbol))
                    .findFirst())
        .orThrow();
  }

  private static PositionComparison compare(List<PaperPosition> paper, String rows) {
    return PositionComparison.of(paper, own(rows), PositionTolerance.DEFAULT, NOW);
  }

  private static final PaperPosition LONG =
      paper(Trades.LINEAR, PositionSide.LONG, 1.5, 100, MarginMode.ISOLATED, 90.45);

  @Test
  void what_the_records_do_not_say_is_not_compared() {
    assertThat(compare(List.of(LONG), "AAAUSDT,LONG,1.5,100,,,,").equal()).isTrue();
    assertThat(compare(List.of(), "").equal()).isTrue();
    assertThat(compare(List.of(), "").apartNanos()).isEmpty();
  }

  @Test
  void a_difference_says_by_how_much() {
    PositionComparison comparison =
        compare(List.of(LONG), "AAAUSDT,LONG,1.499,100.02,CROSS,20,90.5,2026-01-31T07:59:58Z");
    assertThat(comparison.equal()).isFalse();
    PositionMatch.Different different = (PositionMatch.Different) comparison.matches().get(0);
    assertThat(different.differences())
        .extracting(PositionDifference::field)
        .containsExactly(PositionField.values());
    assertThat(comparison.text())
        .isEqualToNormalizingNewlines(
            """
            1 positions, 0 equal
            synthetic:AAAUSDT LONG: different
              quantity: paper 1.5, own 1.499, -1.00000 lots, 0 granted
              entry price: paper 100.0, own 100.02, +2.00000 ticks, 0.5 granted
              margin mode: paper ISOLATED, own CROSS
              leverage: paper 10.0, own 20.0, +10.0000 x, 0 granted
              liquidation price: paper 90.45, own 90.5, +5.00000 ticks, 1.5 granted
            the records are 2.000 s older than the account
            """);
  }

  @Test
  void the_tolerance_is_granted_to_its_edge_and_not_beyond() {
    assertThat(compare(List.of(LONG), "AAAUSDT,LONG,1.5,100.005,,,90.465,").equal()).isTrue();
    assertThat(compare(List.of(LONG), "AAAUSDT,LONG,1.5,100.0051,,,,").equal()).isFalse();
    assertThat(compare(List.of(LONG), "AAAUSDT,LONG,1.5,100,,,90.4651,").equal()).isFalse();
    List<OwnPosition> less = own("AAAUSDT,LONG,1.49,100,,,,");
    PositionTolerance ten = new PositionTolerance(10, 0, 0);
    PositionTolerance nine = new PositionTolerance(9, 0, 0);
    assertThat(PositionComparison.of(List.of(LONG), less, ten, NOW).equal()).isTrue();
    assertThat(PositionComparison.of(List.of(LONG), less, nine, NOW).equal()).isFalse();
  }

  @Test
  void another_side_is_missing_here_and_there() {
    PositionComparison comparison =
        compare(List.of(LONG), "AAAUSDT,SHORT,1.5,100,,,,\nAAAUSD,LONG,300,100,,,,");
    assertThat(comparison.matches().get(0)).isInstanceOf(PositionMatch.PaperOnly.class);
    assertThat(comparison.matches()).hasSize(3);
    assertThat(comparison.matches().subList(1, 3))
        .hasOnlyElementsOfType(PositionMatch.OwnOnly.class);
    assertThat(comparison.text())
        .contains(
            "AAAUSDT LONG: on paper only, 1.5 at 100.0", "AAAUSDT SHORT: in truth only, 1.5 at 100",
            "AAAUSD LONG: in truth only, 300 at 100");
  }

  @Test
  void a_position_in_a_pool_has_no_liquidation_price_of_its_own() {
    PaperPosition cross =
        paper(Trades.INVERSE, PositionSide.SHORT, 300, 100, MarginMode.CROSS, Double.NaN);
    assertThat(compare(List.of(cross), "AAAUSD,SHORT,300,100,CROSS,10,120,").equal()).isTrue();
  }

  @Test
  void two_of_one_side_are_refused() {
    OwnPosition one = own("AAAUSDT,LONG,1,100,,,,").get(0);
    assertThatThrownBy(
            () ->
                PositionComparison.of(
                    List.of(), List.of(one, one), PositionTolerance.DEFAULT, NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("were two of synthetic:AAAUSDT LONG");
    assertThatThrownBy(() -> new PositionTolerance(0, -1, 0))
        .hasMessage("entry ticks must be in [0, 1e9], was -1.0");
    assertThatThrownBy(
            () -> new PositionMatch.Different(LONG, one, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new OwnPosition(
                    one.instrument(), one.leg(), Double.NaN, Optional.empty(), 0,
                    one.asOfNanos()))
        .hasMessage("leverage must be > 0 or NaN, was 0.0");
  }
}
