// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import static io.github.liqscape.feed.SimVenue.SECOND;
import static io.github.liqscape.feed.SimVenue.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.recording.FrameRecorder;
import io.github.liqscape.recording.FrameRecording;
import io.github.liqscape.recording.InputKind;
import io.github.liqscape.spi.Subscription;
import io.github.liqscape.spi.VenueFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedFeedTest {

  @TempDir Path directory;

  @Test
  void a_recording_replays_event_for_event() throws IOException {
    List<MarketEvent> live = new ArrayList<>();
    // Two feeds, one after the other, in one recording: a recorder that was restarted.
    for (long seed : List.of(7L, 8L)) {
      SimVenue venue = new SimVenue(seed, 2, true, true, Optional.empty());
      venue.faultsUntil = Long.MAX_VALUE;
      venue.chance("garbage", 0.01);
      venue.chance("overflow", 0.01);
      venue.cutAt(START + 30 * SECOND);
      venue.restDown(START + 60 * SECOND, START + 90 * SECOND);
      venue.run(Duration.ofMinutes(2));
      live.addAll(venue.delivered);
      try (FrameRecorder recorder = FrameRecorder.into(directory).start()) {
        String session = new FeedSession("sim", "sim", seed, venue.subscription).text();
        recorder.record(START, 0, InputKind.SESSION, session);
        venue.inputs.forEach(input -> recorder.record(InputRecords.write(input)));
      }
    }
    List<MarketEvent> again = new ArrayList<>();
    FrameRecording recording = FrameRecording.of(directory);
    LiveFeeds.replay(s -> new SimProtocol(Optional.empty(), true), recording, again::add);
    assertThat(again).isEqualTo(live);
    assertThat(LiveFeeds.session(recording).seed()).isEqualTo(7);
  }

  @Test
  void every_input_is_read_as_it_was_written() {
    List<FeedInput> all =
        List.of(
            new FeedInput.Opened(1, 2),
            new FeedInput.Frame(2, 3, "{\"a\":\n1}"),
            new FeedInput.Lost(3, 4, 17, false),
            new FeedInput.Lost(3, 4, 1, true),
            new FeedInput.Closed(4, 5, 403, "handshake refused with HTTP 403"),
            new FeedInput.Body(5, 6, "[]\nok\n"),
            new FeedInput.NoAnswer(
                6, 7, new VenueFailure(VenueFailure.Reason.OVERLOADED, "503: try\nlater")),
            new FeedInput.Tick(7));
    for (FeedInput input : all) {
      assertThat(InputRecords.read(InputRecords.write(input))).isEqualTo(input);
    }
  }

  @Test
  void a_session_is_read_as_it_was_written() {
    Instrument odd =
        Instrument.inverse(Venue.BYBIT, "币安人生 USD", "币安人生", "USD")
            .tickSize("0.00001")
            .lotSize("1")
            .contractSize("100")
            .build();
    Subscription wanted =
        Subscription.builder()
            .instrument(odd)
            .kind(StreamKind.TRADE)
            .kind(StreamKind.BOOK)
            .formingCandles(true)
            .build();
    FeedSession session = new FeedSession("bybit", "inverse", -5, wanted);
    FeedSession again = FeedSession.parse(session.text());
    assertThat(again.text()).isEqualTo(session.text());
    assertThat(again.subscription().instruments().getFirst().tickSize())
        .isEqualTo(odd.tickSize());
  }

  @Test
  void frames_without_a_session_are_refused() throws IOException {
    Path lines = Files.writeString(directory.resolve("lines.txt"), "1 {}\n");
    assertThatThrownBy(
            () ->
                LiveFeeds.replay(
                    s -> new SimProtocol(Optional.empty(), true), FrameRecording.of(lines),
                    e -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not say which feed");
    assertThatThrownBy(() -> FeedSession.parse("liqscape-feed/1\nkind NONSENSE"))
        .hasMessageContaining("kind NONSENSE");
  }
}
