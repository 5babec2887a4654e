// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recording;

import io.github.liqscape.journal.Journal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Lines on their way into one entry of the journal, compressed as they come. */
final class FrameBlock {

  /** Type and version of the entries of a recording. */
  static final int TYPE = 1;

  static final int VERSION = 1;

  private final ByteArrayOutputStream compressed = new ByteArrayOutputStream();
  private @Nullable GZIPOutputStream lines;
  private long firstNanos;
  private long bytes;
  private long inputs;

  void add(RecordedInput input) {
    byte[] line = (LineFormat.write(input) + '\n').getBytes(StandardCharsets.UTF_8);
    try {
      GZIPOutputStream to = lines;
      if (to == null) {
        to = new GZIPOutputStream(compressed, 1 << 13);
        lines = to;
        firstNanos = input.receivedNanos();
      }
      to.write(line);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    bytes += line.length;
    if (input.kind() != InputKind.LOST) {
      inputs++;
    }
  }

  /** Bytes before compression. */
  long bytes() {
    return bytes;
  }

  long inputs() {
    return inputs;
  }

  boolean isEmpty() {
    return lines == null;
  }

  /** How long after its first line something was received. */
  long age(long receivedNanos) {
    return isEmpty() ? 0 : receivedNanos - firstNanos;
  }

  /** Appends the block, waits until it is durable and begins the next; returns its inputs. */
  long moveTo(Journal journal) {
    if (lines == null) {
      return 0;
    }
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    journal.append(TYPE, VERSION, firstNanos, compressed.toByteArray());
    journal.force();
    long moved = inputs;
    lines = null;
    compressed.reset();
    bytes = 0;
    inputs = 0;
    return moved;
  }
}
