// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import static io.github.liqscape.feed.SimVenue.SECOND;
import static io.github.liqscape.feed.SimVenue.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.market.BookChange;
import io.github.liqscape.market.CandleEvent;
import io.github.liqscape.market.EventOrder;
import io.github.liqscape.market.ForcedOrder;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.OrderBook;
import io.github.liqscape.market.PriceKind;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import io.github.liqscape.spi.FeedCount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The law of a live feed under random faults: every event is delivered once and in order, or covered by a
 * gap that claims nothing which was delivered; what the venue can back-fill is healed.
 */
class FaultScheduleTest {

  private static final int SCHEDULES = Boolean.getBoolean("liqscape.thorough") ? 10_000 : 80;
  private static final Duration LENGTH = Duration.ofSeconds(400);

  @Test
  void every_event_is_delivered_once_or_covered_by_a_gap() {
    long[] totals = new long[4];
    for (int i = 0; i < SCHEDULES; i++) {
      run(20_261_126L + i, totals);
    }
    System.out.printf(
        "%d fault schedules: %d events happened, %d delivered, %d gaps healed, %d not%n",
        SCHEDULES, totals[0], totals[1], totals[2], totals[3]);
    assertThat(totals[2]).isPositive();
    assertThat(totals[3]).isPositive();
  }

  private static void run(long seed, long[] totals) {
    check(venue(seed), LENGTH, totals);
  }

  /** A venue that has run through the faults that follow from the seed. */
  private static SimVenue venue(long seed) {
    Random random = new Random(seed);
    boolean numbered = random.nextInt(4) > 0;
    Optional<Duration> lifetime =
        random.nextInt(3) == 0 ? Optional.of(Duration.ofSeconds(700)) : Optional.empty();
    SimVenue venue = new SimVenue(seed, 2, numbered, random.nextBoolean(), lifetime);
    long faultsEnd = START + 280 * SECOND;
    venue.faultsUntil = faultsEnd;
    int faults = random.nextInt(4);
    for (int f = 0; f < faults; f++) {
      long at = START + (20 + random.nextInt(240)) * SECOND + random.nextInt(1_000) * 1_000_000L;
      switch (random.nextInt(7)) {
        case 0, 1 -> venue.cutAt(at);
        case 2 -> venue.silenceAt(at);
        case 3 -> {
          venue.refuse(at, at + random.nextInt(40) * SECOND);
          venue.cutAt(at + 1);
        }
        case 4 -> venue.restDown(at, at + random.nextInt(60) * SECOND);
        case 5 -> venue.restSlow(at, at + random.nextInt(60) * SECOND);
        default -> {
          String kind = List.of("garbage", "twice", "swap", "overflow").get(random.nextInt(4));
          venue.chance(kind, 0.002 + 0.02 * random.nextDouble());
        }
      }
    }
    venue.run(LENGTH);
    return venue;
  }

  private static void check(SimVenue venue, Duration length, long[] totals) {
    String of = "seed " + venue.seed;
    Map<String, List<MarketEvent>> bySymbol = new HashMap<>();
    for (MarketEvent e : venue.delivered) {
      bySymbol.computeIfAbsent(e.instrument().symbol(), s -> new ArrayList<>()).add(e);
    }
    bySymbol.forEach((symbol, events) -> inOrder(of + " " + symbol, events));
    long settled = START + length.minusSeconds(20).toNanos();
    Map<String, Long> since = firstProbe(venue);
    Map<String, Map<String, Integer>> delivered = new HashMap<>();
    bySymbol.forEach((s, events) -> delivered.put(s, identities(events)));
    TreeMap<String, Integer> truth = new TreeMap<>();
    Map<String, SimVenue.Truth> example = new HashMap<>();
    for (SimVenue.Truth t : venue.truths) {
      String key = t.symbol() + " " + t.kind() + " " + t.nanos() + " " + t.id();
      truth.merge(key, 1, Integer::sum);
      example.put(key, t);
    }
    totals[0] += venue.truths.size();
    totals[1] += venue.delivered.size();
    truth.forEach((key, happened) -> {
      SimVenue.Truth t = Objects.requireNonNull(example.get(key));
      int got = delivered.getOrDefault(t.symbol(), Map.<String, Integer>of()).getOrDefault(key, 0);
      assertThat(got).as("%s: %s delivered more often than it happened", of, key).isLessThanOrEqualTo(happened);
      long began = since.getOrDefault(t.symbol(), Long.MAX_VALUE);
      long end = t.kind() == StreamKind.CANDLE ? t.nanos() + 60 * SECOND : t.nanos();
      if (got < happened && t.nanos() > began && end < settled) {
        assertThat(covered(t, bySymbol.getOrDefault(t.symbol(), List.of())))
            .as("%s: %s is lost without a gap", of, key)
            .isTrue();
      }
    });
    bySymbol.forEach((symbol, events) -> gapsClaimNothingDelivered(of + " " + symbol, events, totals));
    if (!venue.restFaults) {
      bySymbol.forEach((symbol, events) -> fillableIsHealed(of + " " + symbol, events, venue));
    }
  }

