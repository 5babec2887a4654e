// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.state;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Writes the fields of a state; {@link StateReader} reads them in the same order. Doubles keep
 * every bit, NaN included.
 *
 * <p>Threading: single writer.
 */
public final class StateWriter {

  private final DataOutput out;

  /** Writes to this output. */
  public StateWriter(DataOutput out) {
    this.out = out;
  }

  /** The output itself, for parts that write themselves. */
  public DataOutput output() {
    return out;
  }

  public StateWriter flag(boolean value) throws IOException {
    out.writeBoolean(value);
    return this;
  }

  public StateWriter integer(int value) throws IOException {
    out.writeInt(value);
    return this;
  }

  public StateWriter number(long value) throws IOException {
    out.writeLong(value);
    return this;
  }

  public StateWriter decimal(double value) throws IOException {
    out.writeLong(Double.doubleToRawLongBits(value));
    return this;
  }

  /** A text of any length. */
  public StateWriter text(String value) throws IOException {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
    return this;
  }

  /** The name of a constant, which outlives a change of their order. */
  public StateWriter constant(Enum<?> value) throws IOException {
    return text(value.name());
  }

  /** A whole array with its length. */
  public StateWriter decimals(double[] values) throws IOException {
    byte[] bytes = room(values.length, Double.BYTES);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    for (double value : values) {
      buffer.putLong(Double.doubleToRawLongBits(value));
    }
    return array(values.length, bytes);
  }

  /** A whole array with its length. */
  public StateWriter numbers(long[] values) throws IOException {
    byte[] bytes = room(values.length, Long.BYTES);
    ByteBuffer.wrap(bytes).asLongBuffer().put(values);
    return array(values.length, bytes);
  }

  /** A whole array with its length. */
  public StateWriter integers(int[] values) throws IOException {
    byte[] bytes = room(values.length, Integer.BYTES);
    ByteBuffer.wrap(bytes).asIntBuffer().put(values);
    return array(values.length, bytes);
  }

  private static byte[] room(int length, int size) {
    return new byte[Math.multiplyExact(length, size)];
  }

  private StateWriter array(int length, byte[] bytes) throws IOException {
    out.writeInt(length);
    out.write(bytes);
    return this;
  }
}
