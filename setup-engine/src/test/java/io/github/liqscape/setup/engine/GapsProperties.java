// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The running count of missing candles beside a sum over the list; long calm stretches, too. */
class GapsProperties {

  @Property
  void what_is_missing_is_counted_for_so_many_bars(
      @ForAll @IntRange(min = 1, max = 9) int size,
      @ForAll @Size(max = 80) List<@IntRange(min = -12, max = 6) Integer> missing)
      throws IOException {
    Gaps gaps = new Gaps(size);
    for (int i = 0; i < missing.size(); i++) {
      gaps.add(Math.max(0, missing.get(i)));
      int expected =
          missing.subList(Math.max(0, i + 1 - size), i + 1).stream()
              .mapToInt(m -> Math.max(0, m))
              .sum();
      assertThat(gaps.sum()).isEqualTo(expected);
      if (i % 7 == 6) {
        gaps = reborn(gaps, size);
      }
    }
  }

  private static Gaps reborn(Gaps gaps, int size) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    gaps.save(new StateWriter(new DataOutputStream(bytes)));
    Gaps restored = new Gaps(size);
    restored.restore(
        new StateReader(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))));
    return restored;
  }
}
