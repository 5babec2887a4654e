// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.journal.Disk;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Saved lanes, a file each. A save replaces the one before in one step and is on the disk when it
 * returns, so a crash at any moment leaves one or the other.
 *
 * <p>Threading: one writer; it holds the lock of its folder, so that no second scanner writes
 * there.
 */
final class LaneFiles implements AutoCloseable {

  private final Path folder;
  private final Disk disk = Disk.system();
  private final Closeable lock;

  private LaneFiles(Path folder) throws IOException {
    this.folder = folder;
    disk.createDirectories(folder);
    lock = disk.lock(folder.resolve("lock"));
  }

  /**
   * Opens a folder, making it if it is not there.
   *
   * @throws IOException if another scanner writes to it
   */
  static LaneFiles open(Path folder) throws IOException {
    return new LaneFiles(folder);
  }

  private Path file(String lane, String ending) {
    return folder.resolve(lane.replaceAll("[^A-Za-z0-9._-]", "~") + ending);
  }

  /** The newest save of a lane. */
  Optional<byte[]> read(String lane) throws IOException {
    Path file = file(lane, ".lane");
    return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  void write(String lane, byte[] state) throws IOException {
    Path part = file(lane, ".part");
    try (FileChannel to =
        FileChannel.open(
            part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(state);
      while (bytes.hasRemaining()) {
        to.write(bytes);
      }
      to.force(true);
    }
    disk.rename(part, file(lane, ".lane"));
    disk.forceDirectory(folder);
  }

  /** Puts a save that cannot be read out of the way, for people to look at. */
  void setAside(String lane) throws IOException {
    disk.rename(file(lane, ".lane"), file(lane, ".unreadable"));
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
