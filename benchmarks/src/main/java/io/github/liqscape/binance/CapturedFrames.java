// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import io.github.liqscape.recorded.RecordedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The frames of the recorded set {@code binance-usdm-frames-btc-2024-08}, in their order. */
public final class CapturedFrames {

  /** A selection of them. */
  public enum Of {
    /**
     * As they came: 70 % tops of book, 23 % single trades, which are left out, 7 % book changes.
     */
    ALL("\"stream\""),
    TOPS_OF_BOOK("\"bookTicker\""),
    BOOK_CHANGES("\"depthUpdate\"");

    private final String mark;

    Of(String mark) {
      this.mark = mark;
    }
  }

  private CapturedFrames() {}

  static String[] read(Of which) throws IOException {
    Path file = RecordedData.path("binance-usdm-frames-btc-2024-08/btcusdt_20240808.gz");
    if (!Files.exists(file)) {
      throw new IllegalStateException("nothing to measure: " + file + " is not here");
    }
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return in.lines()
          .filter(line -> line.contains(which.mark))
          .map(line -> line.substring(line.indexOf(' ') + 1))
          .toArray(String[]::new);
    }
  }
}
