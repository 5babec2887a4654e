// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recording;

import io.github.liqscape.journal.Journal;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A recording, to be replayed: the directory of a {@link FrameRecorder}, or a file of lines, plain
 * or gzip. A line is {@code <received epoch ns> <kind letter><connection> <text>}, see {@link
 * InputKind}; one without letter and number is a frame of connection 0.
 *
 * <p>Threading: reads only, takes no lock and keeps nothing; may be replayed any number of times,
 * also while a recorder still writes.
 */
public final class FrameRecording {

  private final Path path;

  private FrameRecording(Path path) {
    this.path = path;
  }

  /**
   * The recording in a directory or file.
   *
   * @throws IllegalArgumentException if there is neither
   */
  public static FrameRecording of(Path path) {
    if (!Files.exists(path)) {
      throw new IllegalArgumentException("there is no recording at " + path);
    }
    return new FrameRecording(path);
  }

  /**
   * Hands over every input in the order in which they were recorded.
   *
   * @throws io.github.liqscape.journal.JournalException if the directory is damaged
   * @throws IOException if the path cannot be read, or a line is none; then the message names it
   */
  public RecordingSummary replay(Consumer<RecordedInput> consumer) throws IOException {
    if (Files.isDirectory(path)) {
      try (BlockStream lines = new BlockStream(Journal.read(path), true)) {
        RecordingSummary read = read(lines, consumer);
        return new RecordingSummary(read.inputs(), read.lost(), lines.torn());
      }
    }
    try (InputStream lines = fileLines()) {
      return read(lines, consumer);
    }
  }

  /** Writes all lines, gzip, in a form that {@link #of} and {@code zcat} read. */
  public void exportLines(OutputStream to) throws IOException {
    if (Files.isDirectory(path)) {
      // Blocks of whole lines are members of one gzip file as they are.
      try (BlockStream blocks = new BlockStream(Journal.read(path), false)) {
        if (blocks.transferTo(to) > 0) {
          return;
        }
      }
    }
    GZIPOutputStream zipped = new GZIPOutputStream(to);
    if (!Files.isDirectory(path)) {
      try (InputStream lines = fileLines()) {
        lines.transferTo(zipped);
      }
    }
    zipped.finish();
  }

  private InputStream fileLines() throws IOException {
    BufferedInputStream file = new BufferedInputStream(Files.newInputStream(path));
    try {
      file.mark(2);
      int magic = file.read() | file.read() << 8;
      file.reset();
      return magic == GZIPInputStream.GZIP_MAGIC ? new GZIPInputStream(file, 1 << 16) : file;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private RecordingSummary read(InputStream from, Consumer<RecordedInput> consumer)
      throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8.newDecoder()));
    long number = 0;
    long inputs = 0;
    long lost = 0;
    boolean torn = false;
    while (true) {
      String line;
      try {
        line = lines.readLine();
      } catch (EOFException e) {
        // A gzip file whose writer was killed.
        torn = true;
        line = null;
      }
      if (line == null) {
        return new RecordingSummary(inputs, lost, torn);
      }
      number++;
      RecordedInput input = parse(line, number);
      if (input.kind() == InputKind.LOST) {
        lost += lostIn(input, number);
      } else {
        inputs++;
      }
      consumer.accept(input);
    }
  }

  private RecordedInput parse(String line, long number) throws IOException {
    try {
      return LineFormat.read(line);
    } catch (IllegalArgumentException e) {
      throw malformed(number, e);
    }
  }

  private long lostIn(RecordedInput input, long number) throws IOException {
    try {
      return Long.parseLong(input.text());
    } catch (NumberFormatException e) {
      throw malformed(number, e);
    }
  }

  private IOException malformed(long number, Throwable cause) {
    return new IOException("%s line %d: %s".formatted(path, number, cause.getMessage()), cause);
  }
}
