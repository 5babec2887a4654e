// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.email;

import static io.github.liqscape.routing.channel.Messages.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.DeliveryOutcome.DeadReason;
import io.github.liqscape.routing.channel.Messages;
import io.github.liqscape.routing.channel.ScriptedSender;
import io.github.liqscape.routing.channel.email.StartTlsServer.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The way from plain SMTP to TLS, and what leaves on it when something is wrong. */
@Timeout(60)
final class StartTlsTest {

  private static final String PASSWORD = "S3cretPassword";
  private static final String LOGIN =
      "AUTH PLAIN "
          + Base64.getEncoder().encodeToString(("login\0login\0" + PASSWORD).getBytes(UTF_8));

  @TempDir static Path folder;
  private static TlsIdentity identity;
  private SSLContext usual;

  @BeforeAll
  static void makeKeys() throws Exception {
    identity = TlsIdentity.create(folder);
  }

  /** The channel trusts whom the JVM trusts: here, the server of the test. */
  @BeforeEach
  void trust() throws GeneralSecurityException, IOException {
    usual = SSLContext.getDefault();
    SSLContext.setDefault(identity.client());
  }

  @AfterEach
  void trustAsBefore() {
    SSLContext.setDefault(usual);
  }

  private static StartTlsServer serve(Script script) throws Exception {
    return new StartTlsServer(identity.server(), script);
  }

  private static DeliveryOutcome deliver(StartTlsServer server, String host) {
    Delivery d = Messages.of(Messages.zone(AlertTier.WATCHLIST).createdAt(NOW));
    Delivery patient =
        new Delivery(
            d.deliveryId(),
            d.threadKey(),
            d.reason(),
            d.tier(),
            d.firing(),
            d.ended(),
            0,
            0,
            1,
            d.attemptNanos(),
            d.expiresAtNanos(),
            Duration.ofSeconds(20));
    return new EmailProvider()
        .open(
            ChannelConfig.of("email:user-1")
                .with("host", host)
                .with("port", Integer.toString(server.port()))
                .with("user", "login")
                .with("password", PASSWORD)
                .with("from", "alerts@desk.example.com")
                .with("to", "user@example.org"),
            Messages.context(ScriptedSender.answering(200), Path.of("unused")))
        .deliver(patient);
  }

  /** In the clear went the greeting, perhaps the wish for TLS, and nothing else. */
  private static void nothingLeaked(StartTlsServer server, DeliveryOutcome outcome)
      throws InterruptedException {
    server.awaitEnd();
    assertThat(server.clear())
        .isNotEmpty()
        .allMatch(line -> line.matches("(EHLO|HELO) desk\\.example\\.com|STARTTLS|QUIT"));
    assertThat(server.secret()).isEmpty();
    assertThat(outcome.toString())
        .doesNotContain(PASSWORD, LOGIN, "login", "user@example.org", "alerts@desk.example.com");
  }

  @Test
  void login_and_message_go_through_tls_and_nothing_before_it() throws Exception {
    try (StartTlsServer server = serve(Script.USUAL)) {
      assertThat(deliver(server, "localhost"))
          .isEqualTo(DeliveryOutcome.delivered("<dlv_TEST0001@desk.example.com>"));
      assertThat(server.awaitEnd()).isEqualTo("hung up in TLS");
      assertThat(server.clear()).containsExactly("EHLO desk.example.com", "STARTTLS");
      assertThat(server.secret())
          .startsWith(
              "EHLO desk.example.com",
              LOGIN,
              "MAIL FROM:<alerts@desk.example.com>",
              "RCPT TO:<user@example.org>",
              "DATA")
          .contains("Message-ID: <dlv_TEST0001@desk.example.com>", ".")
          .endsWith("QUIT");
    }
  }

