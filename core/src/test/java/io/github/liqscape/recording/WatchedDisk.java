// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recording;

import io.github.liqscape.journal.Disk;
import io.github.liqscape.journal.DiskFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The real disk; forces after the opening are announced, and held until they are let go. */
final class WatchedDisk implements Disk {

  final CountDownLatch reached = new CountDownLatch(1);
  final CountDownLatch held;
  volatile boolean watching;

  WatchedDisk(boolean hold) {
    held = new CountDownLatch(hold ? 1 : 0);
  }

  @Override
  public DiskFile open(Path path) throws IOException {
    DiskFile file = Disk.system().open(path);
    return new DiskFile() {
      @Override
      public long size() throws IOException {
        return file.size();
      }

      @Override
      public int read(long at, byte[] into, int offset, int length) throws IOException {
        return file.read(at, into, offset, length);
      }

      @Override
      public void write(long at, byte[] from, int offset, int length) throws IOException {
        file.write(at, from, offset, length);
      }

      @Override
      public void force() throws IOException {
        if (watching) {
          reached.countDown();
          try {
            held.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        }
        file.force();
      }

      @Override
      public void close() throws IOException {
        file.close();
      }
    };
  }

  @Override
  public void createDirectories(Path directory) throws IOException {
    Disk.system().createDirectories(directory);
  }

  @Override
  public List<String> list(Path directory) throws IOException {
    return Disk.system().list(directory);
  }

  @Override
  public DiskFile create(Path file) throws IOException {
    return Disk.system().create(file);
  }

  @Override
  public DiskFile openToRead(Path file) throws IOException {
    return Disk.system().openToRead(file);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    Disk.system().rename(from, to);
  }

  @Override
  public void delete(Path file) throws IOException {
    Disk.system().delete(file);
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    Disk.system().forceDirectory(directory);
  }

  @Override
  public Closeable lock(Path file) throws IOException {
    return Disk.system().lock(file);
  }
}
