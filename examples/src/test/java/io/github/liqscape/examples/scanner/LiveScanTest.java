// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.setup.Gate;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.spi.Subscription;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scan that follows a venue, with a clock turned by hand and without a thread. */
class LiveScanTest {

  private static final long MINUTE = QuietVenue.MINUTE;
  private static final long START = 20_000L * 86_400 * QuietVenue.SECOND + 37 * MINUTE;
  private static final Duration HISTORY = Duration.ofHours(4);

  @TempDir Path folder;

  private LiveScan scan(QuietVenue venue, int queue) throws IOException {
    return LiveScan.byHand(
        new LiveScan.Terms(
            "a test", venue, venue.markets(), Subscription.MAP_KINDS,
            ScanConfig.DEFAULT
                .withTimeframes(List.of(Timeframe.M1, Timeframe.M5))
                .withQueue(queue),
            HISTORY, folder, List.of(), venue.clock));
  }

  /** Time goes on, second by second, and the feed is emptied. */
  private static void run(QuietVenue venue, LiveScan scan, int minutes)
      throws InterruptedException {
    for (int m = 0; m < minutes; m++) {
      venue.turnTo(venue.clock.nanos() + MINUTE);
      pump(scan);
    }
  }

  private static void pump(LiveScan scan) throws InterruptedException {
    while (scan.takeOne()) {
      // Until the feed is empty.
    }
    scan.group().awaitStill();
  }

  private static void askAll(LiveScan scan) throws InterruptedException {
    scan.group().awaitStill();
    while (scan.historian().ask(0)) {
      scan.group().awaitStill();
    }
  }

  private static ScanRow row(LiveScan scan, int number) {
    return scan.snapshot().row("quiet:Q" + number + "USDT").orElseThrow();
  }

  private static double missingCandles(Setup setup) {
    return setup.facts().gates().stream()
        .filter(g -> g.gate() == Gate.DATA_COMPLETE)
        .findFirst()
        .orElseThrow()
        .value();
  }

  @Test
  void lane_reads_its_past_and_follows() throws Exception {
    QuietVenue venue = new QuietVenue(START, 2);
    try (LiveScan scan = scan(venue, 1_024)) {
      run(venue, scan, 2);
      assertThat(row(scan, 1).health().trust()).isEqualTo(Trust.COLD);
      assertThat(row(scan, 1).health().events()).as("the past will hold them").isZero();
      askAll(scan);
      run(venue, scan, 7);
      ScanRow row = row(scan, 1);
      assertThat(row.health().phase()).isEqualTo(LanePhase.FOLLOWING);
      assertThat(row.health().newestNanos()).isEqualTo(venue.clock.nanos());
      assertThat(row.health().lagNanos()).isZero();
      assertThat(row.decisions()).hasSize(2).allSatisfy(
          s -> assertThat(missingCandles(s)).isZero());
      assertThat(row.decisions().getFirst().asOfNanos()).isEqualTo(venue.clock.nanos());
      assertThat(row.warm()).contains(Timeframe.M1);
      // From the last candle of the past to the first live trade: told, not hidden.
      assertThat(row.health().gaps()).isEqualTo(1);
      run(venue, scan, 16);
      assertThat(row(scan, 1).health().trust()).isEqualTo(Trust.FRESH);
      assertThat(row(scan, 2).decisions()).hasSize(2);
    }
  }

  @Test
  void killed_and_begun_again_it_fills_the_time_between_from_history() throws Exception {
    QuietVenue venue = new QuietVenue(START, 2);
    LiveScan first = scan(venue, 1_024);
    askAll(first);
    run(venue, first, 10);
    first.group().save(first.group().lanes().getFirst());
    run(venue, first, 5); // of this the crash leaves nothing
    first.abandon();
    venue.turnTo(venue.clock.nanos() + 33 * MINUTE);
    int before = venue.questions;
    try (LiveScan second = scan(venue, 1_024)) {
      second.group().awaitStill();
      assertThat(row(second, 1).health().newestNanos())
          .as("where it was saved")
          .isEqualTo(START + 10 * MINUTE);
      assertThat(row(second, 2).health().events()).as("was never saved").isZero();
      askAll(second);
      assertThat(venue.questions - before).isEqualTo(2 * 3);
      run(venue, second, 6);
      for (int lane = 1; lane <= 2; lane++) {
        ScanRow row = row(second, lane);
        assertThat(row.health().newestNanos()).isEqualTo(venue.clock.nanos());
        assertThat(row.decisions()).hasSize(2).allSatisfy(
            s -> assertThat(missingCandles(s)).as("no bar is missing").isZero());
      }
      // Trades, and forced orders while it was away, which no venue tells afterwards.
      assertThat(row(second, 1).health().gaps()).isEqualTo(1 + 2);
      assertThat(row(second, 1).health().trust()).isEqualTo(Trust.GAPPED);
      run(venue, second, 16);
      assertThat(row(second, 1).health().trust()).isEqualTo(Trust.FRESH);
    }
  }

