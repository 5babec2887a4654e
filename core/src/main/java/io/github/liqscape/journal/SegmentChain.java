// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import io.github.liqscape.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a directory as far as they join, found by their headers and by the mark that ends
 * each but the newest. Entries are not read.
 *
 * @param segments oldest first
 * @param leftovers files that a compaction has taken up into the one before and not yet removed
 * @param broken the first file that does not join; null if all do
 * @param why what is wrong with it
 */
record SegmentChain(
    List<Segment> segments,
    List<Path> leftovers,
    @Nullable Path broken,
    @Nullable JournalException why) {

  static SegmentChain of(Disk disk, Path directory) throws IOException {
    List<Path> files =
        disk.list(directory).stream()
            .filter(SegmentName::isSegment)
            .sorted()
            .map(directory::resolve)
            .toList();
    List<Segment> segments = new ArrayList<>();
    List<Path> leftovers = new ArrayList<>();
    Path last = null;
    try {
      for (Path path : files) {
        last = path;
        join(disk, path, segments, leftovers);
      }
    } catch (JournalException e) {
      if (e.reason() != Reason.DAMAGED) {
        throw e;
      }
      return new SegmentChain(segments, leftovers, last, e);
    }
    return new SegmentChain(segments, leftovers, null, null);
  }

  private static void join(
      Disk disk, Path path, List<Segment> segments, List<Path> leftovers) throws IOException {
    SegmentHeader header;
    try (DiskFile file = disk.openToRead(path)) {
      header = SegmentHeader.read(file, path);
    }
    String name = SegmentName.of(header.first());
    if (!String.valueOf(path.getFileName()).equals(name)) {
      throw JournalException.damaged(path, 0, header.first(), "its name should be " + name);
    }
    if (!segments.isEmpty()) {
      Segment before = segments.getLast();
      if (before.end() > header.first()) {
        leftovers.add(path);
        return;
      }
      if (before.newest()) {
        requireEnd(disk, before, header.first());
        segments.set(
            segments.size() - 1, new Segment(before.path(), before.first(), header.first()));
      } else if (before.end() != header.first()) {
        throw missing(path, before.end(), header.first());
      }
    }
    segments.add(new Segment(path, header.first(), header.end()));
  }

  /** An appended segment ends with the mark of its last sequence before the next one is made. */
  private static void requireEnd(Disk disk, Segment segment, long next) throws IOException {
    try (DiskFile file = disk.openToRead(segment.path())) {
      byte[] mark = new byte[EntryFormat.OVERHEAD];
      long at = Math.max(SegmentHeader.BYTES, file.size() - mark.length);
      boolean whole =
          Reading.fully(file, at, mark, mark.length) == mark.length
              && EntryFormat.length(mark, 0) == mark.length
              && EntryFormat.type(mark, 0) == EntryFormat.MARK_TYPE
              && EntryFormat.crcMatches(mark, 0, mark.length, new CRC32C());
      if (!whole) {
        throw JournalException.damaged(
            segment.path(), at, next - 1, "a newer segment follows, but this one has no end");
      }
      if (EntryFormat.sequence(mark, 0) != next - 1) {
        throw missing(segment.path(), EntryFormat.sequence(mark, 0) + 1, next);
      }
    }
  }

  private static JournalException missing(Path path, long from, long to) {
    return JournalException.damaged(
        path, 0, from, "the sequence jumps from %d to %d: is a file gone?".formatted(from, to));
  }
}
