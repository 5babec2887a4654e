// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.liqscape.recorded.RecordedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Frames that were recorded from the venue. They lie beside the checkout; without them a test is
 * skipped.
 */
final class RecordedFrames {

  /**
   * The capture of BTCUSDT of August 2024.
   *
   * @param frames in order, without the book that was fetched
   * @param book the book, as the venue answered
   * @param before number of frames before the book came
   */
  record Btc(List<String> frames, String book, int before) {}

  private RecordedFrames() {}

  static Path present(String file) {
    Path path = RecordedData.path(file);
    assumeThat(path).as("recorded data: %s is not here", path).exists();
    return path;
  }

  static List<String> gzipLines(String file) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(present(file))),
                StandardCharsets.UTF_8))) {
      return in.lines().toList();
    }
  }

  static Btc btc2024() throws IOException {
    List<String> frames = new ArrayList<>();
    String book = "";
    int before = 0;
    for (String line : gzipLines("binance-usdm-frames-btc-2024-08/btcusdt_20240808.gz")) {
      String text = line.substring(line.indexOf(' ') + 1);
      if (text.startsWith("{\"lastUpdateId\"")) {
        book = text;
        before = frames.size();
      } else {
        frames.add(text);
      }
    }
    return new Btc(frames, book, before);
  }

  /** Frames of four small symbols of July 2021. */
  static List<String> small2021() throws IOException {
    return gzipLines("binance-usdm-frames-2021-07/ws_frames.txt.gz").stream()
        .filter(line -> line.contains(": {"))
        .map(line -> line.substring(line.indexOf(": {") + 2))
        .toList();
  }

  /** The frames of Binance among thirteen of 2023 to 2026. */
  static List<String> liveBinance() throws IOException {
    List<String> frames = new ArrayList<>();
    ObjectMapper mapper = new ObjectMapper();
    for (String line : Files.readAllLines(present("live-frames-2026-10/frames.jsonl"))) {
      JsonNode row = mapper.readTree(line);
      if (row.path("venue").asText().equals("binance")) {
        frames.add(row.get("frame").toString());
      }
    }
    return frames;
  }
}
