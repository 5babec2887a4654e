// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.push;

import static io.github.liqscape.routing.channel.Messages.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.Messages;
import io.github.liqscape.routing.channel.ScriptedSender;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class PushPageTest {

  private static final VapidKeys KEYS = VapidKeys.generate();
  private static final String SUBSCRIPTION =
      "{\"endpoint\":\"https://p.example.net/x\",\"expirationTime\":null,\"keys\":{\"p256dh\":\""
          + Rfc8291.RECEIVER_PUBLIC
          + "\",\"auth\":\""
          + Rfc8291.AUTH
          + "\"}}";

  @TempDir Path directory;
  private final HttpClient client = HttpClient.newHttpClient();
  private PushChannel channel;
  private PushPage page;

  @BeforeEach
  void start() throws IOException {
    channel =
        new PushProvider()
            .open(
                ChannelConfig.of("push:user-1")
                    .with("publicKey", KEYS.publicKey())
                    .with("privateKey", KEYS.privateKey().reveal())
                    .with("subject", "mailto:ops@example.com"),
                Messages.context(ScriptedSender.answering(201), directory));
    page = PushPage.start(channel, KEYS.publicKey(), 0, () -> Instant.EPOCH.plusNanos(NOW));
  }

  @AfterEach
  void stop() {
    client.shutdownNow();
    page.close();
    channel.close();
  }

  private HttpResponse<String> ask(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(page.uri().resolve(path))
            .method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private int send(String method, String body) throws IOException, InterruptedException {
    return ask(method, "subscriptions", body, "Content-Type", "application/json").statusCode();
  }

  @Test
  void the_page_its_scripts_and_the_key_are_there() throws Exception {
    assertThat(ask("GET", "", "").body()).contains("<title>Liqscape alerts</title>");
    assertThat(ask("GET", "liqscape-push.js", "").headers().firstValue("content-type"))
        .contains("text/javascript; charset=utf-8");
    assertThat(ask("GET", "liqscape-push-sw.js", "").body()).contains("readPush");
    assertThat(ask("GET", "key", "").body()).isEqualTo(KEYS.publicKey());
    assertThat(ask("GET", "../etc/passwd", "").statusCode()).isEqualTo(404);
    assertThat(ask("GET", "PushPage.class", "").statusCode()).isEqualTo(404);
  }

  @Test
  void a_browser_is_kept_and_forgotten() throws Exception {
    assertThat(send("POST", SUBSCRIPTION)).isEqualTo(200);
    assertThat(channel.subscriptions().all()).hasSize(1);
    assertThat(send("DELETE", "{\"endpoint\":\"https://p.example.net/x\"}")).isEqualTo(200);
    assertThat(channel.subscriptions().all()).isEmpty();
  }

  @Test
  void what_is_no_subscription_is_refused() throws Exception {
    assertThat(send("POST", "")).isEqualTo(400);
    assertThat(send("POST", "no json")).isEqualTo(400);
    assertThat(send("POST", "{}")).isEqualTo(400);
    assertThat(send("POST", SUBSCRIPTION.replace(Rfc8291.AUTH, "AAAA"))).isEqualTo(400);
    assertThat(send("POST", " ".repeat(9_000))).isEqualTo(413);
    assertThat(channel.subscriptions().all()).isEmpty();
  }

  @Test
  void a_page_of_another_site_is_refused() throws Exception {
    assertThat(
            ask(
                    "POST",
                    "subscriptions",
                    SUBSCRIPTION,
                    "Content-Type",
                    "application/json",
                    "Origin",
                    "https://evil.example.com")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            ask("POST", "subscriptions", SUBSCRIPTION, "Content-Type", "text/plain").statusCode())
        .isEqualTo(415);
  }
}