  private static Map<String, Long> firstProbe(SimVenue venue) {
    Map<String, Long> since = new HashMap<>();
    for (MarketEvent e : venue.delivered) {
      if (e.kind() == StreamKind.MARK_PRICE && !(e instanceof StreamGap)) {
        // The probe counts once everything is subscribed, a second or two after the start.
        since.putIfAbsent(e.instrument().symbol(), Math.max(e.eventNanos(), START + 4 * SECOND));
      }
    }
    return since;
  }

  private static Map<String, Integer> identities(List<MarketEvent> events) {
    TreeMap<String, Integer> all = new TreeMap<>();
    for (MarketEvent e : events) {
      String id =
          switch (e) {
            case Trade t -> t.eventNanos() + " " + t.id();
            case CandleEvent c when c.price() == PriceKind.LAST ->
                c.candle().openNanos() + " " + c.candle().openNanos() / 1_000_000L;
            default -> e.eventNanos() + " ";
          };
      if (!(e instanceof StreamGap)) {
        all.merge(e.instrument().symbol() + " " + e.kind() + " " + id, 1, Integer::sum);
      }
    }
    return all;
  }

  /** Trades and candles follow each other, marks rise, books stay in step, nothing is late. */
  private static void inOrder(String of, List<MarketEvent> events) {
    long candle = Long.MIN_VALUE;
    long mark = Long.MIN_VALUE;
    long newest = 0;
    OrderBook book = new OrderBook(events.getFirst().instrument());
    for (MarketEvent e : events) {
      switch (e) {
        case CandleEvent c when c.price() == PriceKind.LAST -> {
          assertThat(c.candle().openNanos()).as("%s: candles rise", of).isGreaterThan(candle);
          candle = c.candle().openNanos();
        }
        case BookChange b -> assertThat(book.apply(b)).as("%s: book in step at %s", of, b).isTrue();
        case StreamGap g -> {
          if (g.kind() == StreamKind.BOOK && g.toNanos() != StreamGap.OPEN) {
            book.clear();
          }
        }
        default -> {
          if (e.kind() == StreamKind.MARK_PRICE) {
            assertThat(e.eventNanos()).as("%s: marks rise", of).isGreaterThan(mark);
            mark = e.eventNanos();
          }
        }
      }
      if (!(e instanceof StreamGap) && !(e instanceof BookChange b && b.snapshot())) {
        assertThat(newest - e.eventNanos())
            .as("%s: %s is late by %s ns", of, e, newest - e.eventNanos())
            .isLessThanOrEqualTo(EventOrder.lateness(e.kind()));
        newest = Math.max(newest, e.eventNanos());
      }
    }
  }

  private static boolean covered(SimVenue.Truth t, List<MarketEvent> events) {
    for (MarketEvent e : events) {
      if (e instanceof StreamGap g
          && g.kind() == t.kind()
          && g.toNanos() != StreamGap.OPEN
          && !g.healed()
          && g.fromNanos() <= t.nanos() + (t.kind() == StreamKind.CANDLE ? 120 * SECOND : 0)
          && t.nanos() <= g.toNanos()) {
        return true;
      }
      // A mark price that was lost is covered by the mark candle of its minute.
      if (t.kind() == StreamKind.MARK_PRICE
          && e instanceof CandleEvent c
          && c.price() == PriceKind.MARK
          && c.candle().openNanos() <= t.nanos()
          && t.nanos() <= c.candle().closeNanos()) {
        return true;
      }
    }
    return false;
  }

