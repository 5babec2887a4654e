// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SnapshotPaceTest {

  private static int inputs(SnapshotPace pace, int size) {
    int n = 0;
    while (!pace.due()) {
      pace.input(size);
      n++;
    }
    return n;
  }

  @Test
  void a_small_snapshot_comes_after_so_many_inputs() {
    SnapshotPace pace = new SnapshotPace(100);
    assertThat(inputs(pace, 50)).isEqualTo(100);
    pace.snapshot(50_000);
    assertThat(inputs(pace, 50)).isEqualTo(100);
  }

  @Test
  void after_a_large_one_four_times_its_size_is_written_first() {
    SnapshotPace pace = new SnapshotPace(100);
    pace.snapshot(10_000_000);
    assertThat(inputs(pace, 100)).isEqualTo(400_000);
    pace.snapshot(10_000_000);
    assertThat(inputs(pace, 1_000_000)).isEqualTo(100);
  }

  @Test
  void of_packed_ticks_its_size_is_enough() {
    SnapshotPace pace = new SnapshotPace(100);
    pace.snapshot(1_000_000);
    while (!pace.due()) {
      pace.ticks(5, 50);
    }
    assertThat(pace.fresh()).isFalse();
    pace.snapshot(1_000_000);
    assertThat(pace.fresh()).isTrue();
    pace.ticks(1_000, 999_999);
    assertThat(pace.due()).isFalse();
    pace.ticks(1, 1);
    assertThat(pace.due()).isTrue();
  }
}
