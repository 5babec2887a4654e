// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes engines as they save themselves: length and bytes. It knows nothing of them: versions, and
 * what is refused, are the engines' own ({@link io.github.liqscape.state.SavedState}), and bytes
 * come alive in the operator that has their settings. So neither settings nor classes of engines
 * are in a checkpoint, and whatever an engine can still read, a newer job can.
 *
 * @param <E> the engine
 */
public final class KeptSerializer<E extends Engine> extends TypeSerializer<Kept<E>> {

  private static final long serialVersionUID = 1L;
  private static final int CHUNK = 1 << 20;

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public TypeSerializer<Kept<E>> duplicate() {
    return this;
  }

  @Override
  public Kept<E> createInstance() {
    throw new UnsupportedOperationException("an engine needs its settings");
  }

  @Override
  public Kept<E> copy(Kept<E> from) {
    try {
      return Kept.frozen(from.forCopy());
    } catch (IOException e) {
      throw new UncheckedIOException("an engine could not be saved", e);
    }
  }

  @Override
  public Kept<E> copy(Kept<E> from, Kept<E> reuse) {
    return copy(from);
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(Kept<E> kept, DataOutputView out) throws IOException {
    byte[] bytes = kept.forSnapshot();
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  @Override
  public Kept<E> deserialize(DataInputView in) throws IOException {
    return Kept.frozen(read(in));
  }

  @Override
  public Kept<E> deserialize(Kept<E> reuse, DataInputView in) throws IOException {
    return deserialize(in);
  }

  @Override
  public void copy(DataInputView in, DataOutputView out) throws IOException {
    byte[] bytes = read(in);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] read(DataInputView in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      throw new IOException("length of a saved engine must be >= 0, was " + length);
    }
    // A length that is wrong allocates no more than there is to read.
    byte[] bytes = new byte[Math.min(length, CHUNK)];
    int read = 0;
    while (true) {
      in.readFully(bytes, read, bytes.length - read);
      read = bytes.length;
      if (read == length) {
        return bytes;
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * read));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeptSerializer;
  }

  @Override
  public int hashCode() {
    return KeptSerializer.class.hashCode();
  }

  @Override
  public TypeSerializerSnapshot<Kept<E>> snapshotConfiguration() {
    return new KeptSerializerSnapshot<>();
  }
}
