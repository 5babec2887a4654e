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
  void after_a_large_one_as_much_is_written_first() {
    SnapshotPace pace = new SnapshotPace(100);
    pace.snapshot(10_000_000);
    assertThat(inputs(pace, 100)).isEqualTo(100_000);
    pace.snapshot(10_000_000);
    assertThat(inputs(pace, 1_000_000)).isEqualTo(100);
  }
}
