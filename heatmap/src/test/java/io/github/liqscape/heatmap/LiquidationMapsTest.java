// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.heatmap.LiquidationMap.Outcome;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.market.MarketEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiquidationMapsTest {

  private static final TapeMode A = SummedMarkets.FINE;
  private static final TapeMode B = SummedMarkets.COARSE;

  private static LiquidationMap.Builder builder(TapeMode mode) {
    return LiquidationMap.builder(mode.instrument()).tiers(mode.tiers());
  }

  private static LiquidationMaps.Builder both() {
    return LiquidationMaps.builder().map(builder(B)).map(builder(A));
  }

  /** Two tapes, event by event. */
  private static List<MarketEvent> events(int each) {
    RandomTape a = new RandomTape(A, 11);
    RandomTape b = new RandomTape(B, 12);
    List<MarketEvent> events = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      events.add(a.next());
      events.add(b.next());
    }
    return events;
  }

  @Test
  void every_event_finds_the_map_of_its_instrument() {
    LiquidationMaps maps = both().build();
    LiquidationMap alone = TestMaps.empty(A);
    LiquidationMap other = TestMaps.empty(B);
    for (MarketEvent event : events(1_500)) {
      LiquidationMap map = event.instrument().equals(A.instrument()) ? alone : other;
      assertThat(maps.apply(event)).isEqualTo(map.apply(event));
    }
    assertThat(maps.instruments()).containsExactly(A.instrument(), B.instrument());
    assertThat(maps.profile(A.instrument()).contentHash())
        .isEqualTo(alone.profile().contentHash());
    assertThat(maps.profile().contentHash())
        .isEqualTo(
            LiquidationMaps.sum(List.of(other.profile(), alone.profile())).contentHash());
    for (Outcome outcome : Outcome.values()) {
      assertThat(maps.count(outcome)).isEqualTo(alone.count(outcome) + other.count(outcome));
    }
  }

  @Test
  void a_stranger_is_counted_and_changes_nothing() {
    LiquidationMaps maps = both().build();
    events(500).forEach(maps::apply);
    String before = maps.profile().contentHash();
    long unknown = maps.count(Outcome.UNKNOWN_INSTRUMENT);
    MarketEvent strange = new RandomTape(TapeMode.COARSE, 1).next();
    assertThat(maps.apply(strange)).isEqualTo(Outcome.UNKNOWN_INSTRUMENT);
    assertThat(maps.count(Outcome.UNKNOWN_INSTRUMENT)).isEqualTo(unknown + 1);
    assertThat(maps.profile().contentHash()).isEqualTo(before);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> maps.profile(strange.instrument()))
        .withMessageContaining("DOGEUSDT");
  }

  @Test
  void a_map_without_currency_is_left_out_by_name() {
    LiquidationMaps maps = both().build();
    LiquidationProfile nothing = maps.profile();
    assertThat(nothing.size(PositionSide.LONG)).isZero();
    assertThat(nothing.provenance().flags())
        .containsExactly("binance:BTCUSDT LEFT_OUT", "okx:BTC-USDT-SWAP LEFT_OUT");
    assertThat(nothing.contentHash()).isNotEmpty();
    new RandomTape(A, 13).take(4_000).forEach(maps::apply);
    LiquidationProfile one = maps.profile();
    assertThat(one.totalPositionNotional(PositionSide.LONG))
        .isEqualTo(maps.profile(A.instrument()).totalPositionNotional(PositionSide.LONG));
    assertThat(one.provenance().flags()).contains("okx:BTC-USDT-SWAP LEFT_OUT");
    assertThat(one.provenance().fidelity()).isEqualTo(Fidelity.CANDLE_OI);
    assertThat(one.provenance().venues()).containsExactly("binance", "okx");
    assertThat(LiquidationMaps.sum(List.of(one)).contentHash()).isEqualTo(one.contentHash());
  }

  @Test
  void restored_maps_continue_to_the_bit() throws IOException {
    List<MarketEvent> events = events(2_000);
    LiquidationMaps maps = both().build();
    events.subList(0, 2_000).forEach(maps::apply);
    maps.apply(new RandomTape(TapeMode.COARSE, 1).next());
    byte[] saved = saved(maps);
    LiquidationMaps restored =
        LiquidationMaps.builder().map(builder(A)).map(builder(B)).restore(input(saved));
    assertThat(saved(restored)).isEqualTo(saved);
    events.subList(2_000, 4_000).forEach(e -> {
      maps.apply(e);
      restored.apply(e);
    });
    assertThat(restored.profile().contentHash()).isEqualTo(maps.profile().contentHash());
    assertThat(restored.count(Outcome.UNKNOWN_INSTRUMENT))
        .isEqualTo(maps.count(Outcome.UNKNOWN_INSTRUMENT));
  }

  @Test
  void a_state_of_other_maps_is_refused() throws IOException {
    byte[] saved = saved(both().build());
    assertThatThrownBy(() -> LiquidationMaps.builder().map(builder(A)).restore(input(saved)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds 2 maps, expected 1");
    assertThatThrownBy(
            () ->
                LiquidationMaps.builder()
                    .map(builder(A))
                    .map(builder(SummedMarkets.HIGH))
                    .restore(input(saved)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("okx:BTC-USDT-SWAP");
  }

  @Test
  void maps_that_cannot_be_summed_are_refused_from_the_start() {
    assertThatIllegalArgumentException().isThrownBy(LiquidationMaps::of);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LiquidationMaps.of(TestMaps.empty(A), TestMaps.empty(A)))
        .withMessageContaining("given twice");
    LiquidationMaps.Builder dollars =
        LiquidationMaps.builder().map(builder(A)).map(builder(SummedMarkets.COIN));
    assertThatIllegalArgumentException()
        .isThrownBy(dollars::build)
        .withMessageContaining("[USD, USDT]");
    assertThat(dollars.atPar("USD", "USDT").build().profile().instrument())
        .hasToString("multi:BTCUSD+USDT");
  }

  private static byte[] saved(LiquidationMaps maps) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    maps.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static DataInput input(byte[] saved) {
    return new DataInputStream(new ByteArrayInputStream(saved));
  }
}
