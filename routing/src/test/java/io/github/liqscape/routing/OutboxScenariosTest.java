// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import static io.github.liqscape.routing.alert.AlertTier.ACTIONABLE_SETUP;
import static io.github.liqscape.routing.alert.AlertTier.ACTIVE_RISK;
import static io.github.liqscape.routing.alert.AlertTier.AUTOMATION_CANDIDATE;
import static io.github.liqscape.routing.alert.AlertTier.WATCHLIST;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.channel.ChannelTraits;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.DeliveryOutcome.DeadReason;
import io.github.liqscape.routing.channel.Feedback;
import io.github.liqscape.routing.outbox.Attempt;
import io.github.liqscape.routing.outbox.DeliveryEnd;
import io.github.liqscape.routing.outbox.Outbox;
import io.github.liqscape.routing.outbox.OutboxListener;
import io.github.liqscape.routing.outbox.OutboxMessage;
import io.github.liqscape.routing.outbox.OutboxSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sections I and J of the routing vectors, as far as they are about queues and retries. */
class OutboxScenariosTest {

  private final List<String> ends = new ArrayList<>();
  private final ScriptedChannel channel =
      new ScriptedChannel("log", "log", ChannelTraits.standard());

  private Outbox outbox(int capacity) {
    return new Outbox(
        List.of(channel), OutboxSettings.DEFAULT.queueCapacity(capacity), (id, n) -> 1,
        a -> Double.NaN,
        new OutboxListener() {
          @Override
          public void retrying(OutboxMessage m, int attempt, String why, long at, long now) {}

          @Override
          public void ended(
              OutboxMessage m, DeliveryEnd end, int attempts, String detail, long now) {
            ends.add(m.deliveryId() + " " + end);
          }

          @Override
          public void disable(String target, DeliveryOutcome.Dead why, long now) {}
        });
  }

  private static OutboxMessage message(String id, AlertTier tier, double at) {
    Alert alert = Desk.zone(tier, id).createdAt(Desk.nanos(at));
    return new OutboxMessage(
        id, "log", alert.dedupeKey(), 1, ReasonCode.FIRST, tier, List.of(alert), List.of(), 0, 0,
        Desk.nanos(at), Desk.nanos(at), Long.MIN_VALUE, Desk.nanos(4_000));
  }

  private static void add(Outbox outbox, String id, AlertTier tier, double at) {
    outbox.plan(message(id, tier, at), 0, Long.MIN_VALUE);
    outbox.ready(id, Desk.nanos(at));
  }

  @Test
  void i13_full_queue_drops_the_oldest_of_the_lowest_own_tier() {
    Outbox outbox = outbox(3);
    add(outbox, "W0", WATCHLIST, 0);
    assertThat(outbox.next(0)).isPresent(); // the worker is stalled with it
    add(outbox, "W1", WATCHLIST, 0);
    add(outbox, "W2", WATCHLIST, 1);
    add(outbox, "R1", ACTIVE_RISK, 2);
    add(outbox, "S1", ACTIONABLE_SETUP, 3);
    add(outbox, "W3", WATCHLIST, 4);
    add(outbox, "A1", AUTOMATION_CANDIDATE, 5);
    assertThat(ends).containsExactly("W1 QUEUE_FULL", "W2 QUEUE_FULL", "W3 QUEUE_FULL");
  }

  private String firstServed(double w, double r, double free) {
    Outbox outbox = outbox(100);
    add(outbox, "X", ACTIONABLE_SETUP, 0);
    Attempt busy = outbox.next(0).orElseThrow();
    add(outbox, "W", WATCHLIST, w);
    add(outbox, "R", ACTIVE_RISK, r);
    outbox.complete(busy.delivery(), DeliveryOutcome.delivered(""), Desk.nanos(free));
    return outbox.next(Desk.nanos(free)).map(a -> a.delivery().deliveryId()).orElseThrow();
  }

  @Test
  void i13_waiting_raises_a_message_by_a_tier_every_thirty_seconds() {
    // Within the time after which an attempt without an answer is given up.
    assertThat(firstServed(0, 0, 10)).isEqualTo("R");
    Outbox outbox = outbox(100);
    add(outbox, "W", WATCHLIST, 0);
    add(outbox, "R", ACTIVE_RISK, 61);
    assertThat(served(outbox, 62)).isEqualTo("W");
  }

  @Test
  void i24_equal_rank_goes_to_the_older() {
    Outbox outbox = outbox(100);
    add(outbox, "W", WATCHLIST, 0);
    add(outbox, "R", ACTIVE_RISK, 30);
    assertThat(served(outbox, 31)).isEqualTo("W");
  }

  private static String served(Outbox outbox, double at) {
    return outbox.next(Desk.nanos(at)).map(a -> a.delivery().deliveryId()).orElseThrow();
  }

