// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.inbound;

import static io.github.liqscape.routing.inbound.DeskFixture.alert;
import static io.github.liqscape.routing.inbound.DeskFixture.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.routing.channel.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboundRestartTest {

  @TempDir private Path directory;
  private DeskFixture at;

  @BeforeEach
  void open() {
    at = new DeskFixture(directory);
  }

  @AfterEach
  void close() {
    at.close();
  }

  private InboundReply receiveOnly(String body) {
    return at.desk.receive(
        new InboundRequest("/tv", "127.0.0.1", Map.of(), body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void duplicates_are_known_after_a_restart() {
    String body = alert(timestamp("2026-11-23T00:00:00Z"));
    InboundReply first = at.post(body);
    InboundReply withoutId = at.post(alert(""));
    at.restart();
    at.clock.turnTo(20);
    assertThat(at.post(body)).isEqualTo(new InboundReply(200, first.id(), ""));
    assertThat(at.post(alert(""))).isEqualTo(new InboundReply(200, withoutId.id(), ""));
    assertThat(at.signals).hasSize(2);
    at.clock.turnTo(60);
    at.restart();
    assertThat(at.post(alert("")).status()).isEqualTo(202);
  }

  @Test
  void what_was_accepted_and_not_handed_on_is_handed_on_after_a_restart_once() {
    receiveOnly(alert(",\"id\":1"));
    receiveOnly(alert(",\"id\":2"));
    assertThat(at.signals).isEmpty();
    at.clock.turnTo(10);
    at.restart();
    assertThat(at.signals).hasSize(2);
    assertThat(at.signals.get(0).eventNanos()).isEqualTo(TurnedClock.START);
    at.restart();
    assertThat(at.signals).hasSize(2);
  }

  @Test
  void what_is_stale_by_then_is_counted_instead() {
    receiveOnly(alert(",\"id\":1"));
    at.clock.turnTo(300.001);
    at.restart();
    assertThat(at.signals).isEmpty();
    assertThat(at.desk.counts().stale()).isEqualTo(1);
    assertThat(at.post(alert(",\"id\":1")).status()).isEqualTo(200);
  }

  @Test
  void a_record_that_reached_the_disk_although_the_force_failed_gives_one_signal() {
    String body = alert(",\"id\":1");
    at.disk.losesForceOnly = true;
    assertThat(at.post(body).status()).isEqualTo(503);
    at.disk.losesForceOnly = false;
    InboundReply again = at.post(body);
    assertThat(again.status()).isIn(200, 202);
    assertThat(at.signals).hasSize(1);
    at.restart();
    assertThat(at.post(body)).isEqualTo(new InboundReply(200, again.id(), ""));
    assertThat(at.signals).hasSize(1);
  }

  @Test
  void a_disk_that_hangs_is_answered_503_in_time_and_the_resent_alert_is_the_same()
      throws Exception {
    CountDownLatch until = new CountDownLatch(1);
    at.disk.hang = until;
    String body = alert(",\"id\":1");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<InboundReply> first = threads.submit(() -> at.post(body));
      at.clock.awaitWaiting();
      at.clock.turnTo(2);
      assertThat(first.get().status()).isEqualTo(503);
      assertThat(at.signals).isEmpty();
      at.disk.hang = null;
      until.countDown();
      InboundReply second = at.post(body);
      assertThat(second.status()).isEqualTo(200);
      assertThat(second.id()).isNotEmpty();
    }
    assertThat(at.signals).hasSize(1);
  }

  @Test
  void many_at_once_with_one_id_are_one_signal() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<InboundReply>> calls = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        String body = alert(",\"id\":" + i / 6);
        calls.add(() -> at.post(body));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<InboundReply> reply : threads.invokeAll(calls)) {
        statuses.add(reply.get().status());
      }
      assertThat(statuses.stream().filter(s -> s == 202)).hasSize(10);
      assertThat(statuses.stream().filter(s -> s == 200)).hasSize(50);
    }
    assertThat(at.signals).hasSize(10);
  }

  @Test
  void a_receiver_that_throws_is_counted_and_the_next_signal_comes() {
    List<Long> seen = new ArrayList<>();
    at.close();
    try (InboundDesk desk =
        InboundDesk.at(directory)
            .source(
                InboundSource.secretInBody(
                    "tv", "/tv", Secret.of(
                        DeskFixture.SECRET)))
            .symbols(SymbolLookup.of(List.of(DeskFixture.BTC)))
            .clock(at.clock)
            .open(
                signal -> {
                  seen.add(signal.eventNanos());
                  if (seen.size() == 1) {
                    throw new IllegalStateException("no");
                  }
                })) {
      for (int i = 0; i < 2; i++) {
        assertThat(
                desk.receive(
                        new InboundRequest(
                            "/tv", "127.0.0.1", Map.of(),
                            alert(",\"id\":" + i).getBytes(StandardCharsets.UTF_8)))
                    .status())
            .isEqualTo(202);
        desk.handOver();
      }
      assertThat(seen).hasSize(2);
      assertThat(desk.counts().failedHandings()).isEqualTo(1);
      assertThat(desk.counts().handed()).isEqualTo(2);
    }
    at = new DeskFixture(directory);
  }
}
