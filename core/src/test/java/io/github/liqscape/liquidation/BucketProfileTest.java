// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.liquidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.instrument.Venue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BucketProfileTest {

  private static final Instrument BTC =
      Instrument.linear(Venue.BINANCE, "BTCUSDT", "BTC", "USDT").build();
  private static final double[] LONG_EDGES = {90, 95, 99, 101};
  private static final double[] SHORT_EDGES = {100, 105, 110};

  @Test
  void cumulative_curves_run_outward_from_the_mark() {
    LiquidationProfile profile = profile().build();
    assertThat(profile.cumulativeForced(PositionSide.LONG, 2)).isEqualTo(3);
    assertThat(profile.cumulativeForced(PositionSide.LONG, 0)).isEqualTo(6);
    assertThat(profile.cumulativeForced(PositionSide.SHORT, 0)).isEqualTo(4);
    assertThat(profile.cumulativeForced(PositionSide.SHORT, 1)).isEqualTo(9);
    assertThat(profile.totalPositionNotional(PositionSide.SHORT)).isEqualTo(90);
    assertThat(profile.low(PositionSide.LONG, 1)).isEqualTo(95);
    assertThat(profile.high(PositionSide.LONG, 1)).isEqualTo(99);
  }

  @Test
  void equal_profiles_have_equal_hashes_and_one_bit_makes_another() {
    String hash = profile().build().contentHash();
    assertThat(hash).hasSize(64).isEqualTo(profile().build().contentHash());
    double[] other = {1, 2, Math.nextUp(3.0)};
    assertThat(
            profile().side(PositionSide.LONG, LONG_EDGES, other, other, other).build().contentHash())
        .isNotEqualTo(hash);
    assertThat(profile().provenance(provenance(Fidelity.CALIBRATED)).build().contentHash())
        .isNotEqualTo(hash);
    // Pinned: a change of the hash must be seen.
    assertThat(hash).startsWith("29eed07affa6b72f");
  }

  @Test
  void the_arrays_given_are_copied() {
    double[] forced = {4, 5};
    double[] notional = {40, 50};
    LiquidationProfile profile =
        profile().side(PositionSide.SHORT, SHORT_EDGES, forced, notional, forced).build();
    forced[0] = 99;
    assertThat(profile.expectedForced(PositionSide.SHORT, 0)).isEqualTo(4);
  }

  @Test
  void a_split_must_add_up_and_belong_to_the_bins() {
    double[][] split = {{1, 2}, {3, 3}};
    LiquidationProfile profile =
        profile()
            .leverageBins(List.of(5, 50))
            .split(PositionSide.SHORT, split)
            .split(PositionSide.LONG, new double[][] {{1, 1, 1}, {0, 1, 2}})
            .build();
    assertThat(profile.expectedForced(PositionSide.SHORT, 1, 1)).isEqualTo(3);
    assertThatThrownBy(() -> profile().leverageBins(List.of(5, 50)).build())
        .hasMessageContaining("split by 2");
    assertThatThrownBy(() -> profile().split(PositionSide.SHORT, new double[][] {{1, 2}}))
        .hasMessageContaining("add up to 4.0, was 1.0");
    assertThatThrownBy(() -> profile().leverageBins(List.of(50, 5)))
        .hasMessageContaining("[50, 5]");
  }

  @Test
  void mass_on_the_wrong_side_of_the_mark_is_refused() {
    double[] mass = {1, 1};
    double[] none = {0, 0};
    assertThatThrownBy(
            () -> profile().side(PositionSide.LONG, new double[] {99, 101, 102}, mass, mass, mass))
        .hasMessageContaining("LONG mass must lie below the mark 100.0");
    assertThatThrownBy(
            () -> profile().side(PositionSide.SHORT, new double[] {98, 99, 102}, mass, mass, mass))
        .hasMessageContaining("SHORT mass must lie above");
    assertThat(
            profile()
                .side(PositionSide.LONG, new double[] {99, 101, 102}, none, none, none)
                .build()
                .size(PositionSide.LONG))
        .isEqualTo(2);
  }

  @Test
  void bad_arrays_and_ranges_are_refused_with_their_values() {
    double[] two = {1, 1};
    assertThatThrownBy(
            () -> profile().side(PositionSide.SHORT, new double[] {100, 105}, two, two, two))
        .hasMessageContaining("edges must have 3 values, had 2");
    assertThatThrownBy(
            () -> profile().side(PositionSide.SHORT, new double[] {100, 105, 105}, two, two, two))
        .hasMessageContaining("strictly rising");
    assertThatThrownBy(
            () ->
                profile()
                    .side(PositionSide.SHORT, SHORT_EDGES, two, two, new double[] {1, Double.NaN}))
        .hasMessageContaining("bucket 1 was NaN");
    assertThatThrownBy(() -> profile().build().band(PositionSide.LONG, 95, 90))
        .hasMessageContaining("[95.0, 90.0]");
    assertThatThrownBy(() -> profile().build().low(PositionSide.LONG, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void shares_of_both_sides_add_up_to_one() {
    assertThatThrownBy(() -> profile().provenance(provenance(Fidelity.VOLUME_PROXY)).build())
        .hasMessageContaining("add up to 1");
  }

  @Test
  void bands_are_the_makers_or_none() {
    assertThat(profile().build().band(PositionSide.LONG, 90, 95)).isEmpty();
    ForcedBand band = new ForcedBand(2, 1, 2, 3, 80);
    assertThat(
            profile().bands((side, low, high) -> Optional.of(band)).build()
                .band(PositionSide.LONG, 90, 95))
        .contains(band);
  }

  @Test
  void without_buckets_or_zones_a_profile_is_empty_and_without_provenance_none() {
    LiquidationProfile empty =
        BucketProfile.builder(BTC, 0, 100).provenance(provenance(Fidelity.VOLUME_PROXY)).build();
    assertThat(empty.size(PositionSide.LONG)).isZero();
    assertThat(empty.nearestZone(PositionSide.SHORT)).isEmpty();
    assertThatThrownBy(() -> BucketProfile.builder(BTC, 0, 100).build())
        .hasMessageContaining("provenance");
    assertThatThrownBy(() -> BucketProfile.builder(BTC, 0, -1)).hasMessageContaining("was -1");
  }

  private static BucketProfile.Builder profile() {
    double[] longs = {1, 2, 3};
    double[] shorts = {4, 5};
    return BucketProfile.builder(BTC, 7, 100)
        .provenance(provenance(Fidelity.OI_ANCHORED))
        .side(PositionSide.LONG, LONG_EDGES, longs, longs, longs)
        .side(PositionSide.SHORT, SHORT_EDGES, shorts, new double[] {40, 50}, shorts);
  }

  private static Provenance provenance(Fidelity fidelity) {
    return new Provenance(
        "bought/1", List.of("binance"), fidelity, MarkSource.MARK_PRICE, 1, 0, 0, 0, 0,
        Map.of("b", 1L, "a", 2L), false, List.of(), "none", Map.of("x", "1"), Optional.empty());
  }
}
