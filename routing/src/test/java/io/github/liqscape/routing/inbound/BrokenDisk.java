// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.inbound;

import io.github.liqscape.journal.Disk;
import io.github.liqscape.journal.DiskFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The disk of this machine, which refuses to write, or hangs in a force, while a test says so. */
final class BrokenDisk implements Disk {

  volatile boolean broken;
  volatile boolean losesForceOnly;
  volatile @Nullable CountDownLatch hang;

  private final Disk real = Disk.system();

  private void check() throws IOException {
    if (broken) {
      throw new IOException("no space left");
    }
  }

  @Override
  public void createDirectories(Path directory) throws IOException {
    real.createDirectories(directory);
  }

  @Override
  public List<String> list(Path directory) throws IOException {
    return real.list(directory);
  }

  @Override
  public DiskFile create(Path file) throws IOException {
    check();
    return new File(real.create(file));
  }

  @Override
  public DiskFile open(Path file) throws IOException {
    check();
    return new File(real.open(file));
  }

  @Override
  public DiskFile openToRead(Path file) throws IOException {
    return real.openToRead(file);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    check();
    real.rename(from, to);
  }

  @Override
  public void delete(Path file) throws IOException {
    check();
    real.delete(file);
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    check();
    real.forceDirectory(directory);
  }

  @Override
  public Closeable lock(Path file) throws IOException {
    return real.lock(file);
  }

  private final class File implements DiskFile {

    private final DiskFile file;

    File(DiskFile file) {
      this.file = file;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public int read(long position, byte[] into, int offset, int length) throws IOException {
      return file.read(position, into, offset, length);
    }

    @Override
    public void write(long position, byte[] from, int offset, int length) throws IOException {
      check();
      file.write(position, from, offset, length);
    }

    @Override
    public void force() throws IOException {
      CountDownLatch until = hang;
      if (until != null) {
        try {
          until.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      check();
      if (losesForceOnly) {
        throw new IOException("the force failed");
      }
      file.force();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
