// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import static io.github.liqscape.feed.LoopbackVenue.SECOND;
import static io.github.liqscape.feed.LoopbackVenue.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.EventOrder;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The law of a live feed over real sockets: every event once and in order, or covered by a gap. */
@Timeout(7_200)
class LoopbackFaultsTest {

  private static final int SCHEDULES = Boolean.getBoolean("liqscape.thorough") ? 10_000 : 20;

  /** Schedules that run at the same time, each on servers of its own: mostly they wait. */
  private static final int AT_ONCE = 4;

  /** What went on in some schedules; the seeds that broke the law, with what was said of them. */
  private record Outcome(long happened, long healed, long lost, List<String> broken) {

    Outcome plus(Outcome other) {
      return new Outcome(
          happened + other.happened,
          healed + other.healed,
          lost + other.lost,
          Stream.concat(broken.stream(), other.broken.stream()).toList());
    }
  }

  @Test
  void every_event_is_delivered_once_or_covered_by_a_gap() throws Exception {
    Outcome all = new Outcome(0, 0, 0, List.of());
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<Outcome>> outcomes = new ArrayList<>();
      for (long i = 0; i < SCHEDULES; i++) {
        long seed = i;
        outcomes.add(threads.submit(() -> run(seed)));
      }
      for (Future<Outcome> outcome : outcomes) {
        all = all.plus(outcome.get());
      }
    }
    System.out.printf(
        "%d fault schedules over sockets: %d events happened, %d gaps healed, %d not%n",
        SCHEDULES, all.happened, all.healed, all.lost);
    assertThat(all.broken).isEmpty();
    assertThat(all.healed).isPositive();
    assertThat(all.lost).isPositive();
  }

  private static Outcome run(long seed) {
    LoopbackFaults faults = new LoopbackFaults(seed);
    try (LoopbackVenue venue = faults.venue) {
      faults.run();
      check("seed " + seed, faults, venue.events);
      return new Outcome(
          faults.truths.size(),
          closedGaps(venue.events, true),
          closedGaps(venue.events, false),
          List.of());
    } catch (AssertionError broken) {
      return new Outcome(0, 0, 0, List.of("seed " + seed + ": " + broken.getMessage()));
    }
  }

  private static long closedGaps(List<MarketEvent> events, boolean healed) {
    return events.stream()
        .filter(e -> e instanceof StreamGap g && closed(g) && g.healed() == healed)
        .count();
  }

  private static boolean closed(StreamGap gap) {
    return gap.toNanos() != StreamGap.OPEN;
  }

  private static void check(String of, LoopbackFaults faults, List<MarketEvent> all) {
    for (String symbol : List.of("A", "B")) {
      inOrder(of + " " + symbol, of(symbol, all));
    }
    Map<LoopbackFaults.Truth, Integer> happened = new HashMap<>();
    faults.truths.forEach(t -> happened.merge(t, 1, Integer::sum));
    Map<LoopbackFaults.Truth, Integer> delivered = new HashMap<>();
    for (MarketEvent event : all) {
      if (!(event instanceof StreamGap) && !isMarkCandle(event)) {
        delivered.merge(identity(event), 1, Integer::sum);
      }
    }
    assertThat(happened.keySet()).as("%s: nothing invented", of).containsAll(delivered.keySet());
    Map<String, Long> began = began(faults.venue.inputs);
    long settled = START + LoopbackFaults.LENGTH - 20 * SECOND;
    happened.forEach(
        (truth, times) -> {
          int got = delivered.getOrDefault(truth, 0);
          assertThat(got).as("%s: %s delivered too often", of, truth).isLessThanOrEqualTo(times);
          long end = truth.nanos() + (truth.kind() == StreamKind.CANDLE ? 60 * SECOND : 0);
          if (got < times
              && truth.nanos() > began.getOrDefault(truth.symbol(), Long.MAX_VALUE)
              && end < settled) {
            List<MarketEvent> events = of(truth.symbol(), all);
            boolean covered = events.stream().anyMatch(e -> covers(e, truth));
            assertThat(covered || (justBack(faults) && stillOpen(events, truth)))
                .as("%s: %s is lost without a gap in %s", of, truth, around(truth, all))
                .isTrue();
          }
        });
  }

  /** The gaps of its symbol, and what was delivered of its stream just before and after. */
  private static List<MarketEvent> around(LoopbackFaults.Truth truth, List<MarketEvent> all) {
    return of(truth.symbol(), all).stream()
        .filter(
            e ->
                e instanceof StreamGap
                    || (e.kind() == truth.kind()
                        && Math.abs(e.eventNanos() - truth.nanos()) < 2 * SECOND))
        .toList();
  }

  /** Nothing can be missing before the first mark price of a connection that had all its answers. */
  private static Map<String, Long> began(List<FeedInput> inputs) {
    Map<String, Long> began = new HashMap<>();
    Map<Integer, Integer> answers = new HashMap<>();
    for (FeedInput input : inputs) {
      if (input instanceof FeedInput.Frame f && f.text().startsWith("ACK")) {
        answers.merge(f.connection(), 1, Integer::sum);
      } else if (input instanceof FeedInput.Frame f
          && f.text().startsWith("M,")
          && !f.text().contains("<")
          && answers.getOrDefault(f.connection(), 0) >= LoopbackFaults.REQUESTS) {
        String[] row = f.text().split(",", -1);
        began.putIfAbsent(row[1], Long.parseLong(row[2]) * LoopbackProtocol.MS);
      }
    }
    return began;
  }

  private static List<MarketEvent> of(String symbol, List<MarketEvent> all) {
    return all.stream().filter(e -> e.instrument().symbol().equals(symbol)).toList();
  }

  private static boolean isMarkCandle(MarketEvent event) {
    return event instanceof CandleEvent c && c.price() == PriceKind.MARK;
  }

  private static LoopbackFaults.Truth identity(MarketEvent event) {
    String symbol = event.instrument().symbol();
    return switch (event) {
      case Trade t -> new LoopbackFaults.Truth(symbol, t.kind(), t.eventNanos(), t.id());
      case CandleEvent c -> {
        long open = c.candle().openNanos();
        yield new LoopbackFaults.Truth(
            symbol, c.kind(), open, Long.toString(open / LoopbackProtocol.MS));
      }
      case ForcedOrder f ->
          new LoopbackFaults.Truth(symbol, f.kind(), f.eventNanos(), Double.toString(f.quantity()));
      default -> new LoopbackFaults.Truth(symbol, event.kind(), event.eventNanos(), "");
    };
  }

  /** Trades and candles follow each other, marks rise, nothing is late. */
  private static void inOrder(String of, List<MarketEvent> events) {
    Map<StreamKind, Long> last = new HashMap<>();
    long newest = 0;
    for (MarketEvent event : events) {
      if (event instanceof StreamGap) {
        continue;
      }
      long late = newest - event.eventNanos();
      assertThat(late)
          .as("%s: %s is late", of, event)
          .isLessThanOrEqualTo(EventOrder.lateness(event.kind()));
      newest = Math.max(newest, event.eventNanos());
      if (!isMarkCandle(event) && !(event instanceof ForcedOrder)) {
        long place = event instanceof Trade t ? Long.parseLong(t.id()) : event.eventNanos();
        Long before = last.put(event.kind(), place);
        assertThat(place)
            .as("%s: %s follows", of, event)
            .isGreaterThan(before == null ? Long.MIN_VALUE : before);
      }
    }
  }

  /** Whether there is no connection at the end, or one so young that it may still be filling in. */
  private static boolean justBack(LoopbackFaults faults) {
    long opened =
        faults.venue.inputs.stream()
            .filter(FeedInput.Opened.class::isInstance)
            .mapToLong(FeedInput::nanos)
            .max()
            .orElse(Long.MIN_VALUE);
    return !faults.live || opened > START + LoopbackFaults.LENGTH - 15 * SECOND;
  }

  /** Whether the last word about its stream is that it is gone, since before this happened. */
  private static boolean stillOpen(List<MarketEvent> events, LoopbackFaults.Truth truth) {
    return events.stream()
        .filter(e -> e.kind() == truth.kind())
        .reduce((first, second) -> second)
        .filter(e -> e instanceof StreamGap g && !closed(g) && g.fromNanos() <= truth.nanos())
        .isPresent();
  }

  private static boolean covers(MarketEvent event, LoopbackFaults.Truth truth) {
    if (event instanceof StreamGap gap) {
      long slack = truth.kind() == StreamKind.CANDLE ? 120 * SECOND : 0;
      return gap.kind() == truth.kind()
          && closed(gap)
          && !gap.healed()
          && gap.fromNanos() <= truth.nanos() + slack
          && truth.nanos() <= gap.toNanos();
    }
    // A mark price that was lost is covered by the mark candle of its minute.
    return truth.kind() == StreamKind.MARK_PRICE
        && event instanceof CandleEvent c
        && c.price() == PriceKind.MARK
        && c.candle().openNanos() <= truth.nanos()
        && truth.nanos() <= c.candle().closeNanos();
  }
}