  @Test
  void lane_that_was_away_longer_than_its_history_begins_anew() throws Exception {
    QuietVenue venue = new QuietVenue(START, 1);
    try (LiveScan first = scan(venue, 1_024)) {
      askAll(first);
      run(venue, first, 2);
    }
    venue.turnTo(venue.clock.nanos() + HISTORY.toNanos() + MINUTE);
    try (LiveScan second = scan(venue, 1_024)) {
      second.group().awaitStill();
      assertThat(row(second, 1).health().events()).isZero();
    }
  }

  @Test
  void past_that_cannot_be_had_now_is_asked_for_again() throws Exception {
    QuietVenue venue = new QuietVenue(START, 1);
    venue.deaf = true;
    try (LiveScan scan = scan(venue, 1_024)) {
      askAll(scan);
      assertThat(row(scan, 1).health().trust()).isEqualTo(Trust.COLD);
      assertThat(scan.snapshot().troubles().toString()).contains("no past yet", "not now");
      venue.deaf = false;
      run(venue, scan, 1);
      askAll(scan);
      run(venue, scan, 2);
      assertThat(row(scan, 1).health().phase()).isEqualTo(LanePhase.FOLLOWING);
      assertThat(scan.snapshot().troubles()).isEmpty();
    }
  }

  @Test
  void burst_on_one_lane_starves_nobody_and_what_it_loses_is_a_gap() throws Exception {
    QuietVenue venue = new QuietVenue(START, 5);
    try (LiveScan scan = scan(venue, 2_000)) {
      askAll(scan);
      run(venue, scan, 20);
      Instrument busy = venue.contracts.getFirst();
      long now = venue.clock.nanos();
      for (int i = 0; i < 12_000; i++) {
        scan.group().offer(trade(busy, now + i, i));
      }
      for (Instrument other : venue.contracts.subList(1, 5)) {
        scan.group().offer(trade(other, now, -1));
      }
      // One turn each: the burst has had one, too, and has far more to do.
      for (int turn = 0; turn < 5; turn++) {
        assertThat(scan.group().turn()).isTrue();
      }
      for (int lane = 2; lane <= 5; lane++) {
        assertThat(row(scan, lane).health().waiting()).as("lane %d", lane).isZero();
      }
      ScanRow burst = row(scan, 1);
      assertThat(burst.health().waiting()).isGreaterThan(1_000);
      assertThat(burst.health().trust()).isEqualTo(Trust.LAGGING);
      scan.group().awaitStill();
      burst = row(scan, 1);
      assertThat(burst.health().dropped()).isEqualTo(12_000 - 2_000);
      assertThat(burst.health().open())
          .containsExactly(
              new LaneHealth.OpenGap(StreamKind.TRADE, now + 1_999, StreamGap.Cause.OVERFLOW));
      assertThat(burst.health().trust()).isEqualTo(Trust.GAPPED);
      assertThat(burst.rank()).as("it may not stand before those that lost nothing").isEqualTo(5);
      assertThat(row(scan, 2).health().trust()).isEqualTo(Trust.FRESH);
      run(venue, scan, 1);
      assertThat(row(scan, 1).health().open()).isEmpty();
      assertThat(row(scan, 1).health().trust()).as("it lost something").isEqualTo(Trust.GAPPED);
    }
  }

  private static Trade trade(Instrument i, long at, int number) {
    return new Trade(i, at, at, "burst" + number, QuietVenue.price(at), 1, OrderSide.BUY);
  }

  @Test
  void silent_stream_is_stale_and_ranks_behind() throws Exception {
    QuietVenue venue = new QuietVenue(START, 2);
    try (LiveScan scan = scan(venue, 1_024)) {
      askAll(scan);
      run(venue, scan, 20);
      scan.group().awaitStill();
      // The feed says nothing of the first one any more.
      for (int m = 0; m < 3; m++) {
        venue.turnTo(venue.clock.nanos() + MINUTE);
        venue.drain().stream()
            .filter(e -> e.instrument().equals(venue.contracts.get(1)))
            .forEach(scan.group()::offer);
        scan.group().awaitStill();
      }
      assertThat(row(scan, 1).health().trust()).isEqualTo(Trust.STALE);
      assertThat(row(scan, 1).health().why()).isEqualTo("no candle for 3 min");
      assertThat(row(scan, 1).rank()).isEqualTo(2);
      assertThat(row(scan, 2).health().trust()).isEqualTo(Trust.FRESH);
    }
  }
}
