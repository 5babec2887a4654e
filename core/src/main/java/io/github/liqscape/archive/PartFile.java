// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A file on its way: bytes under {@code .part}, and beside it the tag of the version they are of,
 * so that a later process can go on. Locked against another one that fetches the same file.
 */
final class PartFile implements AutoCloseable {

  private final Path target;
  private final Path part;
  private final Path tag;
  private final FileChannel channel;

  private PartFile(Path target, Path part, FileChannel channel) {
    this.target = target;
    this.part = part;
    this.tag = ArchiveNames.beside(target, ArchiveNames.TAG);
    this.channel = channel;
  }

  /**
   * Opens what is there, or an empty one.
   *
   * @throws TransferException if somebody else is fetching it
   */
  static PartFile open(Path target) throws IOException {
    Path part = ArchiveNames.beside(target, ArchiveNames.PART);
    FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        PartFile file = new PartFile(target, part, channel);
        channel.position(channel.size());
        return file;
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw busy(part);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw busy(part);
  }

  private static TransferException busy(Path part) {
    return TransferException.refused("another download is writing " + part.getFileName());
  }

  long size() throws IOException {
    return channel.size();
  }

  /** Of which version the bytes are, if the venue told. */
  Optional<String> tag() throws IOException {
    if (!Files.isRegularFile(tag, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    // What stands here becomes a header: one printable line or nothing.
    return Optional.of(Files.readString(tag).strip())
        .filter(t -> t.matches("[\\x20-\\x7e]{1,200}"));
  }

  /** Drops every byte; those that follow are of this version. */
  void restart(Optional<String> version) throws IOException {
    channel.truncate(0);
    channel.position(0);
    if (version.isPresent()) {
      Files.writeString(tag, version.get());
    } else {
      Files.deleteIfExists(tag);
    }
  }

  void append(byte[] bytes, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Makes the bytes durable. They can still be read, and more can follow. */
  Path durable() throws IOException {
    channel.force(true);
    return part;
  }

  /** Gives it its own name, at once and for good, and says which checksum it has. */
  void complete(String checksum) throws IOException {
    Files.writeString(
        ArchiveNames.beside(target, ArchiveNames.SHA256), Checksum.line(checksum, target));
    moveTo(target);
  }

  /** Puts it aside. */
  Path corrupt() throws IOException {
    Path aside = ArchiveNames.beside(target, ArchiveNames.CORRUPT);
    moveTo(aside);
    return aside;
  }

  private void moveTo(Path path) throws IOException {
    channel.force(true);
    // Some systems do not rename an open file.
    channel.close();
    Files.move(
        part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(tag);
    syncFolder();
  }

  /** The name is durable only when the folder is. */
  private void syncFolder() {
    Path folder = part.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException e) {
      // Windows does not open folders, and its file systems order renames by themselves.
      return;
    }
  }

  /** Leaves what is there for the next run; nothing where nothing arrived. */
  @Override
  public void close() throws IOException {
    if (!channel.isOpen()) {
      return;
    }
    boolean empty = channel.size() == 0;
    channel.close();
    if (empty) {
      Files.deleteIfExists(part);
      Files.deleteIfExists(tag);
    }
  }
}
