// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.inbox;

import static io.github.liqscape.routing.channel.Messages.NOW;
import static io.github.liqscape.routing.channel.Messages.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InboxTest {

  private static final Alert ZONE = Messages.zone(AlertTier.ACTIVE_RISK).createdAt(NOW);

  @TempDir Path directory;
  private Inbox inbox;

  @BeforeEach
  void open() {
    inbox = Inbox.at(directory, "in-app:user-1", 5, 12);
  }

  @AfterEach
  void close() {
    inbox.close();
  }

  private void reopen() {
    inbox.close();
    open();
  }

  private void deliver(String id) {
    assertThat(inbox.deliver(Messages.of(ZONE, id))).isInstanceOf(DeliveryOutcome.Delivered.class);
  }

  private List<Long> seqs(List<InboxItem> items) {
    return items.stream().map(InboxItem::seq).toList();
  }

  private List<String> ids() {
    return inbox.items().stream().map(InboxItem::id).toList();
  }

  @Test
  void nothing_is_opened_before_the_first_use() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void a_message_stands_there_in_words_and_unread() {
    deliver("dlv_1");
    InboxItem item = inbox.items().getFirst();
    assertThat(item.title()).isEqualTo("[Active risk] BTCUSDT LONG liquidation zone");
    assertThat(item.text()).contains("NEAR").endsWith("Context, not advice.");
    assertThat(item.kind()).isEqualTo("ACTIVE_RISK");
    assertThat(item.number()).isEqualTo(1);
    assertThat(inbox.unread(NOW)).isEqualTo(1);
  }

  @Test
  void a_message_that_comes_twice_stands_there_once_also_after_a_restart() {
    deliver("dlv_1");
    deliver("dlv_1");
    reopen();
    deliver("dlv_1");
    assertThat(ids()).containsExactly("dlv_1");
    assertThat(inbox.lastSeq()).isEqualTo(1);
  }

  @Test
  void a_message_that_comes_twice_is_known_even_after_it_had_to_go() {
    for (int i = 0; i < 8; i++) {
      deliver("dlv_" + i);
    }
    assertThat(ids()).doesNotContain("dlv_0");
    deliver("dlv_0");
    reopen();
    deliver("dlv_0");
    assertThat(ids()).containsExactly("dlv_3", "dlv_4", "dlv_5", "dlv_6", "dlv_7");
    assertThat(inbox.evicted()).isEqualTo(3);
  }

  @Test
  void the_oldest_that_was_read_goes_first() {
    for (int i = 1; i <= 5; i++) {
      deliver("dlv_" + i);
    }
    inbox.read(3, NOW);
    inbox.read(2, NOW);
    deliver("dlv_6");
    assertThat(ids()).containsExactly("dlv_1", "dlv_3", "dlv_4", "dlv_5", "dlv_6");
    deliver("dlv_7");
    deliver("dlv_8");
    assertThat(ids()).containsExactly("dlv_4", "dlv_5", "dlv_6", "dlv_7", "dlv_8");
  }

  @Test
  void a_client_gets_what_changed_since_its_cursor_once_and_in_order() {
    deliver("dlv_1");
    deliver("dlv_2");
    deliver("dlv_3");
    assertThat(seqs(inbox.since(0))).containsExactly(1L, 2L, 3L);
    inbox.read(1, NOW);
    inbox.ack(1, NOW);
    assertThat(seqs(inbox.since(1))).containsExactly(2L, 3L, 5L);
    assertThat(inbox.since(3))
        .hasSize(1)
        .first()
        .satisfies(
            i -> {
              assertThat(i.number()).isEqualTo(1);
              assertThat(i.acked()).isTrue();
            });
    assertThat(inbox.since(inbox.lastSeq())).isEmpty();
  }

  @Test
  void read_ack_and_snooze_decide_what_is_unread() {
    deliver("dlv_1");
    deliver("dlv_2");
    deliver("dlv_3");
    assertThat(inbox.read(1, NOW)).isTrue();
    assertThat(inbox.ack(2, NOW)).isTrue();
    assertThat(inbox.snooze(3, NOW + 60 * SECOND, NOW)).isTrue();
    assertThat(inbox.unread(NOW)).isZero();
    assertThat(inbox.unread(NOW + 60 * SECOND - 1)).isZero();
    assertThat(inbox.unread(NOW + 60 * SECOND)).isEqualTo(1);
    assertThat(inbox.read(99, NOW)).isFalse();
  }

  @Test
  void doing_the_same_again_changes_nothing() {
    deliver("dlv_1");
    inbox.read(1, NOW);
    long seq = inbox.lastSeq();
    inbox.read(1, NOW);
    inbox.repeated(ZONE, 0);
    assertThat(inbox.lastSeq()).isEqualTo(seq);
  }

  @Test
  void a_repeated_and_an_ended_story_update_its_newest_item() {
    deliver("dlv_1");
    deliver("dlv_2");
    inbox.repeated(ZONE, 3);
    inbox.ended(ZONE);
    assertThat(inbox.items().getFirst().repeats()).isZero();
    assertThat(inbox.items().getLast().repeats()).isEqualTo(3);
    assertThat(inbox.items().getLast().ended()).isTrue();
    inbox.ended(Messages.setup(AlertTier.WATCHLIST).createdAt(NOW));
    assertThat(inbox.lastSeq()).isEqualTo(4);
  }

  @Test
  void a_notice_stands_beside_the_messages_once_and_without_secrets() {
    String text = "webhook:bot-7 is off: https://discord.com/api/webhooks/123/abcDEF?wait=true";
    inbox.notice("TARGET_DISABLED", text, NOW);
    inbox.notice("TARGET_DISABLED", text, NOW);
    assertThat(inbox.items()).hasSize(1);
    assertThat(inbox.items().getFirst().kind()).isEqualTo(InboxItem.NOTICE);
    assertThat(inbox.items().toString()).doesNotContain("abcDEF");
  }

  @Test
  void what_was_seen_outlives_a_restart_across_snapshots() {
    for (int i = 0; i < 40; i++) {
      deliver("dlv_" + i);
      inbox.read(i + 1, NOW);
      inbox.repeated(ZONE, i);
      List<InboxItem> before = inbox.items();
      long seq = inbox.lastSeq();
      if (i % 7 == 0) {
        reopen();
      }
      assertThat(inbox.items()).isEqualTo(before);
      assertThat(inbox.lastSeq()).isEqualTo(seq);
    }
  }

  @Test
  void the_journal_does_not_grow_without_bound() throws IOException {
    for (int i = 0; i < 120; i++) {
      deliver("dlv_" + i);
    }
    try (Stream<Path> files = Files.walk(directory)) {
      long bytes = files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
      assertThat(bytes).isLessThan(60_000);
    }
  }

  @Test
  void a_damaged_journal_is_read_up_to_the_damage_and_goes_on() throws IOException {
    for (int i = 0; i < 4; i++) {
      deliver("dlv_" + i);
    }
    inbox.close();
    Path segment;
    try (Stream<Path> files = Files.list(directory)) {
      segment = files.filter(f -> f.toFile().length() > 1_000).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(segment);
    bytes[bytes.length * 3 / 5] ^= 1;
    Files.write(segment, bytes);
    open();
    assertThat(ids()).containsExactly("dlv_0", "dlv_1");
    deliver("dlv_2");
    reopen();
    assertThat(ids()).containsExactly("dlv_0", "dlv_1", "dlv_2");
  }

  @Test
  void a_second_writer_is_told_to_come_later_and_the_first_goes_on() {
    deliver("dlv_1");
    try (Inbox second = Inbox.at(directory, "in-app:user-1")) {
      assertThat(second.deliver(Messages.of(ZONE, "dlv_2")))
          .isInstanceOfSatisfying(
              DeliveryOutcome.RetryLater.class, r -> assertThat(r.why()).contains("IN_USE"));
      second.notice("X", "y", NOW);
    }
    deliver("dlv_2");
    assertThat(ids()).containsExactly("dlv_1", "dlv_2");
  }

  @Test
  void a_follower_gets_what_it_missed_and_then_every_change() {
    deliver("dlv_1");
    deliver("dlv_2");
    List<Long> seen = new ArrayList<>();
    Inbox.Following following = inbox.follow(1, i -> seen.add(i.seq()));
    assertThat(seqs(following.missed())).containsExactly(2L);
    deliver("dlv_3");
    inbox.read(1, NOW);
    following.stop().run();
    deliver("dlv_4");
    assertThat(seen).containsExactly(3L, 4L);
  }

  @Test
  void what_is_over_is_not_delivered() {
    assertThat(inbox.deliver(Messages.again(Messages.of(ZONE), 1, NOW + 900 * SECOND)))
        .isEqualTo(new DeliveryOutcome.Expired());
  }
}
