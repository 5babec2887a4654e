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

/** The rank that is kept sorted beside the one that counts, few values so that many are equal. */
class RankProperties {

  @Property
  void a_rank_is_the_share_of_smaller_values(
      @ForAll @IntRange(min = 1, max = 9) int size,
      @ForAll @Size(max = 60) List<@IntRange(min = -3, max = 6) Integer> values)
      throws IOException {
    Rank rank = new Rank(size);
    for (int i = 0; i < values.size(); i++) {
      // -0.0 and 0.0 are the same value.
      double value = values.get(i) == 0 && i % 2 == 0 ? -0.0 : values.get(i);
      List<Integer> held = values.subList(Math.max(0, i + 1 - size), i + 1);
      long smaller = held.stream().filter(v -> v < value).count();

      assertThat(rank.add(Double.NaN)).isNaN();
      assertThat(rank.add(value)).isEqualTo((double) smaller / held.size());
      if (i % 7 == 6) {
        rank = reborn(rank, size);
      }
    }
  }

  private static Rank reborn(Rank rank, int size) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    rank.save(new StateWriter(new DataOutputStream(bytes)));
    Rank restored = new Rank(size);
    restored.restore(
        new StateReader(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))));
    return restored;
  }
}
