// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.source;

import io.github.liqscape.feed.FeedSession;
import io.github.liqscape.feed.LiveFeeds;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.recording.FrameRecording;
import io.github.liqscape.spi.AdapterConfig;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.ExchangeAdapters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the command {@code record} keeps of live feeds: each folder is a tape. The folders must be
 * reachable under the same path on every machine, and the adapter of the venue on the class path.
 *
 * <p>A recording is decoded whole when it is opened, as an adapter hands its events over and is not
 * asked for them: cut long recordings by the hour or the day.
 *
 * @param folders of recordings
 */
public record RecordedTapes(List<String> folders) implements Tapes {

  private static final long serialVersionUID = 1L;

  public RecordedTapes {
    folders = List.copyOf(folders);
  }

  @Override
  public List<String> names() {
    return folders;
  }

  @Override
  public Stream<MarketEvent> open(String folder) throws IOException {
    FrameRecording recording = FrameRecording.of(Path.of(folder));
    FeedSession session = LiveFeeds.session(recording);
    List<MarketEvent> events = new ArrayList<>();
    try (ExchangeAdapter adapter =
        ExchangeAdapters.installed()
            .open(
                session.venue(), AdapterConfig.of(session.market()), AdapterContext.standard())) {
      adapter.replay(recording, events::add);
    }
    return events.stream();
  }
}
