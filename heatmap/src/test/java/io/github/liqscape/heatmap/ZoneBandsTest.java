// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ZoneBandsTest {

  @Test
  void buckets_of_2_5_bp_fill_the_bands_evenly() {
    ZoneBands bands = new ZoneBands(2.5e-4);
    assertThat(bands.buckets()).isEqualTo(400);
    int[] first = {0, 20, 40, 80, 200};
    for (int band = 0; band < ZoneBands.COUNT; band++) {
      assertThat(bands.from(band)).isEqualTo(first[band]);
      assertThat(bands.band(first[band])).isEqualTo(band);
      assertThat(bands.band(bands.to(band) - 1)).isEqualTo(band);
    }
  }

  @Test
  void a_centre_on_an_edge_belongs_outside() {
    ZoneBands bands = new ZoneBands(8 * 2.5e-4); // centres at 10, 30 and 50 bp
    assertThat(bands.to(0)).isEqualTo(2);
  }

  @Test
  void a_band_narrower_than_a_bucket_is_empty() {
    ZoneBands bands = new ZoneBands(64 * 2.5e-4); // centres at 80 and 240 bp
    assertThat(bands.to(0)).isEqualTo(bands.from(0));
    assertThat(bands.band(0)).isEqualTo(1);
    assertThat(bands.to(2)).isEqualTo(bands.from(2));
    assertThat(bands.band(1)).isEqualTo(3);
  }

  @Test
  void buckets_outside_and_absurd_widths_are_refused() {
    ZoneBands bands = new ZoneBands(2.5e-4);
    assertThatIllegalArgumentException().isThrownBy(() -> bands.band(400));
    assertThatIllegalArgumentException().isThrownBy(() -> bands.band(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> new ZoneBands(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new ZoneBands(Double.NaN));
  }
}
