// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The segments of an open journal: the newest, which grows, and those before it, which do not.
 *
 * <p>A segment gets its name only when its header is durable, and the next one is made only when
 * all before it is. So only the newest can be torn.
 *
 * <p>Threading: one thread at a time, except {@link #segments}.
 */
final class SegmentStore implements Closeable {

  private final Disk disk;
  private final Path directory;
  private final long segmentBytes;
  private final CRC32C crc = new CRC32C();
  private final byte[] mark = new byte[EntryFormat.OVERHEAD];

  private volatile List<Segment> segments;
  private DiskFile file;
  private long position;
  private long next;
  private boolean dirty;
  private boolean marked;

  /**
   * Goes on after the last entry of the last segment. The mark that may stand there is written
   * again with the next batch: whether it was ever forced, nobody knows.
   */
  SegmentStore(
      Disk disk,
      Path directory,
      long segmentBytes,
      List<Segment> segments,
      long position,
      long next)
      throws IOException {
    this.disk = disk;
    this.directory = directory;
    this.segmentBytes = segmentBytes;
    this.segments = List.copyOf(segments);
    this.position = position;
    this.next = next;
    this.marked = position == SegmentHeader.BYTES;
    this.file = disk.open(this.segments.getLast().path());
  }

  /** Makes an empty segment durable under its name. */
  static Segment make(Disk disk, Path directory, long first) throws IOException {
    Path path = directory.resolve(SegmentName.of(first));
    Path halfMade = directory.resolve(SegmentName.of(first) + SegmentName.HALF_MADE);
    try (DiskFile f = disk.create(halfMade)) {
      f.write(0, SegmentHeader.appended(first).bytes(), 0, SegmentHeader.BYTES);
      f.force();
    }
    disk.rename(halfMade, path);
    disk.forceDirectory(directory);
    return new Segment(path, first, SegmentHeader.OPEN);
  }

  List<Segment> segments() {
    return segments;
  }

  void replace(List<Segment> with) {
    segments = List.copyOf(with);
  }

  Disk disk() {
    return disk;
  }

  Path directory() {
    return directory;
  }

  long segmentBytes() {
    return segmentBytes;
  }

  /** Writes the records of a batch, in a new segment if they would make this one too long. */
  void write(Batch batch, long last) throws IOException {
    if (position > SegmentHeader.BYTES && position + batch.size() > segmentBytes) {
      roll();
    }
    int from = EntryFormat.OVERHEAD;
    if (!dirty && !marked) {
      EntryFormat.mark(batch.bytes(), 0, batch.first() - 1, crc);
      from = 0;
    }
    int length = batch.size() + EntryFormat.OVERHEAD - from;
    dirty = true;
    marked = false;
    file.write(position, batch.bytes(), from, length);
    position += length;
    next = last + 1;
  }

  void force() throws IOException {
    if (dirty) {
      file.force();
      dirty = false;
    }
  }

  /** Forces everything and marks it as forced, so that later damage cannot pass for a torn tail. */
  void seal() throws IOException {
    force();
    if (!marked) {
      EntryFormat.mark(mark, 0, next - 1, crc);
      file.write(position, mark, 0, mark.length);
      position += mark.length;
      file.force();
      marked = true;
    }
  }

  /** Begins a new segment, unless the newest is still empty. */
  void roll() throws IOException {
    if (position == SegmentHeader.BYTES) {
      return;
    }
    seal();
    file.close();
    List<Segment> now = new ArrayList<>(segments);
    Segment sealed = now.removeLast();
    now.add(new Segment(sealed.path(), sealed.first(), next));
    Segment fresh = make(disk, directory, next);
    now.add(fresh);
    file = disk.open(fresh.path());
    position = SegmentHeader.BYTES;
    marked = true;
    segments = List.copyOf(now);
  }

  /** Removes the segments that end before a sequence; returns how many. */
  int dropBefore(long sequence) throws IOException {
    int dropped = 0;
    List<Segment> left = segments;
    while (!left.getFirst().newest() && left.getFirst().end() <= sequence) {
      disk.delete(left.getFirst().path());
      // One by one: were a later one gone first, a crash would leave a hole.
      disk.forceDirectory(directory);
      left = left.subList(1, left.size());
      segments = List.copyOf(left);
      dropped++;
    }
    return dropped;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
