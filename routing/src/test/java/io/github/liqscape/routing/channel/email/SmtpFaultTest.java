// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.email;

import static io.github.liqscape.routing.channel.Messages.NOW;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.DeliveryOutcome.Dead;
import io.github.liqscape.routing.channel.DeliveryOutcome.DeadReason;
import io.github.liqscape.routing.channel.Messages;
import io.github.liqscape.routing.channel.ScriptedSender;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A mail server that answers one command badly, or not at all. */
@Timeout(30)
final class SmtpFaultTest {

  private static final String SILENCE = "";
  private static final String HANG_UP = "-";

  private final CountDownLatch over = new CountDownLatch(1);
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private ServerSocket server;

  @BeforeEach
  void bind() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  @AfterEach
  void stop() throws IOException {
    over.countDown();
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void serve() {
    try {
      while (true) {
        Socket socket = server.accept();
        sockets.add(socket);
        Thread.ofVirtual().start(() -> talk(socket));
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private void talk(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      boolean data = false;
      String said = "HELLO";
      while (said != null) {
        String command = data ? (said.equals(".") ? "." : "") : said.split("[ :]", -1)[0];
        if (!command.isEmpty()) {
          if (!answer(socket, command)) {
            return;
          }
          data = command.equals("DATA");
        }
        said = in.readLine();
      }
    } catch (IOException | InterruptedException e) {
      // The client hung up, or the test is over.
    }
  }

  private boolean answer(Socket socket, String command) throws IOException, InterruptedException {
    String usual =
        switch (command) {
          case "HELLO" -> "220 here";
          case "DATA" -> "354 go on";
          default -> "250 ok";
        };
    String answer = answers.getOrDefault(command, usual);
    if (answer.equals(SILENCE)) {
      over.await();
    }
    if (answer.equals(HANG_UP)) {
      return false;
    }
    socket.getOutputStream().write((answer + "\r\n").getBytes(US_ASCII));
    socket.getOutputStream().flush();
    return true;
  }

  private DeliveryOutcome deliver(String command, String answer, Duration timeout) {
    answers.put(command, answer);
    Delivery d = Messages.of(Messages.zone(AlertTier.WATCHLIST).createdAt(NOW));
    Delivery delivery =
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
            timeout);
    return new EmailProvider()
        .open(
            ChannelConfig.of("email:user-1")
                .with("host", "127.0.0.1")
                .with("port", Integer.toString(server.getLocalPort()))
                .with("security", "none")
                .with("from", "alerts@desk.example.com")
                .with("to", "user@example.org"),
            Messages.context(ScriptedSender.answering(200), Path.of("unused")))
        .deliver(delivery);
  }

  private DeliveryOutcome deliver(String command, String answer) {
    return deliver(command, answer, Duration.ofSeconds(10));
  }

  @Test
  void an_orderly_server_takes_it() {
    assertThat(deliver("QUIT", "221 bye")).isInstanceOf(DeliveryOutcome.Delivered.class);
  }

  @Test
  void a_reply_of_4xx_may_pass() {
    assertThat(deliver("RCPT", "451 greylisted user@example.org"))
        .isEqualTo(DeliveryOutcome.retry("SMTP 451"));
    assertThat(deliver(".", "452 full")).isInstanceOf(DeliveryOutcome.RetryLater.class);
    assertThat(deliver("HELLO", "421 busy")).isInstanceOf(DeliveryOutcome.RetryLater.class);
  }

  @Test
  void a_reply_of_5xx_does_not() {
    assertThat(deliver("RCPT", "550 no such user"))
        .isEqualTo(DeliveryOutcome.dead(DeadReason.REJECTED, "SMTP 550"));
    answers.clear();
    assertThat(deliver("MAIL", "553 not from you")).isInstanceOf(Dead.class);
    answers.clear();
    assertThat(deliver(".", "554 spam")).isInstanceOf(Dead.class);
  }

  @Test
  void silence_before_the_message_left_is_a_failure_and_after_it_unknown() {
    assertThat(deliver("HELLO", SILENCE, Duration.ofMillis(200))).isInstanceOf(DeliveryOutcome.RetryLater.class);
    answers.clear();
    assertThat(deliver(".", SILENCE, Duration.ofMillis(1_500))).isInstanceOf(DeliveryOutcome.Unknown.class);
  }

  @Test
  void a_cut_after_the_message_left_is_unknown() {
    assertThat(deliver(".", HANG_UP)).isInstanceOf(DeliveryOutcome.Unknown.class);
  }

  @Test
  void no_server_is_a_failure() throws IOException {
    server.close();
    assertThat(deliver("NONE", SILENCE)).isInstanceOf(DeliveryOutcome.RetryLater.class);
  }
}
