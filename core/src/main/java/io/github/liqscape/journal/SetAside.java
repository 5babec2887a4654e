// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a salvage keeps out of the journal without throwing it away. */
final class SetAside {

  private final Disk disk;
  private final Path directory;
  private final List<Path> files = new ArrayList<>();
  private long bytes;
  private long first;

  SetAside(Disk disk, Path directory) {
    this.disk = disk;
    this.directory = directory;
  }

  List<Path> files() {
    return files.stream().sorted().toList();
  }

  long bytes() {
    return bytes;
  }

  /** The sequence that the oldest whole file set aside is named by; 0 if there is none. */
  long first() {
    return first;
  }

  /** Renames a segment and all after it, the last first: a crash leaves no hole. */
  void from(@Nullable Path segment) throws IOException {
    if (segment == null) {
      return;
    }
    String name = String.valueOf(segment.getFileName());
    List<String> names =
        disk.list(directory).stream()
            .filter(n -> SegmentName.isSegment(n) && n.compareTo(name) >= 0)
            .sorted()
            .toList();
    for (String n : names.reversed()) {
      Path aside = free(n, 0);
      try (DiskFile file = disk.openToRead(directory.resolve(n))) {
        bytes += file.size();
      }
      disk.rename(directory.resolve(n), aside);
      disk.forceDirectory(directory);
      files.add(aside);
    }
    first = SegmentName.first(name);
  }

  /** Copies what follows an offset; the segment itself is left as it is. */
  void rest(Path segment, long offset, long size) throws IOException {
    if (offset == size) {
      return;
    }
    Path aside = free(String.valueOf(segment.getFileName()), offset);
    try (DiskFile from = disk.openToRead(segment);
        DiskFile to = disk.create(aside)) {
      Opening.copy(from, offset, to, size - offset);
      to.force();
    }
    disk.forceDirectory(directory);
    files.add(aside);
    bytes += size - offset;
  }

  private Path free(String segment, long offset) throws IOException {
    List<String> taken = disk.list(directory);
    String stem = segment + "." + offset;
    String name = stem + SegmentName.CORRUPT;
    for (int i = 2; taken.contains(name); i++) {
      name = stem + "-" + i + SegmentName.CORRUPT;
    }
    return directory.resolve(name);
  }
}
