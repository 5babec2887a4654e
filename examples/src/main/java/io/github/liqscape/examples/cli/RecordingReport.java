// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.recording.FrameRecorder;
import io.github.liqscape.spi.FeedCount;
import io.github.liqscape.spi.FeedHealth;
import io.github.liqscape.spi.LiveFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How a recording is going, and what went wrong with it. */
final class RecordingReport {

  private final Path folder;
  private final FrameRecorder recorder;
  private final LiveFeed feed;

  RecordingReport(Path folder, FrameRecorder recorder, LiveFeed feed) {
    this.folder = folder;
    this.recorder = recorder;
    this.feed = feed;
  }

  /** Whether the recorder still takes what comes. */
  boolean recording() {
    return recorder.failure().isEmpty();
  }

  /** {@code 1,204 frames, 1,180 events, 0 gaps, 0 malformed, 0 lost, 34.1 kB on disk}. */
  String counts() throws IOException {
    FeedHealth health = feed.health();
    return String.format(
        Locale.ROOT,
        "%,d frames, %,d events, %,d gaps, %,d malformed, %,d lost, %s on disk",
        health.count(FeedCount.FRAMES),
        health.count(FeedCount.DELIVERED),
        health.count(FeedCount.GAPS),
        health.count(FeedCount.MALFORMED),
        recorder.lost(),
        Bytes.text(bytesOnDisk()));
  }

  /** {@code 2 of 3 connections live}, and the last trouble while one is not. */
  String connections() {
    FeedHealth health = feed.health();
    long live =
        health.connections().stream()
            .filter(c -> c.state() == FeedHealth.ConnectionState.LIVE)
            .count();
    String line = live + " of " + health.connections().size() + " connections live";
    return health.live() || health.troubles().isEmpty()
        ? line
        : line + " (" + health.troubles().getLast() + ")";
  }

  /** Sentences; empty if all is well. */
  List<String> wrong() {
    List<String> sentences = new ArrayList<>();
    if (recorder.lost() > 0) {
      sentences.add(
          "the recorder lost " + recorder.lost() + " inputs; a replay is not what was seen");
    }
    recorder.failure().ifPresent(e -> sentences.add("the recorder failed: " + e.getMessage()));
    feed.failure().ifPresent(f -> sentences.add("the feed failed: " + FailureWords.of(f)));
    return sentences;
  }

  private long bytesOnDisk() throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        bytes += file.toFile().length();
      }
    }
    return bytes;
  }
}
