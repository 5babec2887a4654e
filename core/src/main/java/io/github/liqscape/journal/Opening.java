// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Brings a directory into a state from which a journal can go on, and says what that took.
 *
 * <p>What the last process wrote and never forced may be readable now and gone after the next power
 * cut, also if a force failed and later ones claimed success. So the newest segment, unless it ends
 * with a mark, is not trusted: its whole entries are copied into a new file, which is forced and
 * takes its name. That also cuts a torn tail.
 */
final class Opening {

  private static final int COPY = 1 << 16;

  private final Disk disk;
  private final Path directory;
  private final long segmentBytes;
  private final boolean salvage;
  private final SetAside setAside;

  private long tornBytes;
  private long tornAt;
  private long position = SegmentHeader.BYTES;
  private long next = 1;

  Opening(Disk disk, Path directory, long segmentBytes, boolean salvage) {
    this.disk = disk;
    this.directory = directory;
    this.segmentBytes = segmentBytes;
    this.salvage = salvage;
    this.setAside = new SetAside(disk, directory);
  }

  SegmentStore open() throws IOException {
    // A killed process may have left names that are seen and not durable.
    disk.forceDirectory(directory);
    for (String name : disk.list(directory)) {
      if (name.endsWith(SegmentName.HALF_MADE)) {
        disk.delete(directory.resolve(name));
      }
    }
    SegmentChain chain = SegmentChain.of(disk, directory);
    if (chain.why() != null) {
      if (!salvage) {
        throw chain.why();
      }
      setAside.from(chain.broken());
      chain = SegmentChain.of(disk, directory);
    }
    for (Path leftover : chain.leftovers()) {
      disk.delete(leftover);
    }
    List<Segment> segments = new ArrayList<>(chain.segments());
    if (salvage) {
      keepWhatIsWhole(segments);
    }
    if (!segments.isEmpty() && segments.getLast().newest()) {
      readNewest(segments.getLast());
    } else {
      next = segments.isEmpty() ? Math.max(1, setAside.first()) : segments.getLast().end();
      segments.add(SegmentStore.make(disk, directory, next));
    }
    return new SegmentStore(disk, directory, segmentBytes, segments, position, next);
  }

  JournalRecovery recovery(long firstSequence) {
    return new JournalRecovery(
        firstSequence, next - 1, tornBytes, tornAt, setAside.files(), setAside.bytes());
  }

  /** Reads all segments that should be whole and ends the journal at the first that is not. */
  private void keepWhatIsWhole(List<Segment> segments) throws IOException {
    for (int i = 0; i < segments.size() && !segments.get(i).newest(); i++) {
      Segment segment = segments.get(i);
      SegmentScanner read;
      try (SegmentScanner scan = SegmentScanner.open(disk, segment.path())) {
        read = scan;
        while (scan.advance()) {
          // only walked over
        }
      }
      if (!read.whole(segment.end())) {
        if (i + 1 < segments.size()) {
          setAside.from(segments.get(i + 1).path());
        }
        setAside.rest(segment.path(), read.position(), read.size());
        copyGood(read, segment.path());
        long end = read.header().compacted() ? read.next() : SegmentHeader.OPEN;
        segments.subList(i, segments.size()).clear();
        segments.add(new Segment(segment.path(), segment.first(), end));
      }
    }
  }

  private void readNewest(Segment segment) throws IOException {
    SegmentScanner read;
    try (SegmentScanner scan = SegmentScanner.open(disk, segment.path())) {
      read = scan;
      while (scan.advance()) {
        // only walked over
      }
      next = scan.next();
      position = scan.position();
      if (scan.corrupt()) {
        if (!salvage) {
          throw scan.damage();
        }
        setAside.rest(segment.path(), position, scan.size());
      } else if (scan.damaged()) {
        tornBytes = scan.size() - position;
        tornAt = position;
      }
    }
    if (read.damaged() || !read.marked()) {
      copyGood(read, segment.path());
    }
    if (read.marked() && position > SegmentHeader.BYTES) {
      position -= EntryFormat.OVERHEAD;
    }
  }

  /** Replaces a segment, which is closed, by what was understood of it, and a mark. */
  private void copyGood(SegmentScanner scan, Path path) throws IOException {
    Path copy = directory.resolve(path.getFileName() + SegmentName.HALF_MADE);
    SegmentHeader header = scan.header();
    long at = scan.position();
    try (DiskFile from = disk.openToRead(path);
        DiskFile to = disk.create(copy)) {
      copy(from, 0, to, at);
      if (header.compacted()) {
        SegmentHeader shorter = new SegmentHeader(header.first(), scan.next(), scan.entries());
        to.write(0, shorter.bytes(), 0, SegmentHeader.BYTES);
      } else if (!scan.marked()) {
        byte[] mark = new byte[EntryFormat.OVERHEAD];
        EntryFormat.mark(mark, 0, scan.next() - 1, new CRC32C());
        to.write(at, mark, 0, mark.length);
      }
      to.force();
    }
    disk.rename(copy, path);
    disk.forceDirectory(directory);
  }

  /** Copies bytes from an offset to the beginning of another file. */
  static void copy(DiskFile from, long offset, DiskFile to, long length) throws IOException {
    byte[] block = new byte[COPY];
    for (long done = 0; done < length; ) {
      int n = from.read(offset + done, block, 0, (int) Math.min(COPY, length - done));
      if (n < 0) {
        throw new IOException("a file became shorter while it was copied");
      }
      to.write(done, block, 0, n);
      done += n;
    }
  }
}