  @Test
  void a_server_that_offers_no_tls_gets_neither_login_nor_message() throws Exception {
    Script without = Script.USUAL.hello("250-mail.example.com\r\n250 AUTH PLAIN");
    try (StartTlsServer server = serve(without)) {
      DeliveryOutcome outcome = deliver(server, "localhost");
      assertThat(outcome).isEqualTo(DeliveryOutcome.retry("the server offers no STARTTLS"));
      nothingLeaked(server, outcome);
    }
  }

  @Test
  void a_server_that_knows_no_extensions_gets_nothing_either() throws Exception {
    try (StartTlsServer server = serve(Script.USUAL.hello("502 what is EHLO"))) {
      DeliveryOutcome outcome = deliver(server, "localhost");
      assertThat(outcome).isEqualTo(DeliveryOutcome.retry("the server offers no STARTTLS"));
      nothingLeaked(server, outcome);
    }
  }

  @Test
  void a_server_that_offers_tls_and_then_refuses_it_gets_nothing() throws Exception {
    try (StartTlsServer server = serve(Script.USUAL.startTls("454 not now, login"))) {
      DeliveryOutcome outcome = deliver(server, "localhost");
      assertThat(outcome).isEqualTo(DeliveryOutcome.retry("SMTP 454"));
      nothingLeaked(server, outcome);
    }
    try (StartTlsServer server = serve(Script.USUAL.startTls("502 never"))) {
      DeliveryOutcome outcome = deliver(server, "localhost");
      assertThat(outcome).isEqualTo(DeliveryOutcome.dead(DeadReason.REJECTED, "SMTP 502"));
      nothingLeaked(server, outcome);
    }
  }

  @Test
  void a_certificate_that_nobody_vouches_for_ends_it() throws Exception {
    SSLContext.setDefault(usual);
    try (StartTlsServer server = serve(Script.USUAL)) {
      DeliveryOutcome outcome = deliver(server, "localhost");
      assertThat(outcome).isEqualTo(DeliveryOutcome.retry("TLS: the certificate is not trusted"));
      nothingLeaked(server, outcome);
    }
  }

  @Test
  void a_certificate_of_another_host_ends_it() throws Exception {
    try (StartTlsServer server = serve(Script.USUAL)) {
      DeliveryOutcome outcome = deliver(server, "127.0.0.1");
      assertThat(outcome)
          .isEqualTo(DeliveryOutcome.retry("TLS: the certificate is of another host"));
      nothingLeaked(server, outcome);
    }
  }

  @Test
  void answers_that_were_slipped_in_before_tls_are_not_heard() throws Exception {
    // Whoever sits on the line appends an answer to the coming EHLO: another way to log in.
    Script slipped =
        Script.USUAL.startTls("220 go on\r\n250-evil.example.com\r\n250 AUTH LOGIN");
    try (StartTlsServer server = serve(slipped)) {
      assertThat(deliver(server, "localhost")).isInstanceOf(DeliveryOutcome.Delivered.class);
      assertThat(server.awaitEnd()).isEqualTo("hung up in TLS");
      assertThat(server.clear()).containsExactly("EHLO desk.example.com", "STARTTLS");
      assertThat(server.secret()).startsWith("EHLO desk.example.com", LOGIN);
    }
  }

  @Test
  void a_refused_login_is_told_without_the_password() throws Exception {
    Script other =
        new Script(
            Script.USUAL.hello(),
            Script.USUAL.startTls(),
            "250-mail.example.com\r\n250 AUTH LOGIN");
    try (StartTlsServer server = serve(other)) {
      DeliveryOutcome outcome = deliver(server, "localhost");
      assertThat(outcome)
          .isInstanceOfSatisfying(
              DeliveryOutcome.Dead.class, d -> assertThat(d.reason()).isEqualTo(DeadReason.AUTH));
      assertThat(outcome.toString()).doesNotContain(PASSWORD, LOGIN);
      assertThat(server.clear()).containsExactly("EHLO desk.example.com", "STARTTLS");
    }
  }
}
