// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * One record, big-endian: length of the whole record u32, version u8, sequence u64, event time i64,
 * type u8, payload, CRC32C u32 of all before.
 *
 * <p>A record of type 0 is the journal's own mark and no entry. It repeats the last sequence before
 * it and says: everything up to here was forced before I was written. So whatever is unreadable in
 * front of a mark is damage, and what has no mark behind it may be a torn write.
 */
final class EntryFormat {

  /** Bytes around a payload. */
  static final int OVERHEAD = 26;

  static final int MARK_TYPE = 0;
  static final int HIGHEST_BYTE = 255;

  private static final int VERSION_AT = 4;
  private static final int SEQUENCE_AT = 5;
  private static final int EVENT_NANOS_AT = 13;
  private static final int TYPE_AT = 21;
  static final int PAYLOAD_AT = 22;
  private static final int CRC_BYTES = 4;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private EntryFormat() {}

  /** Writes a record whose payload already lies in its place. */
  static void frame(
      byte[] at,
      int start,
      int length,
      long sequence,
      long nanos,
      int type,
      int version,
      CRC32C c) {
    INT.set(at, start, length);
    at[start + VERSION_AT] = (byte) version;
    LONG.set(at, start + SEQUENCE_AT, sequence);
    LONG.set(at, start + EVENT_NANOS_AT, nanos);
    at[start + TYPE_AT] = (byte) type;
    INT.set(at, start + length - CRC_BYTES, crc(at, start, length - CRC_BYTES, c));
  }

  /** Writes a mark, which is {@link #OVERHEAD} bytes long. */
  static void mark(byte[] at, int start, long sequence, CRC32C c) {
    frame(at, start, OVERHEAD, sequence, 0, MARK_TYPE, 0, c);
  }

  static boolean crcMatches(byte[] at, int start, int length, CRC32C c) {
    return (int) INT.get(at, start + length - CRC_BYTES) == crc(at, start, length - CRC_BYTES, c);
  }

  static int crc(byte[] at, int start, int length, CRC32C c) {
    c.reset();
    c.update(at, start, length);
    return (int) c.getValue();
  }

  static int length(byte[] at, int start) {
    return (int) INT.get(at, start);
  }

  static long sequence(byte[] at, int start) {
    return (long) LONG.get(at, start + SEQUENCE_AT);
  }

  static int type(byte[] at, int start) {
    return at[start + TYPE_AT] & HIGHEST_BYTE;
  }

  static JournalEntry entry(byte[] at, int start) {
    int payload = length(at, start) - OVERHEAD;
    byte[] copy = new byte[payload];
    System.arraycopy(at, start + PAYLOAD_AT, copy, 0, payload);
    return new JournalEntry(
        sequence(at, start),
        (long) LONG.get(at, start + EVENT_NANOS_AT),
        type(at, start),
        at[start + VERSION_AT] & HIGHEST_BYTE,
        copy);
  }
}
