// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.email;

import static io.github.liqscape.routing.channel.Messages.NOW;
import static io.github.liqscape.routing.channel.Messages.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryChannels;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.DeliveryOutcome.DeadReason;
import io.github.liqscape.routing.channel.Messages;
import io.github.liqscape.routing.channel.ScriptedSender;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against GreenMail, a real SMTP server, on this machine. */
final class EmailChannelTest {

  private static final Alert ZONE = Messages.zone(AlertTier.WATCHLIST).createdAt(NOW);
  private static GreenMail server;

  @BeforeAll
  static void start() {
    ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    setup.setServerStartupTimeout(30_000);
    server = new GreenMail(setup);
    server.start();
    server.setUser("user@example.org", "login", "S3cretPassword");
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @BeforeEach
  void empty() throws Exception {
    server.purgeEmailFromAllMailboxes();
  }

  private static ChannelConfig config() {
    return ChannelConfig.of("email:user-1")
        .with("host", "127.0.0.1")
        .with("port", Integer.toString(server.getSmtp().getPort()))
        .with("security", "none")
        .with("from", "Liqscape <alerts@desk.example.com>")
        .with("to", "user@example.org")
        .with("unsubscribe", "https://desk.example.com/unsubscribe?u=1")
        .with("unsubscribeMail", "unsubscribe@desk.example.com");
  }

  private static DeliveryChannel open(ChannelConfig config) {
    return DeliveryChannels.installed()
        .open("email", config, Messages.context(ScriptedSender.answering(200), Path.of("unused")));
  }

  private static Delivery patient(Delivery d) {
    return new Delivery(
        d.deliveryId(),
        d.threadKey(),
        d.reason(),
        d.tier(),
        d.firing(),
        d.ended(),
        d.repeats(),
        d.repeatSpanNanos(),
        d.attempt(),
        d.attemptNanos(),
        d.expiresAtNanos(),
        Duration.ofSeconds(20));
  }

  private static MimeMessage deliver(Delivery delivery) {
    DeliveryOutcome outcome = open(config()).deliver(patient(delivery));
    assertThat(outcome)
        .isEqualTo(DeliveryOutcome.delivered("<" + delivery.deliveryId() + "@desk.example.com>"));
    MimeMessage[] all = server.getReceivedMessages();
    return all[all.length - 1];
  }

  private static String header(MimeMessage message, String name) throws MessagingException {
    return String.join("|", message.getHeader(name));
  }

  @Test
  void a_message_arrives_in_words() throws Exception {
    MimeMessage message = deliver(Messages.of(ZONE));
    assertThat(message.getSubject()).isEqualTo("[Watchlist] BTCUSDT LONG liquidation zone");
    assertThat(message.getContent().toString()).contains("NEAR").contains("Context, not advice.");
    assertThat(message.getContentType()).containsIgnoringCase("utf-8");
    assertThat(header(message, "From")).contains("alerts@desk.example.com");
  }

  @Test
  void ids_thread_and_list_headers_are_those_of_the_rfcs() throws Exception {
    MimeMessage one = deliver(Messages.of(ZONE, "dlv_1"));
    MimeMessage two = deliver(Messages.of(ZONE, "dlv_2"));
    MimeMessage other =
        deliver(Messages.of(Messages.setup(AlertTier.WATCHLIST).createdAt(NOW), "dlv_3"));
    assertThat(header(one, "Message-ID")).isEqualTo("<dlv_1@desk.example.com>");
    assertThat(header(two, "References")).isEqualTo(header(one, "References"));
    assertThat(header(two, "In-Reply-To")).isEqualTo(header(one, "References"));
    assertThat(header(other, "References")).isNotEqualTo(header(one, "References"));
    assertThat(header(one, "Date")).isEqualTo("Mon, 23 Nov 2026 04:00:00 +0000");
    assertThat(header(one, "Auto-Submitted")).isEqualTo("auto-generated");
    assertThat(header(one, "List-Id")).isEqualTo("Liqscape alerts <alerts.desk.example.com>");
    assertThat(header(one, "List-Unsubscribe").replaceAll("\\s+", " "))
        .isEqualTo(
            "<https://desk.example.com/unsubscribe?u=1>, <mailto:unsubscribe@desk.example.com>");
    assertThat(header(one, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
  }

  @Test
  void a_line_end_in_a_subject_begins_no_header() throws Exception {
    MimeMessage message =
        deliver(
            Messages.of(
                Messages.zone(AlertTier.WATCHLIST).text("BTC\r\nBcc: x@y.z", "").createdAt(NOW)));
    assertThat(message.getSubject()).isEqualTo("[Watchlist] BTC Bcc: x@y.z");
    assertThat(message.getHeader("Bcc")).isNull();
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a@b.c\nX: y", "a@b.c\r\nBcc: d@e.f", "a@b.c, d@e.f", "nobody", "", "@b.c", "a@"})
  void what_is_not_one_address_is_refused(String address) {
    for (String option : List.of("to", "from", "unsubscribeMail")) {
      assertThatThrownBy(() -> open(config().with(option, address)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + option + "'")
          .hasNoCause();
    }
  }

  @Test
  void a_login_is_used_and_a_wrong_one_disables_the_target() {
    ChannelConfig login = config().with("user", "login");
    assertThat(open(login.with("password", "S3cretPassword")).deliver(patient(Messages.of(ZONE))))
        .isInstanceOf(DeliveryOutcome.Delivered.class);
    DeliveryOutcome refused =
        open(login.with("password", "S3cretWrong")).deliver(patient(Messages.of(ZONE)));
    assertThat(refused)
        .isInstanceOfSatisfying(
            DeliveryOutcome.Dead.class,
            d -> {
              assertThat(d.reason()).isEqualTo(DeadReason.AUTH);
              assertThat(d.disableTarget()).isTrue();
            });
    assertThat(refused.toString()).doesNotContain("S3cret");
  }

  @Test
  void a_server_that_offers_no_tls_gets_nothing() throws Exception {
    DeliveryOutcome outcome =
        open(config().with("host", "localhost").with("security", "starttls"))
            .deliver(patient(Messages.of(ZONE)));
    assertThat(outcome).isInstanceOf(DeliveryOutcome.RetryLater.class);
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void a_certificate_that_nobody_vouches_for_is_not_trusted() throws IOException {
    AtomicBoolean spoken = new AtomicBoolean();
    try (ServerSocket selfSigned =
        new DummySSLServerSocketFactory()
            .createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (Socket socket = selfSigned.accept()) {
                  spoken.set(socket.getInputStream().read() >= 0);
                } catch (IOException e) {
                  // The handshake failed, as it should.
                }
              });
      DeliveryOutcome outcome =
          open(config()
                  .with("security", "tls")
                  .with("port", Integer.toString(selfSigned.getLocalPort())))
              .deliver(patient(Messages.of(ZONE)));
      assertThat(outcome).isEqualTo(DeliveryOutcome.retry("TLS: the certificate is not trusted"));
    }
    assertThat(spoken).isFalse();
  }

  @Test
  void an_unprotected_connection_is_for_this_machine_only() {
    assertThatThrownBy(() -> open(config().with("host", "mail.example.com")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("this machine");
  }

  @Test
  void what_is_over_is_not_sent() {
    assertThat(open(config()).deliver(Messages.again(Messages.of(ZONE), 1, NOW + 14_400 * SECOND)))
        .isEqualTo(new DeliveryOutcome.Expired());
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void it_is_grouped_quiet_and_paced_by_account() {
    DeliveryChannel channel = open(config());
    assertThat(channel.traits().grouped()).isTrue();
    assertThat(channel.traits().quiet()).isTrue();
    assertThat(channel.traits().dedupes()).isTrue();
    assertThat(open(config().with("to", "other@example.org")).rateBucket())
        .isEqualTo(channel.rateBucket());
  }
}
