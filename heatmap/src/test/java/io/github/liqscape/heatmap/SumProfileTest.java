// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.liqscape.instrument.ContractType;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.liquidation.BucketProfile;
import io.github.liqscape.liquidation.Fidelity;
import io.github.liqscape.liquidation.ForcedBand;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.liquidation.LiquidationZone;
import io.github.liqscape.liquidation.Provenance;
import io.github.liqscape.market.MarkPrice;
import java.util.List;
import org.junit.jupiter.api.Test;

class SumProfileTest {

  private static final LiquidationProfile FINE =
      SummedMarkets.profile(SummedMarkets.FINE, 3, 4_000);
  private static final LiquidationProfile COIN =
      SummedMarkets.profile(SummedMarkets.COIN, 4, 4_000);
  private static final LiquidationProfile COARSE =
      SummedMarkets.profile(SummedMarkets.COARSE, 5, 4_000);
  private static final LiquidationProfile HIGH =
      SummedMarkets.profile(SummedMarkets.HIGH, 6, 4_000);

  @Test
  void the_sum_of_one_is_that_one() {
    for (LiquidationProfile part : List.of(FINE, COIN, COARSE)) {
      LiquidationProfile sum = LiquidationMaps.sum(List.of(part));
      assertThat(sum.mark()).isEqualTo(part.mark());
      assertThat(sum.asOfNanos()).isEqualTo(part.asOfNanos());
      for (PositionSide side : PositionSide.values()) {
        assertThat(sum.size(side)).isEqualTo(part.size(side));
        for (int i = 0; i < sum.size(side); i++) {
          assertThat(sum.low(side, i)).isEqualTo(part.low(side, i));
          assertThat(sum.high(side, i)).isEqualTo(part.high(side, i));
          assertThat(sum.positionNotional(side, i)).isEqualTo(part.positionNotional(side, i));
          assertThat(sum.expectedForced(side, i)).isEqualTo(part.expectedForced(side, i));
          assertThat(sum.cumulativeForced(side, i)).isEqualTo(part.cumulativeForced(side, i));
          assertThat(sum.positionQuantity(side, i)).isNaN();
        }
        same(sum.band(side, 40_000, 90_000).orElseThrow(),
            part.band(side, 40_000, 90_000).orElseThrow());
        assertThat(sum.zones(side)).hasSameSizeAs(part.zones(side)).isNotEmpty();
        for (int z = 0; z < sum.zones(side).size(); z++) {
          LiquidationZone of = sum.zones(side).get(z);
          LiquidationZone is = part.zones(side).get(z);
          assertThat(List.of(of.low(), of.high(), of.centroid(), of.distance(), of.distanceAtr()))
              .isEqualTo(
                  List.of(is.low(), is.high(), is.centroid(), is.distance(), is.distanceAtr()));
          same(of.expectedForced(), is.expectedForced());
        }
      }
    }
  }

  private static void same(ForcedBand a, ForcedBand b) {
    assertThat(a.mean()).isCloseTo(b.mean(), within(1e-12 * b.mean()));
    assertThat(a.low()).isCloseTo(b.low(), within(1e-12 * b.mean()));
    assertThat(a.median()).isCloseTo(b.median(), within(1e-12 * b.mean()));
    assertThat(a.high()).isCloseTo(b.high(), within(1e-12 * b.high()));
    assertThat(a.prints()).isCloseTo(b.prints(), within(1e-12 * b.prints()));
  }

  @Test
  void linear_and_inverse_contracts_add_in_currency_at_par() {
    LiquidationProfile sum = LiquidationMaps.sum(List.of(FINE, COIN), "USD", "USDT", "USDC");
    assertThat(sum.instrument()).hasToString("multi:BTCUSD+USDT");
    assertThat(sum.instrument().quoteAsset()).isEqualTo("USD+USDT");
    assertThat(sum.instrument().contractType()).isEqualTo(ContractType.LINEAR);
    assertThat(sum.provenance().flags()).contains("AT_PAR USD USDT");
    for (PositionSide side : PositionSide.values()) {
      double both = FINE.totalPositionNotional(side) + COIN.totalPositionNotional(side);
      assertThat(sum.totalPositionNotional(side)).isCloseTo(both, within(1e-12 * both));
    }
  }

  @Test
  void mass_between_two_marks_is_kept_and_counted_first() {
    LiquidationProfile sum = LiquidationMaps.sum(List.of(FINE, HIGH));
    double lower = Math.min(FINE.mark(), HIGH.mark());
    double upper = Math.max(FINE.mark(), HIGH.mark());
    assertThat(sum.mark()).isStrictlyBetween(lower, upper);
    assertThat(sum.provenance().flags()).contains("MARKS_APART");
    double above = sum.band(PositionSide.LONG, sum.mark(), upper).orElseThrow().mean();
    assertThat(above).isPositive();
    int i = 0;
    while (sum.high(PositionSide.LONG, i) < sum.mark()) {
      i++;
    }
    assertThat(sum.cumulativeForced(PositionSide.LONG, i)).isGreaterThan(0.9 * above);
    assertThat(sum.zones(PositionSide.LONG).getFirst().high()).isGreaterThan(sum.mark());
    assertThat(sum.zones(PositionSide.LONG).getFirst().distance()).isZero();
  }

