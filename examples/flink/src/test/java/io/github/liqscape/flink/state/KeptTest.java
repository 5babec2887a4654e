// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.state.SavedState;
import io.github.liqscape.state.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/**
 * An engine as a value of state: what a snapshot saw is never changed, and what is no state is
 * refused.
 */
class KeptTest {

  /** Counts, and counts how often it was saved. */
  private static final class Counter implements Engine {
    long count;
    int saves;

    @Override
    public void save(DataOutput to) throws IOException {
      saves++;
      SavedState.write(to, "counter", 1, out -> out.number(count));
    }

    static Counter restore(DataInput from) throws IOException {
      return SavedState.read(
          from, "counter", 1,
          (in, version) -> {
            Counter counter = new Counter();
            counter.count = in.number();
            return counter;
          });
    }
  }

  private final KeptSerializer<Counter> serializer = new KeptSerializer<>();

  private byte[] written(Kept<Counter> kept) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(kept, out);
    return out.getCopyOfBuffer();
  }

  private Kept<Counter> read(byte[] bytes) throws IOException {
    return serializer.deserialize(new DataInputDeserializer(bytes));
  }

  private static Counter live(Kept<Counter> kept) throws IOException {
    return kept.live(Counter::restore);
  }

  @Test
  void copy_that_goes_on_leaves_what_the_snapshot_saw() throws IOException {
    Kept<Counter> kept = Kept.of(new Counter());
    live(kept).count = 7;
    Kept<Counter> copy = serializer.copy(kept); // as Flink does at the first access in a snapshot
    live(copy).count++;
    assertThat(live(read(written(kept))).count).isEqualTo(7);
    assertThat(live(read(written(copy))).count).isEqualTo(8);
  }

  @Test
  void engine_is_saved_once_for_a_snapshot_and_never_for_an_event() throws IOException {
    Counter counter = new Counter();
    Kept<Counter> kept = Kept.of(counter);
    for (int i = 0; i < 1_000; i++) {
      live(kept).count++;
    }
    assertThat(counter.saves).isZero();
    serializer.copy(kept);
    written(kept);
    assertThat(counter.saves).isEqualTo(1);
  }

  @Test
  void bytes_that_were_written_before_a_change_are_not_written_after_it() throws IOException {
    Kept<Counter> kept = read(written(Kept.of(new Counter())));
    written(kept); // a snapshot that no event came into
    live(kept).count = 3;
    written(kept);
    live(kept).count = 4;
    assertThat(live(read(written(kept))).count).isEqualTo(4);
  }

  @Test
  void untouched_engine_is_passed_on_byte_by_byte() throws IOException {
    byte[] bytes = written(Kept.of(new Counter()));
    assertThat(written(read(bytes))).isEqualTo(bytes);
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.copy(new DataInputDeserializer(bytes), out);
    assertThat(out.getCopyOfBuffer()).isEqualTo(bytes);
  }

  @Test
  void damaged_state_is_refused_with_the_reason() throws IOException {
    byte[] bytes = written(Kept.of(new Counter()));
    bytes[bytes.length - 6] ^= 1;
    assertThatThrownBy(() -> live(read(bytes)))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("damaged");
    byte[] longer = written(Kept.of(new Counter()));
    longer[0] = 0x7f;
    assertThatThrownBy(() -> read(longer)).isInstanceOf(IOException.class);
    byte[] negative = written(Kept.of(new Counter()));
    negative[0] = (byte) 0x80;
    assertThatThrownBy(() -> read(negative))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("must be >= 0");
  }

  @Test
  void layout_of_a_newer_job_is_refused() throws IOException {
    TypeSerializerSnapshot<Kept<Counter>> now = serializer.snapshotConfiguration();
    DataInputDeserializer nothing = new DataInputDeserializer(new byte[0]);
    now.readSnapshot(1, nothing, KeptTest.class.getClassLoader());
    assertThat(
            now.resolveSchemaCompatibility(serializer.snapshotConfiguration())
                .isCompatibleAsIs())
        .isTrue();
    assertThatThrownBy(() -> now.readSnapshot(2, nothing, KeptTest.class.getClassLoader()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("newer job");
  }
}
