// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The files of this machine. */
enum SystemDisk implements Disk {
  SYSTEM;

  /** Windows has no handle of a directory to force; it writes names through. */
  private static final boolean FORCES_DIRECTORIES =
      !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

  @Override
  public void createDirectories(Path directory) throws IOException {
    Files.createDirectories(directory);
  }

  @Override
  public List<String> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(f -> String.valueOf(f.getFileName())).toList();
    }
  }

  @Override
  public DiskFile create(Path file) throws IOException {
    Files.deleteIfExists(file);
    return new SystemFile(file, "rw");
  }

  @Override
  public DiskFile open(Path file) throws IOException {
    requireThere(file);
    return new SystemFile(file, "rw");
  }

  @Override
  public DiskFile openToRead(Path file) throws IOException {
    requireThere(file);
    return new SystemFile(file, "r");
  }

  /** Mode "rw" would make a file that is not there. */
  private static void requireThere(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.delete(file);
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    if (!FORCES_DIRECTORIES) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    try {
      while (!tryForce(directory)) {
        interrupted |= Thread.interrupted();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** False if an interrupt of the caller closed the channel first: no fault of the disk. */
  private static boolean tryForce(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
      return true;
    } catch (ClosedByInterruptException e) {
      return false;
    }
  }

  @Override
  public Closeable lock(Path file) throws IOException {
    return WriterLock.take(file);
  }
}
