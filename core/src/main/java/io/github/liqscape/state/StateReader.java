// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.state;

import java.io.DataInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads the fields that a {@link StateWriter} wrote, in the same order.
 *
 * <p>Arrays and texts name the longest length that is allowed: a state that claims more is refused
 * before anything is allocated.
 *
 * <p>Threading: single reader.
 */
public final class StateReader {

  private static final int LONGEST_CONSTANT = 256;

  private final DataInput in;

  /** Reads from this input. */
  public StateReader(DataInput in) {
    this.in = in;
  }

  /** The input itself, for parts that read themselves. */
  public DataInput input() {
    return in;
  }

  public boolean flag() throws IOException {
    return in.readBoolean();
  }

  public int integer() throws IOException {
    return in.readInt();
  }

  /** An int in a range; outside of it the state is malformed. */
  public int integer(int from, int to) throws IOException {
    int value = in.readInt();
    if (value < from || value > to) {
      throw malformed("expected a value in [" + from + ", " + to + "], found " + value);
    }
    return value;
  }

  public long number() throws IOException {
    return in.readLong();
  }

  public double decimal() throws IOException {
    return Double.longBitsToDouble(in.readLong());
  }

  /** A text of at most so many bytes in UTF-8. */
  public String text(int longest) throws IOException {
    return new String(bytes(longest, 1), StandardCharsets.UTF_8);
  }

  /** A constant by its name. */
  public <E extends Enum<E>> E constant(Class<E> type) throws IOException {
    String name = text(LONGEST_CONSTANT);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw malformed("found " + type.getSimpleName() + " '" + name + "', which does not exist");
  }

  /** An array of at most so many values. */
  public double[] decimals(int longest) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(bytes(longest, Double.BYTES));
    double[] values = new double[bytes.remaining() / Double.BYTES];
    for (int i = 0; i < values.length; i++) {
      values[i] = Double.longBitsToDouble(bytes.getLong());
    }
    return values;
  }

  /** An array of at most so many values. */
  public long[] numbers(int longest) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(bytes(longest, Long.BYTES));
    long[] values = new long[bytes.remaining() / Long.BYTES];
    bytes.asLongBuffer().get(values);
    return values;
  }

  /** An array of at most so many values. */
  public int[] integers(int longest) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(bytes(longest, Integer.BYTES));
    int[] values = new int[bytes.remaining() / Integer.BYTES];
    bytes.asIntBuffer().get(values);
    return values;
  }

  /** A refusal of what was read: it is whole, but not what it should be. */
  public static StateException malformed(String why) {
    return new StateException(StateException.Reason.MALFORMED, why);
  }

  private byte[] bytes(int longest, int size) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > longest) {
      throw malformed("expected a length in [0, " + longest + "], found " + length);
    }
    byte[] bytes = new byte[Math.multiplyExact(length, size)];
    in.readFully(bytes);
    return bytes;
  }
}
