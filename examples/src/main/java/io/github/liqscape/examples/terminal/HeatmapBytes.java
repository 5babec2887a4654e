// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.terminal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.liqscape.heatmap.HeatmapHistory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The newest columns of a heatmap for a page: four bytes with the length of a header, little-endian, the
 * header as JSON, then a byte for each bucket, column by column, lowest price first.
 *
 * <p>The header: {@code times} close of each column in epoch milliseconds, {@code marks} bucket of its
 * mark counted from the first row (LONG up to it, SHORT above; null in a gap), {@code rows}, {@code
 * low} price of the first row's lower edge, {@code step} by which the logarithm of the price grows a
 * row, {@code values} what each of the 256 levels stands for.
 */
final class HeatmapBytes {

  private static final JsonFactory JSON = new JsonFactory();

  /** A window of this share on both sides of the newest mark. */
  private static final double REACH = 0.09;

  private HeatmapBytes() {}

  static byte[] of(HeatmapHistory history) {
    int columns = history.columns();
    int newest = columns - 1;
    while (newest >= 0 && history.column(newest).isGap()) {
      newest--;
    }
    if (newest < 0) {
      return new byte[0];
    }
    double step = HeatmapHistory.LOG_STEP * history.gridFactor();
    int half = Math.min(HeatmapHistory.BUCKETS / 2, (int) (REACH / step));
    int from = history.column(newest).markBucket() - half;
    int rows = 2 * half;
    byte[] header = header(history, from, rows, step);
    byte[] all = new byte[4 + header.length + columns * rows];
    ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).putInt(header.length).put(header);
    int at = 4 + header.length;
    for (int i = 0; i < columns; i++) {
      HeatmapHistory.Column column = history.column(i);
      if (!column.isGap()) {
        for (int row = 0; row < rows; row++) {
          all[at + row] = (byte) column.level(from + row);
        }
      }
      at += rows;
    }
    return all;
  }

  private static byte[] header(HeatmapHistory history, int from, int rows, double step) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(16_384);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeNumberField("rows", rows);
      out.writeNumberField("low", HeatmapHistory.low(from, history.gridFactor()));
      out.writeNumberField("step", step);
      out.writeArrayFieldStart("times");
      for (int i = 0; i < history.columns(); i++) {
        out.writeNumber(history.timeNanos(i) / 1_000_000);
      }
      out.writeEndArray();
      out.writeArrayFieldStart("marks");
      for (int i = 0; i < history.columns(); i++) {
        HeatmapHistory.Column column = history.column(i);
        if (column.isGap()) {
          out.writeNull();
        } else {
          out.writeNumber(column.markBucket() - from);
        }
      }
      out.writeEndArray();
      out.writeArrayFieldStart("values");
      for (int level = 0; level < 256; level++) {
        out.writeNumber(history.value(level));
      }
      out.writeEndArray();
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }
}