  private static void gapsClaimNothingDelivered(String of, List<MarketEvent> events, long[] totals) {
    for (MarketEvent e : events) {
      if (!(e instanceof StreamGap g) || g.toNanos() == StreamGap.OPEN) {
        continue;
      }
      totals[g.healed() ? 2 : 3]++;
      if (g.healed() || g.kind() == StreamKind.CANDLE || g.kind() == StreamKind.BOOK) {
        continue;
      }
      // Prints trail by up to five seconds, so a gap of theirs begins that much earlier; it ends with the
      // next probe, which may be lost once too.
      boolean prints = g.kind() == StreamKind.FORCED_ORDER;
      long slack = prints ? 6 * SECOND : SECOND;
      long endSlack = prints ? 3 * SECOND : SECOND;
      for (MarketEvent other : events) {
        if (other.kind() == g.kind() && !(other instanceof StreamGap)) {
          assertThat(
                  other.eventNanos() > g.fromNanos() + slack
                      && other.eventNanos() < g.toNanos() - endSlack)
              .as("%s: %s claims %s, which was delivered", of, g, other)
              .isFalse();
        }
      }
    }
  }

  private static void fillableIsHealed(String of, List<MarketEvent> events, SimVenue venue) {
    for (MarketEvent e : events) {
      if (e instanceof StreamGap g
          && !g.healed()
          && g.toNanos() != StreamGap.OPEN
          && (g.kind() == StreamKind.TRADE || g.kind() == StreamKind.CANDLE)) {
        // Without numbers only the last hundred trades can be had. Before the first trade there is no
        // number to count from.
        boolean trade = g.kind() == StreamKind.TRADE;
        boolean far = trade && !venue.numbered && g.toNanos() - g.fromNanos() > 20 * SECOND;
        boolean first = trade && g.fromNanos() < START + 5 * SECOND;
        // A candle whose closing frame was lost shows with the next forming one, here up to a second later.
        boolean shownLate = !trade && g.cause() == StreamGap.Cause.SEQUENCE;
        // A new connection that loses an acknowledgement, or falls silent before it counts, takes ten seconds,
        // and then what waited has gone on.
        long silent = venue.machine.health(0, 0, 0).count(FeedCount.SUBSCRIBED_BUT_SILENT);
        boolean half = venue.losesFrames() || silent > 0;
        // And nothing waits for more than ten seconds, whatever happened to the connection meanwhile.
        boolean exhausted = g.receivedNanos() - g.toNanos() > 9 * SECOND;
        boolean late = booksWentOn(events, g);
        boolean slow = exhausted || (half && g.toNanos() - g.fromNanos() > 9 * SECOND);
        assertThat(far || first || shownLate || slow || late)
            .as("%s: %s could have been healed", of, g).isTrue();
      }
    }
  }

  /**
   * Whether a gap could not be healed because of the books, which come over a socket of their own: they
   * wait ten seconds for the other one, and then go on, so that what is older than they are is late. An
   * outage that is shorter has to be healed with books, too.
   */
  private static boolean booksWentOn(List<MarketEvent> events, StreamGap g) {
    return g.receivedNanos() - g.fromNanos() >= 10 * SECOND
        && events.subList(0, events.indexOf(g)).stream()
            .anyMatch(e -> e instanceof BookChange && e.eventNanos() > g.fromNanos());
  }

  @Test
  void the_same_inputs_give_the_same_events() {
    for (long seed = 1; seed <= 20; seed++) {
      SimVenue venue = new SimVenue(seed, 2, seed % 2 == 0, true, Optional.of(Duration.ofSeconds(650)));
      venue.faultsUntil = Long.MAX_VALUE;
      venue.chance("garbage", 0.01);
      venue.cutAt(START + 60 * SECOND);
      venue.silenceAt(START + 120 * SECOND);
      venue.run(Duration.ofMinutes(5));
      List<MarketEvent> again = new ArrayList<>();
      LiveFeeds.replay(
          venue.protocol, venue.subscription, venue.seed, venue.inputs.iterator(), again::add);
      assertThat(again).isEqualTo(venue.delivered);
    }
  }
}