  @Test
  void attempt_that_never_ends_is_given_up_and_the_queue_goes_on() {
    Outbox outbox = outbox(100);
    add(outbox, "A", WATCHLIST, 0);
    add(outbox, "B", WATCHLIST, 1);
    Attempt hanging = outbox.next(Desk.nanos(1)).orElseThrow();
    assertThat(outbox.next(Desk.nanos(11.999))).isEmpty();
    assertThat(served(outbox, 12)).isEqualTo("B");
    assertThat(ends).containsExactly("A UNKNOWN");
    outbox.complete(hanging.delivery(), DeliveryOutcome.delivered("late"), Desk.nanos(13));
    assertThat(ends).hasSize(1);
  }

  @Test
  void message_does_not_overtake_an_earlier_one_of_its_thread() {
    Outbox outbox = outbox(100);
    OutboxMessage first = message("1", WATCHLIST, 0);
    outbox.plan(first, 0, Long.MIN_VALUE);
    outbox.ready("1", 0);
    Delivery attempt = outbox.next(0).map(Attempt::delivery).orElseThrow();
    outbox.complete(attempt, DeliveryOutcome.retry("HTTP 503"), 0);
    OutboxMessage second =
        new OutboxMessage(
            "2", "log", first.threadKey(), 2, ReasonCode.TIER_UPGRADE, ACTIVE_RISK,
            first.firing(), List.of(), 0, 0, 0, 0, Long.MIN_VALUE, Desk.nanos(4_000));
    outbox.plan(second, 0, Long.MIN_VALUE);
    outbox.ready("2", 0);
    assertThat(outbox.next(0)).isEmpty();
    assertThat(served(outbox, 0.5)).isEqualTo("1");
  }

  /** A 429 that does not say for how long. */
  private static final DeliveryOutcome SLOW_DOWN =
      new DeliveryOutcome.RetryLater("HTTP 429", 0, false, Feedback.slowDown(0));

  /** Gives all attempts until a time an answer; when they were made. */
  private static List<Double> answered(
      Outbox outbox, double from, double until, DeliveryOutcome answer) {
    List<Double> at = new ArrayList<>();
    long now = Desk.nanos(from);
    while (now < Desk.nanos(until)) {
      for (Optional<Attempt> a = outbox.next(now); a.isPresent(); a = outbox.next(now)) {
        at.add(now / 1e9);
        outbox.complete(a.get().delivery(), answer, now);
      }
      now = Math.max(now + 1, outbox.nextWake());
    }
    return at;
  }

  @Test
  void receiver_that_asks_to_slow_down_is_not_asked_by_all_that_wait_each_at_its_own_pace() {
    Outbox outbox = outbox(100);
    for (int i = 0; i < 20; i++) {
      add(outbox, "A" + i, ACTIVE_RISK, 0);
    }
    assertThat(answered(outbox, 0, 120, SLOW_DOWN))
        .containsExactly(0.0, 0.5, 1.5, 3.5, 7.5, 15.5, 31.5, 61.5, 91.5);
    assertThat(ends).isEmpty();
  }

  @Test
  void receiver_that_has_taken_one_again_gets_the_rest_at_once() {
    Outbox outbox = outbox(100);
    for (int i = 0; i < 20; i++) {
      add(outbox, "A" + i, ACTIVE_RISK, 0);
    }
    answered(outbox, 0, 120, SLOW_DOWN);
    assertThat(answered(outbox, 120, 130, DeliveryOutcome.delivered("")))
        .hasSize(20)
        .containsOnly(121.5);
    add(outbox, "B", ACTIVE_RISK, 200);
    assertThat(answered(outbox, 200, 203, SLOW_DOWN)).containsExactly(200.0, 200.5, 201.5);
  }

  @Test
  void ten_attempts_are_enough() {
    Outbox outbox = outbox(100);
    add(outbox, "A", WATCHLIST, 0);
    double at = 0;
    for (int i = 0; i < 10; i++) {
      Optional<Attempt> attempt = outbox.next(Desk.nanos(at));
      outbox.complete(
          attempt.orElseThrow().delivery(), DeliveryOutcome.retry("HTTP 503"), Desk.nanos(at));
      at += 301;
    }
    assertThat(ends).containsExactly("A DEAD");
    assertThat(DeadReason.TOO_MANY_ATTEMPTS).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 9999, 0.5", "1, 9999, 1", "2, 9999, 2", "3, 9999, 4", "4, 9999, 8", "5, 9999, 16",
    "6, 9999, 30", "7, 9999, 30", "34, 9999, 30", "35, 9999, 30", "39, 9999, 30", "63, 9999, 30",
    "4, 3, 3"
  })
  void greatest_delay(int n, double left, double expected) {
    assertThat(OutboxSettings.DEFAULT.greatestDelay(n, Desk.nanos(left)))
        .isEqualTo(Desk.nanos(expected));
  }
}
