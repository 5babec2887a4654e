// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recording;

import io.github.liqscape.journal.JournalCursor;
import io.github.liqscape.journal.JournalEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** The blocks of a recording as one stream of compressed or plain bytes. */
final class BlockStream extends InputStream {

  private final JournalCursor entries;
  private final boolean unzip;
  private InputStream block = InputStream.nullInputStream();

  BlockStream(JournalCursor entries, boolean unzip) {
    this.entries = entries;
    this.unzip = unzip;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (true) {
      int n = block.read(into, offset, length);
      if (n >= 0) {
        return n;
      }
      if (!entries.hasNext()) {
        return -1;
      }
      block = open(entries.next());
    }
  }

  private InputStream open(JournalEntry entry) throws IOException {
    if (entry.type() != FrameBlock.TYPE || entry.version() != FrameBlock.VERSION) {
      throw new IOException(
          "%s is no block of a recording: those have type %d and version %d"
              .formatted(entry, FrameBlock.TYPE, FrameBlock.VERSION));
    }
    InputStream bytes = new ByteArrayInputStream(entry.payload());
    return unzip ? new GZIPInputStream(bytes) : bytes;
  }

  boolean torn() {
    return entries.tornBytes() > 0;
  }

  @Override
  public void close() {
    entries.close();
  }
}
