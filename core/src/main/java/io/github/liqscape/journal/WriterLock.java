// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;

/**
 * A lock against other processes and against this one.
 *
 * <p>A POSIX lock belongs to the process, and closing any handle of the file drops it. So a second
 * attempt in this process must be refused before it touches the file. The register of what this
 * process holds lies in the system properties and in no static field of ours: two class loaders
 * have two of our classes but one process.
 */
final class WriterLock implements Closeable {

  private static final String PREFIX = "io.github.liqscape.journal.lock:";

  private final String key;
  private final FileChannel channel;

  private WriterLock(String key, FileChannel channel) {
    this.key = key;
    this.channel = channel;
  }

  static WriterLock take(Path file) throws IOException {
    Path real = realPath(file);
    String key = PREFIX + real;
    Properties register = System.getProperties();
    if (register.putIfAbsent(key, "held") != null) {
      throw new IOException("already open in this process");
    }
    boolean taken = false;
    try {
      FileChannel channel =
          FileChannel.open(real, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      taken = tryLock(channel);
      if (!taken) {
        channel.close();
        throw new IOException("open in another process");
      }
      return new WriterLock(key, channel);
    } finally {
      if (!taken) {
        register.remove(key);
      }
    }
  }

  private static Path realPath(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    return directory == null ? file : directory.toRealPath().resolve(file.getFileName());
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      @SuppressWarnings("resource") // released when the channel closes
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      System.getProperties().remove(key);
    }
  }
}
