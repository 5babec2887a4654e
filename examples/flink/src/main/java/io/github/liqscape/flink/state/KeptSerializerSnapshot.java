// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.state;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Which layout of the envelope a checkpoint holds: a length and the engine's own bytes so far. A
 * checkpoint of a newer layout is refused before any of it is read.
 *
 * @param <E> the engine
 */
public final class KeptSerializerSnapshot<E extends Engine>
    implements TypeSerializerSnapshot<Kept<E>> {

  private static final int VERSION = 1;

  /** For Flink, which makes it by reflection. */
  public KeptSerializerSnapshot() {}

  @Override
  public int getCurrentVersion() {
    return VERSION;
  }

  @Override
  public void writeSnapshot(DataOutputView out) {
    // Nothing beside the version: engines say themselves what they are.
  }

  @Override
  public void readSnapshot(int version, DataInputView in, ClassLoader classes) throws IOException {
    if (version < 1 || version > VERSION) {
      throw new IOException(
          "layout of saved engines must be in [1, " + VERSION + "], was " + version
              + ": a newer job wrote this checkpoint");
    }
  }

  @Override
  public TypeSerializer<Kept<E>> restoreSerializer() {
    return new KeptSerializer<>();
  }

  @Override
  public TypeSerializerSchemaCompatibility<Kept<E>> resolveSchemaCompatibility(
      TypeSerializerSnapshot<Kept<E>> old) {
    return old instanceof KeptSerializerSnapshot
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.incompatible();
  }
}
