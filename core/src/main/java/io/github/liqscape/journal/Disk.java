// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Everything a journal asks of a file system. {@link #system()} is the real one; a test gives
 * {@link JournalBuilder#disk} another that runs full, fails a force or loses power.
 *
 * <p>What a crash may do between calls: lose any part of what was written and not forced, block by
 * block and in any order; lose any creation, renaming or deletion since the directory was last
 * forced. The journal counts on nothing more, except that a renaming is one step.
 *
 * <p>Threading: methods are called from any thread, never two at once for one journal directory
 * but for {@link #open} of readers.
 */
public interface Disk {

  /** The files of this machine. */
  static Disk system() {
    return SystemDisk.SYSTEM;
  }

  /** Makes a directory and its parents where they do not exist. */
  void createDirectories(Path directory) throws IOException;

  /** Names of the files in a directory, in any order. */
  List<String> list(Path directory) throws IOException;

  /** An empty new file for writing; what stood there before is gone. */
  DiskFile create(Path file) throws IOException;

  /** An existing file, to read and to go on writing. */
  DiskFile open(Path file) throws IOException;

  /**
   * An existing file, to read only.
   *
   * @throws java.nio.file.NoSuchFileException if it is not there
   */
  DiskFile openToRead(Path file) throws IOException;

  /** Gives a file another name in one step; what had that name is gone. */
  void rename(Path from, Path to) throws IOException;

  /** Removes a file. */
  void delete(Path file) throws IOException;

  /** Returns when creations, renamings and deletions in a directory outlive a crash. */
  void forceDirectory(Path directory) throws IOException;

  /**
   * Takes the lock that keeps a second writer out, in this process and in any other, until it is
   * closed or the process ends.
   *
   * @throws IOException if another writer holds it; the message says who
   */
  Closeable lock(Path file) throws IOException;
}
