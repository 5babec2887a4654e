// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A file of a {@link FakeDisk}: what is read now, and what a crash would leave. */
final class FakeFile implements DiskFile {

  private static final class Write {
    private final long at;
    private final byte[] bytes;

    Write(long at, byte[] bytes) {
      this.at = at;
      this.bytes = bytes;
    }
  }

  private final FakeDisk disk;
  private byte[] content;
  private byte[] durable;
  private final List<Write> unforced = new ArrayList<>();

  FakeFile(FakeDisk disk, byte[] bytes) {
    this.disk = disk;
    this.content = bytes.clone();
    this.durable = bytes.clone();
  }

  byte[] bytes() {
    return content.clone();
  }

  void crash(Random random) {
    byte[] left = durable;
    for (Write write : unforced) {
      // The length may have grown without the data.
      if (random.nextInt(4) == 0) {
        left = grown(left, write.at + random.nextInt(write.bytes.length + 1));
      }
      for (int at = 0; at < write.bytes.length; ) {
        int block = FakeDisk.BLOCK - (int) ((write.at + at) % FakeDisk.BLOCK);
        int n = Math.min(block, write.bytes.length - at);
        int kept = random.nextInt(3) == 0 ? random.nextInt(n + 1) : random.nextBoolean() ? n : 0;
        left = put(left, write.at + at, write.bytes, at, kept);
        at += n;
      }
    }
    unforced.clear();
    content = left.clone();
    durable = left.clone();
  }

  private static byte[] grown(byte[] bytes, long length) {
    return length <= bytes.length ? bytes : Arrays.copyOf(bytes, (int) length);
  }

  private static byte[] put(byte[] into, long at, byte[] from, int offset, int length) {
    if (length == 0) {
      return into;
    }
    byte[] result = grown(into, at + length).clone();
    System.arraycopy(from, offset, result, (int) at, length);
    return result;
  }

  @Override
  public long size() {
    return content.length;
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) {
    if (position >= content.length) {
      return length == 0 ? 0 : -1;
    }
    // Short reads are allowed, so there are some.
    int n = (int) Math.min(Math.max(1, length - length / 3), content.length - position);
    System.arraycopy(content, (int) position, into, offset, n);
    return n;
  }

  @Override
  public void write(long position, byte[] from, int offset, int length) throws IOException {
    boolean off = disk.stepsLeft == 0;
    int fits = (int) Math.min(off ? length / 2 : length, disk.room);
    if (disk.room != Long.MAX_VALUE) {
      disk.room -= fits;
    }
    byte[] written = Arrays.copyOfRange(from, offset, offset + fits);
    content = put(content, position, written, 0, fits);
    if (fits > 0) {
      unforced.add(new Write(position, written));
    }
    disk.step();
    if (fits < length) {
      throw new IOException("no space left on device");
    }
  }

  @Override
  public void force() throws IOException {
    disk.step();
    disk.forces++;
    if (disk.forcesLeft == 0) {
      // What Linux does: the pages count as clean from now on, and are not on the disk.
      unforced.clear();
      throw new IOException("input/output error");
    }
    disk.forcesLeft--;
    for (Write write : unforced) {
      durable = put(durable, write.at, write.bytes, 0, write.bytes.length);
    }
    unforced.clear();
  }

  @Override
  public void close() {
    // nothing is held
  }
}
