// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.push;

import static io.github.liqscape.routing.channel.Messages.NOW;
import static io.github.liqscape.routing.channel.Messages.SECOND;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.DeliveryOutcome.Dead;
import io.github.liqscape.routing.channel.DeliveryOutcome.DeadReason;
import io.github.liqscape.routing.channel.DeliveryOutcome.Delivered;
import io.github.liqscape.routing.channel.DeliveryOutcome.RetryLater;
import io.github.liqscape.routing.channel.HttpSender;
import io.github.liqscape.routing.channel.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PushChannelTest {

  private static final String PHONE = "https://phone.example.net/push/S3cretPhone";
  private static final String LAPTOP = "https://laptop.example.net/push/S3cretLaptop";
  private static final Alert ZONE = Messages.zone(AlertTier.ACTIVE_RISK).createdAt(NOW);
  private static final VapidKeys KEYS = VapidKeys.generate();

  @TempDir Path directory;
  private final Map<String, HttpSender.Response> answers = new ConcurrentHashMap<>();
  private final List<HttpSender.Request> requests = new CopyOnWriteArrayList<>();
  private PushChannel channel;

  @BeforeEach
  void open() {
    channel =
        new PushProvider()
            .open(
                ChannelConfig.of("push:user-1")
                    .with("publicKey", KEYS.publicKey())
                    .with("privateKey", KEYS.privateKey().reveal())
                    .with("subject", "mailto:ops@example.com"),
                Messages.context(this::answer, directory));
  }

  @AfterEach
  void close() {
    channel.close();
  }

  private HttpSender.Response answer(HttpSender.Request request) {
    requests.add(request);
    return answers.getOrDefault(
        request.url().toString(), new HttpSender.Response(201, Map.of(), new byte[0]));
  }

  private void answers(String endpoint, int status) {
    answers.put(endpoint, new HttpSender.Response(status, Map.of(), new byte[0]));
  }

  private void subscribe(String... endpoints) {
    for (String endpoint : endpoints) {
      channel.subscriptions().add(Rfc8291.receiver(endpoint), NOW);
    }
  }

  private static String header(HttpSender.Request request, String name) {
    return String.valueOf(request.headers().get(name));
  }

  @Test
  void a_browser_gets_an_encrypted_message_that_it_can_read() throws Exception {
    subscribe(PHONE);
    assertThat(channel.deliver(Messages.of(ZONE))).isInstanceOf(Delivered.class);
    HttpSender.Request sent = requests.getFirst();
    JsonNode said = new ObjectMapper().readTree(PushDecryption.decrypt(sent.body()));
    assertThat(said.path("title").asText())
        .isEqualTo("[Active risk] BTCUSDT LONG liquidation zone");
    assertThat(said.path("body").asText()).endsWith("Context, not advice.");
    assertThat(said.path("id").asText()).isEqualTo("dlv_TEST0001");
    assertThat(said.path("tag").asText()).isEqualTo("rfE_RVuDVOoPAwJ-O3jNoQ7qpwOj5tKz");
    assertThat(said.path("expiresAt").asLong()).isEqualTo(NOW / 1_000_000 + 900_000);
    assertThat(new String(sent.body(), UTF_8)).doesNotContain("BTCUSDT");
  }

  @Test
  void the_headers_are_those_of_the_rfcs() {
    subscribe(PHONE);
    channel.deliver(Messages.of(ZONE));
    HttpSender.Request sent = requests.getFirst();
    assertThat(header(sent, "ttl")).isEqualTo("900");
    assertThat(header(sent, "topic")).isEqualTo("rfE_RVuDVOoPAwJ-O3jNoQ7qpwOj5tKz");
    assertThat(header(sent, "urgency")).isEqualTo("high");
    assertThat(header(sent, "content-encoding")).isEqualTo("aes128gcm");
    assertThat(header(sent, "authorization"))
        .startsWith("vapid t=")
        .endsWith(", k=" + KEYS.publicKey());
  }

  @Test
  void a_zone_without_a_chart_level_is_of_normal_urgency() {
    subscribe(PHONE);
    channel.deliver(Messages.of(Messages.zone(AlertTier.ACTIVE_RISK).urgent(false).createdAt(NOW)));
    assertThat(header(requests.getFirst(), "urgency")).isEqualTo("normal");
  }

  @Test
  void the_ttl_is_what_is_left_in_whole_seconds() {
    subscribe(PHONE);
    Delivery delivery = Messages.of(ZONE);
    channel.deliver(Messages.again(delivery, 1, NOW + SECOND / 10));
    channel.deliver(
        Messages.again(Messages.of(ZONE, "dlv_2"), 1, NOW + 900 * SECOND - 400_000_000));
    assertThat(requests).extracting(r -> header(r, "ttl")).containsExactly("899", "0");
    assertThat(channel.deliver(Messages.again(delivery, 1, NOW + 900 * SECOND)))
        .isEqualTo(new DeliveryOutcome.Expired());
    assertThat(requests).hasSize(2);
  }

  @Test
  void i23_a_dead_subscription_is_deleted_and_the_other_delivered() {
    subscribe(PHONE, LAPTOP);
    answers(PHONE, 410);
    assertThat(channel.deliver(Messages.of(ZONE))).isInstanceOf(Delivered.class);
    assertThat(channel.subscriptions().all())
        .extracting(s -> s.endpoint().toString())
        .containsExactly(LAPTOP);
    channel.close();
    open();
    assertThat(channel.subscriptions().all()).hasSize(1);
  }

  @Test
  void the_last_dead_subscription_does_not_disable_the_user() {
    subscribe(PHONE);
    answers(PHONE, 404);
    assertThat(channel.deliver(Messages.of(ZONE)))
        .isEqualTo(DeliveryOutcome.dead(DeadReason.GONE, "HTTP 404"));
    assertThat(channel.deliver(Messages.of(ZONE)))
        .isEqualTo(DeliveryOutcome.dead(DeadReason.GONE, "no browser is subscribed"));
    assertThat(requests).hasSize(1);
  }

  @Test
  void p7_a_browser_that_has_the_message_does_not_get_it_again() {
    subscribe(PHONE, LAPTOP);
    answers(PHONE, 503);
    Delivery first = Messages.of(ZONE);
    assertThat(channel.deliver(first))
        .isInstanceOfSatisfying(RetryLater.class, r -> assertThat(r.failure()).isFalse());
    answers(PHONE, 201);
    assertThat(channel.deliver(Messages.again(first, 2, NOW + SECOND)))
        .isInstanceOf(Delivered.class);
    assertThat(requests.stream().filter(r -> r.url().toString().equals(LAPTOP))).hasSize(1);
    assertThat(requests.stream().filter(r -> r.url().toString().equals(PHONE))).hasSize(2);
  }

  @Test
  void a_browser_that_stays_away_does_not_undo_that_the_other_has_it() {
    subscribe(PHONE, LAPTOP);
    answers(PHONE, 503);
    Delivery first = Messages.of(ZONE);
    for (int attempt = 1; attempt <= 3; attempt++) {
      assertThat(channel.deliver(Messages.again(first, attempt, NOW + attempt * SECOND)))
          .isInstanceOf(RetryLater.class);
    }
    assertThat(channel.deliver(Messages.again(first, 4, NOW + 5 * SECOND)))
        .isInstanceOf(Delivered.class);
    assertThat(channel.deliver(Messages.again(Messages.of(ZONE, "dlv_9"), 1, NOW + 880 * SECOND)))
        .isInstanceOf(Delivered.class);
  }

  @Test
  void throttling_with_406_is_no_failure() {
    subscribe(PHONE);
    answers(PHONE, 406);
    assertThat(channel.deliver(Messages.of(ZONE)))
        .isInstanceOfSatisfying(RetryLater.class, r -> assertThat(r.failure()).isFalse());
  }

  @Test
  void a_refused_key_is_dead_and_the_hint_of_a_busy_service_is_kept() {
    subscribe(PHONE);
    answers(PHONE, 403);
    assertThat(channel.deliver(Messages.of(ZONE)))
        .isInstanceOfSatisfying(Dead.class, d -> assertThat(d.reason()).isEqualTo(DeadReason.AUTH));
    answers.put(PHONE, new HttpSender.Response(429, Map.of("retry-after", "7"), new byte[0]));
    assertThat(channel.deliver(Messages.of(ZONE)))
        .isInstanceOfSatisfying(
            RetryLater.class, r -> assertThat(r.hintNanos()).isEqualTo(7 * SECOND));
  }

  @Test
  void a_text_of_any_length_fits_into_one_record() throws Exception {
    subscribe(PHONE);
    channel.deliver(
        Messages.of(
            Messages.zone(AlertTier.ACTIVE_RISK)
                .text("\uD83D\uDE00".repeat(500), "\u00e4\u20ac\uD83D\uDE00\"\\".repeat(8_000))
                .createdAt(NOW)));
    assertThat(requests.getFirst().body().length).isLessThanOrEqualTo(4_096);
    assertThat(
            new ObjectMapper()
                .readTree(PushDecryption.decrypt(requests.getFirst().body()))
                .path("body")
                .asText())
        .endsWith("\u2026")
        .hasSizeGreaterThan(300);
  }

  @Test
  void nothing_printed_holds_an_endpoint_or_a_key() {
    subscribe(PHONE);
    answers(PHONE, 500);
    assertThat(
            List.of(
                channel.toString(),
                channel.deliver(Messages.of(ZONE)).toString(),
                channel.subscriptions().all().toString()))
        .allSatisfy(
            text ->
                assertThat(text)
                    .doesNotContain("S3cret", KEYS.privateKey().reveal(), Rfc8291.AUTH));
  }

  @Test
  void twenty_browsers_are_kept_and_the_oldest_makes_room() {
    for (int i = 0; i < 25; i++) {
      subscribe("https://p.example.net/" + i);
    }
    subscribe("https://p.example.net/7");
    assertThat(channel.subscriptions().all()).hasSize(20);
    assertThat(channel.subscriptions().all().getLast().endpoint().getPath()).isEqualTo("/7");
    assertThat(channel.subscriptions().remove("https://p.example.net/99", NOW)).isFalse();
  }

  @Test
  void browsers_outlive_snapshots_of_the_store() {
    for (int i = 0; i < 230; i++) {
      subscribe("https://p.example.net/" + i);
    }
    List<String> before =
        channel.subscriptions().all().stream().map(s -> s.endpoint().toString()).toList();
    channel.close();
    open();
    assertThat(channel.subscriptions().all())
        .extracting(s -> s.endpoint().toString())
        .isEqualTo(before);
  }
}
