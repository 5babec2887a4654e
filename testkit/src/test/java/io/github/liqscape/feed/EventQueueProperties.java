// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.OrderSide;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.market.StreamGap;
import io.github.liqscape.market.StreamKind;
import io.github.liqscape.market.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What was offered comes out in order, or is covered by a gap that does. */
class EventQueueProperties {

  static final int STREAMS = 6;

  private static MarketEvent event(int stream, long at) {
    Instrument instrument = LoopbackProtocol.instrument("S" + stream / 2);
    return stream % 2 == 0
        ? new Trade(instrument, at, at, Long.toString(at), 100, 1, OrderSide.BUY)
        : new MarkPrice(instrument, at, at, 100, Double.NaN);
  }

  /** A number below {@link #STREAMS} offers an event of that stream, another one polls. */
  @Property
  void what_was_offered_is_polled_or_covered_by_a_gap(
      @ForAll @Size(max = 300) List<@IntRange(min = 0, max = 9) Integer> steps,
      @ForAll @IntRange(min = 1, max = 24) int capacity)
      throws InterruptedException {
    EventQueue queue = new EventQueue(capacity);
    List<MarketEvent> offered = new ArrayList<>();
    List<MarketEvent> polled = new ArrayList<>();
    long at = 0;
    for (int step : steps) {
      at++;
      if (step < STREAMS) {
        MarketEvent event = event(step, at);
        offered.add(event);
        queue.offer(event, at);
      } else {
        poll(queue, at, polled);
      }
      assertThat(queue.size()).isLessThanOrEqualTo(capacity + STREAMS);
    }
    queue.end();
    while (poll(queue, at, polled)) {
      // Until it is empty.
    }
    assertThat(queue.drained()).isTrue();
    List<MarketEvent> events = polled.stream().filter(e -> !(e instanceof StreamGap)).toList();
    assertThat(queue.dropped()).isEqualTo(offered.size() - events.size());
    assertThat(offered).as("in order, nothing twice").containsSubsequence(events);
    for (MarketEvent event : offered) {
      boolean declared = gaps(polled, event).anyMatch(g -> covers(g, event));
      assertThat(declared)
          .as("%s lost, not declared: %s", event, polled)
          .isEqualTo(!events.contains(event));
    }
  }

  @Property
  void a_gap_is_declared_before_what_comes_after_it(
      @ForAll @Size(min = 1, max = 100) List<@IntRange(min = 0, max = STREAMS - 1) Integer> streams,
      @ForAll @IntRange(min = 1, max = 8) int capacity)
      throws InterruptedException {
    EventQueue queue = new EventQueue(capacity);
    List<MarketEvent> polled = new ArrayList<>();
    for (int i = 0; i < streams.size(); i++) {
      queue.offer(event(streams.get(i), i), i);
      if (i % 3 == 2) {
        poll(queue, i, polled);
      }
    }
    while (poll(queue, 1_000, polled)) {
      // Until it is empty.
    }
    for (int i = 0; i < polled.size(); i++) {
      if (polled.get(i) instanceof StreamGap gap) {
        assertThat(gap.cause()).isEqualTo(StreamGap.Cause.OVERFLOW);
        assertThat(gap.healed()).isFalse();
        assertThat(polled.subList(0, i))
            .noneMatch(e -> of(gap, e) && e.eventNanos() > gap.fromNanos());
        assertThat(polled.subList(i, polled.size()))
            .noneMatch(e -> of(gap, e) && e.eventNanos() < gap.toNanos());
      }
    }
  }

  @Property
  void gaps_pass_a_full_queue(@ForAll @IntRange(min = 2, max = 24) int capacity)
      throws InterruptedException {
    EventQueue queue = new EventQueue(capacity);
    for (int i = 0; i < 3 * capacity; i++) {
      queue.offer(event(0, i), i);
    }
    StreamGap gap =
        new StreamGap(
            LoopbackProtocol.instrument("S1"),
            7,
            7,
            StreamKind.FORCED_ORDER,
            3,
            7,
            StreamGap.Cause.DISCONNECT,
            false);
    queue.offer(gap, 50);
    List<MarketEvent> polled = new ArrayList<>();
    while (poll(queue, 100, polled)) {
      // Until it is empty.
    }
    assertThat(polled).contains(gap);
    assertThat(queue.most()).isLessThanOrEqualTo(2 * capacity);
  }

  private static Stream<StreamGap> gaps(List<MarketEvent> all, MarketEvent event) {
    return all.stream()
        .filter(StreamGap.class::isInstance)
        .map(StreamGap.class::cast)
        .filter(g -> of(g, event));
  }

  private static boolean of(StreamGap gap, MarketEvent event) {
    return !(event instanceof StreamGap)
        && gap.instrument().equals(event.instrument())
        && gap.kind() == event.kind();
  }

  private static boolean covers(StreamGap gap, MarketEvent event) {
    return gap.fromNanos() <= event.eventNanos() && event.eventNanos() <= gap.toNanos();
  }

  private static boolean poll(EventQueue queue, long now, List<MarketEvent> into)
      throws InterruptedException {
    @Nullable MarketEvent event = queue.poll(0, now);
    if (event != null) {
      into.add(event);
    }
    return event != null;
  }
}