  @Test
  void zones_are_ranked_within_the_profile_and_hold_their_own_sums() {
    LiquidationProfile sum = SummedMarkets.sum(List.of(FINE, COIN, COARSE));
    for (PositionSide side : PositionSide.values()) {
      assertThat(sum.zones(side)).isNotEmpty().hasSizeLessThanOrEqualTo(12);
      double last = 0;
      for (LiquidationZone zone : sum.zones(side)) {
        assertThat(zone.ranked()).isFalse();
        assertThat(zone.percentile()).isNaN();
        assertThat(zone.distance()).isGreaterThanOrEqualTo(last);
        assertThat(zone.firstSeenNanos()).isLessThanOrEqualTo(sum.asOfNanos());
        assertThat(zone.leverageSplit().stream().mapToDouble(d -> d).sum())
            .isCloseTo(1, within(1e-12));
        assertThat(zone.expectedForced())
            .isEqualTo(sum.band(side, zone.low(), zone.high()).orElseThrow());
        last = zone.distance();
      }
    }
  }

  @Test
  void provenance_is_the_worst_of_the_parts_and_names_them() {
    LiquidationProfile candles = SummedMarkets.profile(TapeMode.CANDLES_OI, 7, 2_000);
    LiquidationProfile sum = LiquidationMaps.sum(List.of(candles, COIN), "USD", "USDT");
    Provenance a = candles.provenance();
    Provenance b = COIN.provenance();
    Provenance of = sum.provenance();
    assertThat(a.fidelity()).isEqualTo(Fidelity.CANDLE_OI);
    assertThat(of.fidelity()).isEqualTo(Fidelity.CANDLE_OI);
    assertThat(of.venues()).containsExactly("binance", "bybit");
    assertThat(of.markSource()).isEqualTo(a.markSource());
    assertThat(of.printsUsed()).isEqualTo(a.printsUsed() + b.printsUsed());
    assertThat(of.coverage())
        .isBetween(
            Math.min(a.coverage(), b.coverage()), Math.max(a.coverage(), b.coverage()));
    a.flags().forEach(flag -> assertThat(of.flags()).contains("binance:BTCUSDT " + flag));
    b.flags().forEach(flag -> assertThat(of.flags()).contains("bybit:BTCUSD " + flag));
    assertThat(of.tiers()).contains("binance:BTCUSDT: " + a.tiers(), "bybit:BTCUSD: " + b.tiers());
    assertThat(of.assumptions()).isEqualTo(a.assumptions());
    assertThat(of.lastScore()).isEmpty();
  }

  @Test
  void a_venue_that_fell_silent_is_stale_by_the_time_of_the_others() {
    LiquidationMap live = TestMaps.empty(SummedMarkets.COARSE);
    LiquidationMap silent = TestMaps.empty(SummedMarkets.FINE);
    new RandomTape(SummedMarkets.COARSE, 8).take(500).forEach(live::apply);
    new RandomTape(SummedMarkets.FINE, 9).take(500).forEach(silent::apply);
    Instrument okx = live.instrument();
    long later = Math.max(live.profile().asOfNanos(), silent.profile().asOfNanos())
        + 200 * PopulatedMap.SECOND;
    live.apply(new MarkPrice(okx, later, later, live.profile().mark(), Double.NaN));
    Provenance of =
        LiquidationMaps.sum(List.of(live.profile(), silent.profile())).provenance();
    assertThat(silent.profile().provenance().flags()).doesNotContain("MARK_STALE");
    assertThat(of.stale()).isTrue();
    assertThat(of.flags())
        .contains(
            "binance:BTCUSDT MARK_STALE", "binance:BTCUSDT TRADES_STALE", "binance:BTCUSDT BEHIND")
        .doesNotContain("okx:BTC-USDT-SWAP MARK_STALE", "okx:BTC-USDT-SWAP BEHIND");
    assertThat(of.ageNanos().get("MARK_PRICE")).isGreaterThan(190 * PopulatedMap.SECOND);
  }

  @Test
  void what_cannot_be_summed_is_refused_by_name() {
    refused(List.of(), "at least one part");
    refused(List.of(FINE, FINE), "binance:BTCUSDT was given twice");
    refused(List.of(FINE, COIN), "one quote asset", "[USD, USDT]");
    refused(
        List.of(FINE, SummedMarkets.profile(TapeMode.COARSE, 1, 500)), "one base asset", "DOGE");
    refused(
        List.of(FINE, SummedMarkets.profile(TapeMode.CANDLES_ONLY, 1, 500)),
        "must show currency", "VOLUME_PROXY");
    refused(List.of(TestMaps.empty(SummedMarkets.COARSE).profile()), "has seen no price");
    refused(
        List.of(
            BucketProfile.builder(SummedMarkets.FINE.instrument(), 0, 60_000)
                .provenance(FINE.provenance())
                .build()),
        "must come from a LiquidationMap", "BucketProfile");
  }

  @Test
  void a_generated_market_is_not_summed_with_a_real_one() {
    Instrument made = Instrument.linear(Venue.SYNTHETIC, "BTCUSDT", "BTC", "USDT").build();
    LiquidationMap generated =
        LiquidationMap.of(made, SummedMarkets.FINE.tiers());
    LiquidationMap real = TestMaps.empty(SummedMarkets.FINE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LiquidationMaps.of(generated, real))
        .withMessageContaining("generated market");
  }

  private static void refused(List<LiquidationProfile> parts, String... words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LiquidationMaps.sum(parts))
        .satisfies(e -> assertThat(e.getMessage()).contains(words));
  }
}
