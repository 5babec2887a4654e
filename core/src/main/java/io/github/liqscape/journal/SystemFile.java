// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * A file of this machine. Not a FileChannel: that closes itself when a thread that uses it is
 * interrupted, and an interrupted caller must not end the journal for all others.
 */
final class SystemFile implements DiskFile {

  private final RandomAccessFile file;

  SystemFile(Path path, String mode) throws IOException {
    file = new RandomAccessFile(path.toFile(), mode);
  }

  @Override
  public long size() throws IOException {
    return file.length();
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) throws IOException {
    file.seek(position);
    return file.read(into, offset, length);
  }

  @Override
  public void write(long position, byte[] from, int offset, int length) throws IOException {
    file.seek(position);
    file.write(from, offset, length);
  }

  @Override
  public void force() throws IOException {
    file.getFD().sync();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
