// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Rewrites the sealed segments without the entries that nobody needs any more, neighbours together
 * as long as they fit into one.
 *
 * <p>Of a group the new file is written and forced under another name, then takes the name of the
 * first of the group, and only when that is durable the others go. Whatever a crash leaves of them
 * lies within the new file's range and is removed when the journal is opened.
 */
final class Compaction {

  private final SegmentStore store;
  private final Predicate<JournalEntry> live;
  private final List<Segment> done = new ArrayList<>();

  private final List<Segment> group = new ArrayList<>();
  private final ByteArrayOutputStream records = new ByteArrayOutputStream();
  private int entries;
  private int dropped;
  private int droppedInGroup;

  Compaction(SegmentStore store, Predicate<JournalEntry> live) {
    this.store = store;
    this.live = live;
  }

  /** Returns how many entries were dropped. */
  int run() throws IOException {
    List<Segment> all = store.segments();
    List<Segment> sealed = all.subList(0, all.size() - 1);
    for (Segment segment : sealed) {
      int kept = records.size();
      int[] counts = keepLive(segment);
      if (!group.isEmpty() && records.size() > store.segmentBytes()) {
        byte[] last = records.toByteArray();
        records.reset();
        records.write(last, 0, kept);
        finish(all);
        records.write(last, kept, last.length - kept);
      }
      group.add(segment);
      entries += counts[0];
      droppedInGroup += counts[1];
    }
    finish(all);
    return dropped;
  }

  private int[] keepLive(Segment segment) throws IOException {
    int kept = 0;
    int gone = 0;
    try (SegmentScanner scan = SegmentScanner.open(store.disk(), segment.path())) {
      while (scan.advance()) {
        if (live.test(scan.entry())) {
          records.writeBytes(scan.record());
          kept++;
        } else {
          gone++;
        }
      }
      scan.requireWhole(segment.end());
    }
    return new int[] {kept, gone};
  }

  private void finish(List<Segment> all) throws IOException {
    if (!group.isEmpty()) {
      if (droppedInGroup == 0 && group.size() == 1) {
        done.add(group.getFirst());
      } else {
        publish(write(), all);
      }
    }
    dropped += droppedInGroup;
    group.clear();
    records.reset();
    entries = 0;
    droppedInGroup = 0;
  }

  private Path write() throws IOException {
    Path target = group.getFirst().path();
    Path halfMade = store.directory().resolve(target.getFileName() + SegmentName.HALF_MADE);
    SegmentHeader header =
        new SegmentHeader(group.getFirst().first(), group.getLast().end(), entries);
    byte[] bytes = records.toByteArray();
    try (DiskFile file = store.disk().create(halfMade)) {
      file.write(0, header.bytes(), 0, SegmentHeader.BYTES);
      file.write(SegmentHeader.BYTES, bytes, 0, bytes.length);
      file.force();
    }
    return halfMade;
  }

  private void publish(Path halfMade, List<Segment> all) throws IOException {
    Disk disk = store.disk();
    Segment first = group.getFirst();
    disk.rename(halfMade, first.path());
    disk.forceDirectory(store.directory());
    done.add(new Segment(first.path(), first.first(), group.getLast().end()));
    List<Segment> now = new ArrayList<>(done);
    now.addAll(all.subList(all.indexOf(group.getLast()) + 1, all.size()));
    store.replace(now);
    for (Segment other : group.subList(1, group.size())) {
      disk.delete(other.path());
    }
    disk.forceDirectory(store.directory());
  }
}
