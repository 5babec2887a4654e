// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.market;

import static io.github.liqscape.market.EventOrder.Verdict.APPLY;
import static io.github.liqscape.market.EventOrder.Verdict.DUPLICATE;
import static io.github.liqscape.market.EventOrder.Verdict.LATE;
import static io.github.liqscape.market.EventOrder.Verdict.OUT_OF_ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.market.EventOrder.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EventOrderTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long NOW = 1_750_701_600L * SECOND;

  @Test
  void x28_each_stream_may_be_late_by_its_own_bound() {
    assertLateness(StreamKind.FORCED_ORDER, 5 * SECOND);
    assertLateness(StreamKind.OPEN_INTEREST, 300 * SECOND);
    assertLateness(StreamKind.TRADE, SECOND);
    assertLateness(StreamKind.CANDLE, SECOND);
    assertLateness(StreamKind.MARK_PRICE, SECOND);
    assertLateness(StreamKind.FUNDING_RATE, SECOND);
  }

  private static void assertLateness(StreamKind kind, long bound) {
    StreamKind other = kind == StreamKind.TRADE ? StreamKind.MARK_PRICE : StreamKind.TRADE;
    for (long late : new long[] {bound * 49 / 50, bound}) {
      EventOrder order = new EventOrder();
      order.offer(other, NOW);
      assertThat(order.offer(kind, NOW - late)).as(kind + " " + late).isEqualTo(APPLY);
      assertThat(order.newestNanos()).isEqualTo(NOW);
      assertThat(order.newestNanos(kind)).isEqualTo(NOW - late);
    }
    for (long late : new long[] {bound + 1, bound * 51 / 50}) {
      EventOrder order = new EventOrder();
      order.offer(other, NOW);
      assertThat(order.offer(kind, NOW - late)).as(kind + " " + late).isEqualTo(LATE);
      assertThat(order.newestNanos(kind)).isEqualTo(Long.MIN_VALUE);
    }
  }

  @Test
  void streams_with_a_state_rise_and_know_their_duplicates() {
    for (StreamKind kind :
        List.of(StreamKind.MARK_PRICE, StreamKind.OPEN_INTEREST, StreamKind.FUNDING_RATE)) {
      EventOrder order = new EventOrder();
      assertThat(order.offer(kind, NOW)).isEqualTo(APPLY);
      assertThat(order.offer(kind, NOW)).isEqualTo(DUPLICATE);
      assertThat(order.offer(kind, NOW - 1)).isEqualTo(OUT_OF_ORDER);
      order.offer(StreamKind.TRADE, NOW + 2);
      assertThat(order.offer(kind, NOW)).isEqualTo(DUPLICATE);
      assertThat(order.offer(kind, NOW + 1)).isEqualTo(APPLY);
    }
  }

  @Test
  void trades_and_forced_orders_are_sums_whose_order_does_not_matter() {
    for (StreamKind kind : List.of(StreamKind.TRADE, StreamKind.FORCED_ORDER)) {
      EventOrder order = new EventOrder();
      for (long time : new long[] {NOW, NOW, NOW - 1, NOW - SECOND, NOW - 1}) {
        assertThat(order.offer(kind, time)).isEqualTo(APPLY);
      }
      assertThat(order.newestNanos(kind)).isEqualTo(NOW);
    }
  }

  @Test
  void candles_may_share_a_time_but_not_fall_back() {
    EventOrder order = new EventOrder();
    assertThat(order.offer(StreamKind.CANDLE, NOW)).isEqualTo(APPLY);
    assertThat(order.offer(StreamKind.CANDLE, NOW)).isEqualTo(APPLY);
    assertThat(order.offer(StreamKind.CANDLE, NOW - 1)).isEqualTo(OUT_OF_ORDER);
    order.offer(StreamKind.TRADE, NOW + SECOND);
    assertThat(order.offer(StreamKind.CANDLE, NOW)).isEqualTo(APPLY);
  }

  @Property
  void only_an_applied_event_leaves_a_trace_and_no_bound_is_passed(
      @ForAll @Size(max = 100) List<StreamKind> kinds,
      @ForAll @Size(100) List<@LongRange(min = 0, max = 700) Long> times)
      throws IOException {
    EventOrder order = new EventOrder();
    Map<StreamKind, Long> newestOf = new EnumMap<>(StreamKind.class);
    long newest = Long.MIN_VALUE;
    for (int i = 0; i < kinds.size(); i++) {
      StreamKind kind = kinds.get(i);
      long time = NOW + times.get(i) * SECOND / 2;
      byte[] before = saved(order);
      EventOrder twin = new EventOrder();
      twin.restore(new DataInputStream(new ByteArrayInputStream(before)));
      Verdict verdict = order.offer(kind, time);
      assertThat(twin.offer(kind, time)).isEqualTo(verdict);
      if (verdict == APPLY) {
        assertThat(newest == Long.MIN_VALUE || newest - time <= EventOrder.lateness(kind)).isTrue();
        newest = Math.max(newest, time);
        newestOf.merge(kind, time, Math::max);
      } else {
        assertThat(Arrays.equals(saved(order), before)).isTrue();
        assertThat(verdict == LATE).isEqualTo(newest - time > EventOrder.lateness(kind));
      }
      assertThat(order.newestNanos()).isEqualTo(newest);
      assertThat(order.newestNanos(kind)).isEqualTo(newestOf.getOrDefault(kind, Long.MIN_VALUE));
    }
  }

  private static byte[] saved(EventOrder order) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    order.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
