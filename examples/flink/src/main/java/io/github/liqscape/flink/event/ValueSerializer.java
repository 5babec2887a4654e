// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Writes immutable values, which are never copied. It remembers instruments, so each thread has its
 * own.
 *
 * @param <T> the value
 */
public abstract class ValueSerializer<T> extends TypeSerializer<T> {

  private static final long serialVersionUID = 1L;

  private transient @Nullable EventCodec codec;

  /** Writes events, for values that hold some. */
  protected final EventCodec events() {
    EventCodec made = codec;
    if (made == null) {
      made = new EventCodec();
      codec = made;
    }
    return made;
  }

  /** Writes a value. */
  protected abstract void write(T value, DataOutput out) throws IOException;

  /** Reads a value. */
  protected abstract T read(DataInput in) throws IOException;

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  @SuppressWarnings("NullAway") // Flink asks where a type has an empty value; these have none
  public @Nullable T createInstance() {
    return null;
  }

  @Override
  public T copy(T from) {
    return from;
  }

  @Override
  public T copy(T from, T reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(T value, DataOutputView out) throws IOException {
    write(value, out);
  }

  @Override
  public T deserialize(DataInputView in) throws IOException {
    return read(in);
  }

  @Override
  public T deserialize(T reuse, DataInputView in) throws IOException {
    return read(in);
  }

  @Override
  public void copy(DataInputView in, DataOutputView out) throws IOException {
    write(read(in), out);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ValueSerializer<?> s && s.getClass().equals(getClass());
  }

  @Override
  public int hashCode() {
    return getClass().hashCode();
  }
}
