// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Walks over the records of one segment and stops at the first that is not as it should be. */
final class SegmentScanner implements Closeable {

  private static final int WINDOW = 1 << 16;

  private final DiskFile file;
  private final Path path;
  private final SegmentHeader header;
  private final long size;
  private final CRC32C crc = new CRC32C();

  private byte[] window = new byte[WINDOW];
  private long windowAt = SegmentHeader.BYTES;
  private int windowEnd;

  private long position = SegmentHeader.BYTES;
  private long next;
  private int start;
  private int entries;
  private boolean marked = true;
  private boolean jumped;
  private @Nullable String damage;

  private SegmentScanner(DiskFile file, Path path) throws IOException {
    this.file = file;
    this.path = path;
    this.size = file.size();
    this.header = SegmentHeader.read(file, path);
    this.next = header.first();
  }

  static SegmentScanner open(Disk disk, Path path) throws IOException {
    DiskFile file = disk.openToRead(path);
    try {
      return new SegmentScanner(file, path);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Goes to the next entry; false at the end of the file and at damage. */
  boolean advance() throws IOException {
    while (damage == null && position < size) {
      damage = look();
      if (damage != null) {
        return false;
      }
      int length = EntryFormat.length(window, start);
      position += length;
      marked = EntryFormat.type(window, start) == EntryFormat.MARK_TYPE;
      if (!marked) {
        next = EntryFormat.sequence(window, start) + 1;
        entries++;
        return true;
      }
    }
    return false;
  }

  private @Nullable String look() throws IOException {
    long left = size - position;
    if (left < EntryFormat.OVERHEAD) {
      return "an entry is cut short";
    }
    hold(EntryFormat.OVERHEAD);
    int length = EntryFormat.length(window, start);
    if (length < EntryFormat.OVERHEAD || length > left) {
      return "no entry is " + Integer.toUnsignedString(length) + " bytes long here";
    }
    hold(length);
    if (!EntryFormat.crcMatches(window, start, length, crc)) {
      return "the checksum does not match";
    }
    long sequence = EntryFormat.sequence(window, start);
    if (EntryFormat.type(window, start) == EntryFormat.MARK_TYPE
        ? sequence != next - 1
        : !follows(sequence)) {
      jumped = true;
      return "the sequence jumps to " + sequence;
    }
    return null;
  }

  private boolean follows(long sequence) {
    return header.compacted() ? sequence >= next && sequence < header.end() : sequence == next;
  }

  /** Has {@code bytes} from the position on in the window, beginning at {@code start}. */
  private void hold(int bytes) throws IOException {
    start = (int) (position - windowAt);
    if (start + bytes <= windowEnd) {
      return;
    }
    int kept = windowEnd - start;
    byte[] into = bytes <= window.length ? window : new byte[bytes];
    System.arraycopy(window, start, into, 0, kept);
    window = into;
    windowAt = position;
    start = 0;
    int wanted = (int) Math.min(window.length - kept, size - position - kept);
    windowEnd = kept;
    while (windowEnd < kept + wanted) {
      int n = file.read(position + windowEnd, window, windowEnd, kept + wanted - windowEnd);
      if (n < 0) {
        throw new IOException(path + " became shorter while it was read");
      }
      windowEnd += n;
    }
  }

  /** The entry gone to. */
  JournalEntry entry() {
    return EntryFormat.entry(window, start);
  }

  /** Its record as it stands in the file. */
  byte[] record() {
    return Arrays.copyOfRange(window, start, start + EntryFormat.length(window, start));
  }

  long sequence() {
    return EntryFormat.sequence(window, start);
  }

  SegmentHeader header() {
    return header;
  }

  /** The first byte that is not understood, or the end. */
  long position() {
    return position;
  }

  long size() {
    return size;
  }

  /** The sequence that would come next. */
  long next() {
    return next;
  }

  int entries() {
    return entries;
  }

  /** Whether all entries up to here are known to have been forced. */
  boolean marked() {
    return marked;
  }

  boolean damaged() {
    return damage != null;
  }

  /**
   * Whether what stopped the walk cannot be a torn write: a whole record of a wrong sequence, or a
   * mark behind it which says that this place had been forced.
   */
  boolean corrupt() throws IOException {
    return jumped || (damaged() && hasMarkBehind());
  }

  private boolean hasMarkBehind() throws IOException {
    byte[] rest = new byte[Math.toIntExact(size - position)];
    Reading.fully(file, position, rest, rest.length);
    for (int at = 0; at + EntryFormat.OVERHEAD <= rest.length; at++) {
      if (EntryFormat.length(rest, at) == EntryFormat.OVERHEAD
          && EntryFormat.type(rest, at) == EntryFormat.MARK_TYPE
          && EntryFormat.sequence(rest, at) >= next
          && EntryFormat.crcMatches(rest, at, EntryFormat.OVERHEAD, crc)) {
        return true;
      }
    }
    return false;
  }

  /** What stopped the walk, as an exception. */
  JournalException damage() {
    return JournalException.damaged(path, position, next, String.valueOf(damage));
  }

  /**
   * Checks, after the last entry, that a segment which is not the newest is whole.
   *
   * @throws JournalException if it is not
   */
  void requireWhole(long end) {
    if (damaged()) {
      throw damage();
    }
    if (header.compacted() && entries != header.entries()) {
      throw JournalException.damaged(
          path, position, next, entries + " entries are left of " + header.entries());
    }
    long reached = header.compacted() ? header.end() : next;
    if (reached != end) {
      throw JournalException.damaged(path, position, next, "the next segment begins at " + end);
    }
  }

  /** Whether {@link #requireWhole} would let it pass. */
  boolean whole(long end) {
    try {
      requireWhole(end);
      return true;
    } catch (JournalException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
