// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.heatmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SweptMemoryTest {

  private static final long SECOND = 1_000_000_000L;

  /** A crash fills more than one ring; what was saved after it starts with a smaller one. */
  @Test
  void a_restored_memory_forgets_like_the_one_it_was_saved_from() throws IOException {
    SweptMemory memory = new SweptMemory();
    for (int i = 0; i < 400; i++) {
      memory.add(1, 3, i, 1, i * SECOND / 10);
    }
    memory.massIn(1, 0, 0, 90 * SECOND, new double[10]);
    SweptMemory restored = new SweptMemory();
    restored.restore(new DataInputStream(new ByteArrayInputStream(saved(memory))));
    for (int i = 0; i < 400; i++) {
      memory.add(-1, 5, i, 2, (90 + i) * SECOND);
      restored.add(-1, 5, i, 2, (90 + i) * SECOND);
      assertThat(saved(restored)).as("after %d", i).isEqualTo(saved(memory));
    }
  }

  private static byte[] saved(SweptMemory memory) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    memory.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
