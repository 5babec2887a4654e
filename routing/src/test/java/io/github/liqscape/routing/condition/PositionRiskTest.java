// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import static io.github.liqscape.routing.condition.Market.BTC;
import static io.github.liqscape.routing.condition.Market.at;
import static io.github.liqscape.routing.condition.Market.mark;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PositionRiskTest {

  private final List<Alert> alerts = new ArrayList<>();
  private final PositionRisk rule = PositionRisk.to(alerts::add);

  private static OwnPosition position(PositionSide side, double quantity, double liquidation) {
    return new OwnPosition(BTC, "p1", side, quantity, liquidation);
  }

  @Test
  void less_than_two_percent_and_more_than_fifty_is_critical() {
    rule.positions(List.of(position(PositionSide.LONG, 0.01, 98_100)));
    rule.apply(mark(0, 100_000));
    Alert alert = alerts.get(0);
    assertThat(alert.critical()).isTrue();
    assertThat(alert.tier()).isEqualTo(AlertTier.ACTIVE_RISK);
    assertThat(alert.ref()).isEqualTo("position-p1");
    assertThat(alert.text()).contains("98100", "1.9 % away");
  }

  @Test
  void exactly_two_percent_or_exactly_fifty_is_not() {
    rule.positions(List.of(position(PositionSide.LONG, 0.01, 98_000)));
    rule.apply(mark(0, 100_000));
    rule.positions(List.of(position(PositionSide.LONG, 0.0005, 99_000)));
    rule.apply(mark(30, 100_000));
    assertThat(alerts).isEmpty();
  }

  @Test
  void a_short_is_in_danger_from_above() {
    rule.positions(List.of(position(PositionSide.SHORT, 0.01, 101_900)));
    rule.apply(mark(0, 99_000));
    assertThat(alerts).isEmpty();
    rule.apply(mark(30, 100_000));
    assertThat(alerts).hasSize(1);
  }

  @Test
  void it_is_checked_every_thirty_seconds_of_event_time() {
    rule.positions(List.of(position(PositionSide.LONG, 0.01, 98_100)));
    rule.apply(mark(0, 110_000));
    rule.apply(mark(29.999, 100_000));
    assertThat(alerts).isEmpty();
    rule.apply(mark(30, 100_000));
    rule.apply(mark(31, 100_000));
    rule.apply(mark(60, 99_000));
    assertThat(alerts).extracting(Alert::createdAtNanos).containsExactly(at(30), at(60));
    assertThat(alerts).extracting(Alert::startsAtNanos).containsOnly(at(30));
  }

  @Test
  void it_ends_when_there_is_room_again_or_the_position_is_gone() {
    rule.positions(List.of(position(PositionSide.LONG, 0.01, 98_100)));
    rule.apply(mark(0, 100_000));
    rule.apply(mark(30, 110_000));
    assertThat(alerts.get(1).endsAtNanos()).isEqualTo(at(30));
    rule.apply(mark(60, 100_000));
    rule.positions(List.of());
    assertThat(alerts.get(3).endsAtNanos()).isEqualTo(at(60));
    rule.apply(mark(90, 98_000));
    assertThat(alerts).hasSize(4);
  }

  @Test
  void late_marks_are_counted_only() {
    rule.positions(List.of(position(PositionSide.LONG, 0.01, 98_100)));
    rule.apply(mark(100, 110_000));
    rule.apply(mark(98, 98_200));
    assertThat(rule.late()).isEqualTo(1);
    assertThat(alerts).isEmpty();
  }

  @Test
  void positions_come_from_csv_and_json() {
    OwnPosition expected = new OwnPosition(BTC, "BTCUSDT-LONG", PositionSide.LONG, 0.5, 61_000.5);
    assertThat(
            OwnPositions.csv(
                "side,symbol,liquidationPrice,quantity,note\nlong,BTCUSDT,61000.5,0.5,x\n\n",
                symbol -> Optional.of(BTC)))
        .containsExactly(expected);
    assertThat(
            OwnPositions.json(
                """
                [{"symbol":"BTCUSDT","side":"LONG","quantity":0.5,"liquidationPrice":"61000.5"}]
                """,
                symbol -> Optional.of(BTC)))
        .containsExactly(expected);
  }

  @Test
  void a_wrong_row_is_named() {
    assertThatThrownBy(
            () ->
                OwnPositions.csv(
                    "symbol,side,quantity,liquidationPrice\nBTCUSDT,LONG,1,60000\n"
                        + "BTCUSDT,UP,1,60000",
                    symbol -> Optional.of(BTC)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("row 2: ");
    assertThatThrownBy(() -> OwnPositions.json("{}", symbol -> Optional.empty()))
        .hasMessage("positions must be a JSON array");
  }

  @Test
  void restored_it_continues_alike() throws IOException {
    rule.positions(List.of(position(PositionSide.LONG, 0.01, 98_100)));
    rule.apply(mark(0, 100_000));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    rule.save(new DataOutputStream(bytes));
    List<Alert> later = new ArrayList<>();
    PositionRisk restored =
        PositionRisk.restore(
            new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), later::add);
    alerts.clear();
    for (int i = 1; i < 200; i++) {
      rule.apply(mark(i * 7, 99_000 + i % 30 * 100));
      restored.apply(mark(i * 7, 99_000 + i % 30 * 100));
    }
    assertThat(later).isEqualTo(alerts).hasSizeGreaterThan(5);
  }
}
