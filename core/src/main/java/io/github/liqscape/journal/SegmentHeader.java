// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import io.github.liqscape.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * The first 32 bytes of a segment, big-endian: magic {@code LQSJ}, format u16, kind u16, first
 * sequence i64, end i64, entries i32, CRC32C u32 of all before.
 *
 * @param first sequence of the first entry that is or was here
 * @param end one more than the last, of a compacted segment; {@link #OPEN} of one that was appended
 * @param entries how many are left, of a compacted segment; 0 otherwise
 */
record SegmentHeader(long first, long end, int entries) {

  static final int BYTES = 32;
  static final long OPEN = -1;

  private static final int MAGIC = 0x4C51534A;
  private static final short FORMAT = 1;
  private static final short APPENDED = 0;
  private static final short COMPACTED = 1;
  private static final int CRC_AT = 28;

  static SegmentHeader appended(long first) {
    return new SegmentHeader(first, OPEN, 0);
  }

  boolean compacted() {
    return end != OPEN;
  }

  byte[] bytes() {
    ByteBuffer b = ByteBuffer.allocate(BYTES);
    b.putInt(MAGIC).putShort(FORMAT).putShort(compacted() ? COMPACTED : APPENDED);
    b.putLong(first).putLong(end).putInt(entries);
    b.putInt(EntryFormat.crc(b.array(), 0, CRC_AT, new CRC32C()));
    return b.array();
  }

  /**
   * Reads and checks it.
   *
   * @throws JournalException if it is damaged, not of a journal, or of a newer program
   */
  static SegmentHeader read(DiskFile file, Path path) throws IOException {
    byte[] bytes = new byte[BYTES];
    if (Reading.fully(file, 0, bytes, BYTES) < BYTES) {
      throw JournalException.damaged(path, 0, 0, "it is shorter than its header");
    }
    ByteBuffer b = ByteBuffer.wrap(bytes);
    if (b.getInt() != MAGIC) {
      throw JournalException.damaged(path, 0, 0, "it does not start as a journal does");
    }
    if (EntryFormat.crc(bytes, 0, CRC_AT, new CRC32C()) != b.getInt(CRC_AT)) {
      throw JournalException.damaged(path, 0, 0, "its header does not match its checksum");
    }
    short format = b.getShort();
    short kind = b.getShort();
    if (format != FORMAT || kind > COMPACTED) {
      throw new JournalException(
          Reason.NEWER_FORMAT,
          "%s has format %d kind %d; readable are format %d, kinds up to %d"
              .formatted(path, format, kind, FORMAT, COMPACTED),
          null);
    }
    return new SegmentHeader(b.getLong(), b.getLong(), b.getInt());
  }
}
