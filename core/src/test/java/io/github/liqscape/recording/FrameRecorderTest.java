// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.journal.FakeDisk;
import io.github.liqscape.journal.JournalException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes in comes out, and what could not go in is said. */
class FrameRecorderTest {

  private static final long SECOND = 1_000_000_000L;

  @TempDir Path folder;

  private Path directory() {
    return folder.resolve("recording");
  }

  private static List<RecordedInput> inputs(int count) {
    Random random = new Random(5);
    List<RecordedInput> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      InputKind kind = InputKind.values()[random.nextInt(InputKind.values().length - 1)];
      String text = "{\"n\":" + random.nextInt() + (random.nextInt(9) == 0 ? "\n币安人生\\}" : "}");
      all.add(new RecordedInput(i * SECOND / 10, random.nextInt(4), kind, text));
    }
    return all;
  }

  private void record(List<RecordedInput> inputs) {
    try (FrameRecorder recorder =
        FrameRecorder.into(directory()).blockBytes(500).segmentBytes(4_096).start()) {
      inputs.forEach(i -> assertThat(recorder.record(i)).isTrue());
      recorder.flush();
      assertThat(recorder.durable()).isEqualTo(inputs.size());
      assertThat(recorder.lost()).isZero();
    }
  }

  private static List<RecordedInput> replay(Path path) throws IOException {
    List<RecordedInput> all = new ArrayList<>();
    RecordingSummary summary = FrameRecording.of(path).replay(all::add);
    assertThat(summary.inputs()).isEqualTo(all.size());
    return all;
  }

  private static Path onlySegment(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.filter(f -> f.toString().endsWith(".journal")).findFirst().orElseThrow();
    }
  }

  @Test
  void a_replay_is_event_for_event_what_was_recorded_over_restarts_and_rotations()
      throws IOException {
    List<RecordedInput> inputs = inputs(2_000);
    record(inputs.subList(0, 700));
    record(inputs.subList(700, 2_000));
    assertThat(replay(directory())).isEqualTo(inputs);
    try (var files = Files.list(directory())) {
      assertThat(files.count()).isGreaterThan(4);
    }
  }

  @Test
  void cut_at_every_byte_a_prefix_comes_back_and_no_more_than_a_block_is_lost()
      throws IOException {
    List<RecordedInput> inputs = inputs(30);
    record(inputs);
    Path segment = onlySegment(directory());
    byte[] whole = Files.readAllBytes(segment);
    int before = 0;
    for (int length = 32; length <= whole.length; length++) {
      Files.write(segment, Arrays.copyOf(whole, length));
      List<RecordedInput> found = replay(directory());
      assertThat(found).isEqualTo(inputs.subList(0, found.size()));
      assertThat(found.size() - before).isBetween(0, 20);
      before = found.size();
    }
    assertThat(before).isEqualTo(30);
  }

  @Test
  void exported_lines_are_a_recording_too_also_if_torn() throws IOException {
    List<RecordedInput> inputs = inputs(100);
    record(inputs);
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    FrameRecording.of(directory()).exportLines(zipped);
    Path file = folder.resolve("lines.gz");
    for (int length = zipped.size(); length > 20; length -= 7) {
      Files.write(file, Arrays.copyOf(zipped.toByteArray(), length));
      List<RecordedInput> found = new ArrayList<>();
      RecordingSummary summary = FrameRecording.of(file).replay(found::add);
      assertThat(found).isEqualTo(inputs.subList(0, found.size()));
      assertThat(summary.inputs()).isEqualTo(found.size());
      if (length == zipped.size()) {
        assertThat(summary).isEqualTo(new RecordingSummary(100, 0, false));
      }
    }
    Files.write(file, zipped.toByteArray());
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    FrameRecording.of(file).exportLines(again);
    Files.write(file, again.toByteArray());
    assertThat(replay(file)).isEqualTo(inputs);
  }

  @Test
  void plain_lines_of_another_recorder_are_read_and_what_is_none_is_named() throws IOException {
    Path file = folder.resolve("frames.txt");
    Files.writeString(file, "1 {\"a\":1}\n2 {\"b\":2}\n");
    assertThat(replay(file))
        .containsExactly(
            new RecordedInput(1, 0, InputKind.FRAME, "{\"a\":1}"),
            new RecordedInput(2, 0, InputKind.FRAME, "{\"b\":2}"));
    Files.writeString(file, "1 {}\nnonsense here\n");
    assertThatThrownBy(() -> replay(file))
        .isInstanceOf(IOException.class)
        .hasMessage(file + " line 2: not a time in nanoseconds: 'nonsense'");
    assertThatThrownBy(() -> FrameRecording.of(folder.resolve("nowhere")))
        .hasMessageContaining("there is no recording at ");
  }

  @Test
  void an_empty_recording_is_one() throws IOException {
    record(List.of());
    assertThat(replay(directory())).isEmpty();
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    FrameRecording.of(directory()).exportLines(zipped);
    Path file = folder.resolve("empty.gz");
    Files.write(file, zipped.toByteArray());
    assertThat(replay(file)).isEmpty();
  }

  @Test
  void what_a_slow_disk_cannot_take_is_counted_and_the_recording_says_where() throws Exception {
    String large = "x".repeat(FrameRecorder.LONGEST_TEXT / 2);
    WatchedDisk disk = new WatchedDisk(true);
    try (FrameRecorder recorder =
        FrameRecorder.into(directory())
            .disk(disk)
            .blockBytes(1)
            .queueChars(FrameRecorder.LONGEST_TEXT)
            .start()) {
      disk.watching = true;
      assertThat(recorder.record(1, 0, InputKind.FRAME, "first")).isTrue();
      assertThat(disk.reached.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(recorder.record(2, 0, InputKind.FRAME, large)).isTrue();
      assertThat(recorder.record(3, 0, InputKind.FRAME, large)).isTrue();
      assertThat(recorder.record(4, 0, InputKind.FRAME, "no room")).isFalse();
      assertThat(recorder.record(5, 0, InputKind.FRAME, "no room")).isFalse();
      assertThat(recorder.lost()).isEqualTo(2);
      disk.held.countDown();
      recorder.flush();
      assertThat(recorder.record(6, 0, InputKind.FRAME, large + large + "x")).isFalse();
      assertThat(recorder.record(7, 0, InputKind.FRAME, "last")).isTrue();
    }
    List<RecordedInput> found = new ArrayList<>();
    RecordingSummary summary = FrameRecording.of(directory()).replay(found::add);
    assertThat(summary).isEqualTo(new RecordingSummary(4, 3, false));
    assertThat(found.stream().map(i -> i.kind() == InputKind.LOST ? i.text() : i.receivedNanos()))
        .containsExactly(1L, 2L, 3L, "2", "1", 7L);
  }

  @Test
  void received_time_makes_a_block_durable_without_being_asked() throws Exception {
    WatchedDisk disk = new WatchedDisk(false);
    try (FrameRecorder recorder =
        FrameRecorder.into(directory()).disk(disk).flushEvery(Duration.ofSeconds(2)).start()) {
      disk.watching = true;
      recorder.record(10 * SECOND, 0, InputKind.TICK, "");
      recorder.record(11 * SECOND, 0, InputKind.TICK, "");
      assertThat(disk.reached.getCount()).isEqualTo(1);
      recorder.record(12 * SECOND, 0, InputKind.TICK, "");
      assertThat(disk.reached.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void after_the_disk_failed_everything_is_lost_and_said() {
    FakeDisk disk = new FakeDisk();
    FrameRecorder recorder = FrameRecorder.into(directory()).disk(disk).start();
    recorder.record(1, 0, InputKind.FRAME, "kept");
    recorder.flush();
    disk.forcesLeft = 0;
    recorder.record(2, 0, InputKind.FRAME, "gone");
    assertThatThrownBy(recorder::flush).isInstanceOf(JournalException.class);
    assertThat(recorder.failure()).isPresent();
    assertThat(recorder.record(3, 0, InputKind.FRAME, "gone too")).isFalse();
    assertThat(recorder.lost()).isEqualTo(2);
    assertThat(recorder.durable()).isEqualTo(1);
    assertThatThrownBy(recorder::close).hasMessageContaining("input/output error");
    assertThatThrownBy(recorder::flush).hasMessage("the recorder is closed");
    assertThat(recorder.record(4, 0, InputKind.FRAME, "late")).isFalse();
  }
}
