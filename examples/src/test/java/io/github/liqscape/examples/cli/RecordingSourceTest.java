// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.Trade;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingSourceTest {

  private static final Instrument BTC =
      Instrument.linear(Venue.of("scripted"), "BTCUSDT", "BTC", "USDT").tickSize("0.1").build();

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path temp;

  private String folder = "";

  @BeforeEach
  void record() {
    folder = temp.resolve("recording").toString();
    CommandRun run =
        CommandRun.of("record", "scripted", "BTCUSDT", "--market", "still", "--out", folder);
    assertThat(run.exit()).isZero();
  }

  @Test
  void a_recording_is_a_market_that_can_be_walked_through_again_and_again() {
    MarketSource source = RecordingSource.of(Path.of(folder), null);
    List<MarketEvent> first;
    try (Stream<MarketEvent> events = source.events().get()) {
      first = events.toList();
    }
    try (Stream<MarketEvent> events = source.events().get()) {
      assertThat(events.toList()).isEqualTo(first);
    }
    assertThat(first).hasSize(369); // 367 events, and a gap that opens and ends
    assertThat(source.title()).isEqualTo("scripted:BTCUSDT still, as recorded");
    assertThat(source.notes()).anyMatch(n -> n.startsWith("nothing from before the recording"));
  }

  @Test
  void commands_that_take_a_market_take_a_recording() {
    CommandRun map =
        CommandRun.of("map", "--recording", folder, "--out", temp.resolve("m").toString());
    assertThat(map.exit()).isZero();
    assertThat(map.out()).contains("scripted:BTCUSDT still, as recorded");
    CommandRun terminal =
        CommandRun.of(
            "terminal", "--recording", folder, "--port", "0", "--for", "1s", "--state",
            temp.resolve("s").toString());
    assertThat(terminal.exit()).isZero();
    assertThat(terminal.out()).contains("scripted:BTCUSDT still, as recorded");
  }

  @Test
  void what_was_not_recorded_is_exit_code_2() {
    CommandRun run = CommandRun.of("map", "--recording", folder, "--symbol", "DOGEUSDT");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--symbol must be one of [scripted:BTCUSDT], was DOGEUSDT");
    assertThat(CommandRun.of("map", "--recording", temp.resolve("none").toString()).exit())
        .isEqualTo(2);
  }

  private static MarketEvent trade(int i) {
    return new Trade(BTC, i + 1L, i + 1L, "t" + i, 100, 1, OrderSide.BUY);
  }

  @Test
  void what_a_source_pushed_before_it_broke_is_there_first() {
    PulledEvents.Source broken =
        to -> {
          IntStream.range(0, 700).forEach(i -> to.accept(trade(i)));
          throw new IOException("the disk is gone");
        };
    List<MarketEvent> seen = new ArrayList<>();
    try (Stream<MarketEvent> events = PulledEvents.stream(broken)) {
      assertThatThrownBy(() -> events.forEachOrdered(seen::add))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the disk is gone");
    }
    assertThat(seen).hasSize(700);
  }

  @Test
  void a_source_that_nobody_wants_any_more_ends() throws InterruptedException {
    List<Thread> pushing = new ArrayList<>();
    PulledEvents.Source endless =
        to -> {
          pushing.add(Thread.currentThread());
          for (int i = 0; ; i++) {
            to.accept(trade(i));
          }
        };
    try (Stream<MarketEvent> events = PulledEvents.stream(endless)) {
      Iterator<MarketEvent> all = events.iterator();
      assertThat(all.next()).isEqualTo(trade(0));
    }
    pushing.getFirst().join();
    assertThat(pushing.getFirst().isAlive()).isFalse();
  }
}
