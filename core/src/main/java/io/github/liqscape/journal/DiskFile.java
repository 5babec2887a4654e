// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import java.io.Closeable;
import java.io.IOException;

/** One open file of a {@link Disk}. Threading: one thread at a time. */
public interface DiskFile extends Closeable {

  /** Length in bytes. */
  long size() throws IOException;

  /** Reads up to {@code length} bytes; returns how many, or -1 at the end of the file. */
  int read(long position, byte[] into, int offset, int length) throws IOException;

  /** Writes all bytes, or throws and may have written some. */
  void write(long position, byte[] from, int offset, int length) throws IOException;

  /** Returns when everything written outlives a crash. Once it threw, nothing is known any more. */
  void force() throws IOException;
}
