// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.KnownMarginTiers;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.state.SavedState;
import io.github.liqscape.state.StateException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class OlderStateTest {

  /** Version 1 had no deposits that wait: read as if it had, its bytes would mean something else. */
  @Test
  void a_map_of_an_older_program_is_refused_and_the_way_out_named() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SavedState.write(
        new DataOutputStream(bytes), "liquidation-map", 1, body -> body.text("BTCUSDT"));
    LiquidationMap.Builder builder =
        LiquidationMap.builder(
                Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").tickSize("0.1").build())
            .tiers(KnownMarginTiers.binanceBtcusdt2026());
    assertThatThrownBy(
            () ->
                builder.restore(
                    new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
        .isInstanceOfSatisfying(
            StateException.class,
            e -> assertThat(e.reason()).isEqualTo(StateException.Reason.OLDER_VERSION))
        .hasMessageContaining("has version 1, this program reads 3")
        .hasMessageContaining("from history");
  }
}
