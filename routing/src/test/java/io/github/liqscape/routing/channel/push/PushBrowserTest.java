// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.liqscape.browser.Chromium;
import io.github.liqscape.browser.DevTools;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.channel.ChannelConfig;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.Messages;
import io.github.liqscape.routing.channel.ScriptedSender;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page and its service worker in a real, headless Chromium, from the switch to the notification
 * and what a click on it does. A push service on the internet is the one part that is not there:
 * the page subscribes with the keys of RFC 8291, the worker decrypts what the channel sent, and
 * DevTools deliver it. Headless nobody can click, so the click is told to the worker, and what it
 * then wants of the browser is written down.
 */
@Timeout(120)
final class PushBrowserTest {

  private static final VapidKeys KEYS = VapidKeys.generate();
  private static final String ENDPOINT = "https://push.example.net/send/1";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;
  private final ScriptedSender pushService = ScriptedSender.answering(201);
  private PushChannel channel;
  private PushPage page;
  private Chromium chromium;
  private DevTools tools;
  private String at;

  @BeforeEach
  void open() throws Exception {
    Optional<Path> program = Chromium.find();
    assumeTrue(
        program.isPresent(),
        "no Chromium: neither LIQSCAPE_CHROMIUM nor chromium or google-chrome on the PATH; the"
            + " service worker is not tried in a browser");
    channel =
        new PushProvider()
            .open(
                ChannelConfig.of("push:user-1")
                    .with("publicKey", KEYS.publicKey())
                    .with("privateKey", KEYS.privateKey().reveal())
                    .with("subject", "mailto:ops@example.com"),
                Messages.context(pushService, directory.resolve("channel")));
    page = PushPage.start(channel, KEYS.publicKey(), 0, InstantSource.system());
    chromium = Chromium.start(program.orElseThrow(), directory.resolve("profile"));
    tools = new DevTools(chromium.devTools());
    tools.ask("", "Target.setDiscoverTargets", Map.of("discover", true));
    tools.ask(
        "", "Browser.grantPermissions",
        Map.of("origin", origin(), "permissions", List.of("notifications")));
    at = tools.visit(page.uri().toString());
    tools.ask(at, "ServiceWorker.enable", Map.of());
    for (String service : List.of("notifications", "pushMessaging")) {
      tools.ask(at, "BackgroundService.startObserving", Map.of("service", service));
      tools.ask(
          at, "BackgroundService.setRecording", Map.of("shouldRecord", true, "service", service));
    }
  }

  @AfterEach
  void close() throws Exception {
    if (tools != null) {
      tools.close();
    }
    if (chromium != null) {
      chromium.close();
    }
    if (page != null) {
      page.close();
      channel.close();
    }
  }

  private String origin() {
    return page.uri().resolve("/").toString();
  }

  /** Presses a button of the page and waits for what it says then. */
  private void press(String button, String says) throws Exception {
    JsonNode said =
        tools.evaluate(
            at,
            """
            new Promise((done) => {
              const state = document.getElementById('state');
              new MutationObserver(() => done(state.textContent))
                .observe(state, { childList: true });
              document.getElementById('%s').click();
            })
            """
                .formatted(button));
    assertThat(said.asText()).isEqualTo(says);
  }

  /** The browser's push service, which would have to be asked on the internet. */
  private void pretendToSubscribe() throws Exception {
    tools.evaluate(
        at,
        """
        const subscription = {
          endpoint: '%1$s',
          toJSON: () => ({ endpoint: '%1$s', keys: { p256dh: '%2$s', auth: '%3$s' } }),
          unsubscribe: async () => true,
        };
        PushManager.prototype.subscribe = async (options) => {
          window.asked = options;
          return subscription;
        };
        PushManager.prototype.getSubscription = async () => subscription;
        """
            .formatted(ENDPOINT, Rfc8291.RECEIVER_PUBLIC, Rfc8291.AUTH));
  }

  /** Switches push on and returns the registration of the worker, which runs. */
  private String switchOn() throws Exception {
    pretendToSubscribe();
    press("on", "On.");
    JsonNode versions =
        tools.await(
            "ServiceWorker.workerVersionUpdated",
            p -> p.at("/versions/0/status").asText().equals("activated"));
    JsonNode version = versions.at("/versions/0");
    assertThat(version.path("scriptURL").asText())
        .isEqualTo(page.uri().resolve("liqscape-push-sw.js").toString());
    return version.path("registrationId").asText();
  }

  private String worker() throws Exception {
    JsonNode target =
        tools.await(
            "Target.targetCreated",
            p -> p.at("/targetInfo/type").asText().equals("service_worker"));
    return tools.attach(target.at("/targetInfo/targetId").asText());
  }

  private static Delivery delivery(long createdAtNanos) {
    Alert alert = Messages.zone(AlertTier.ACTIVE_RISK).createdAt(createdAtNanos);
    Delivery d = Messages.of(alert);
    return new Delivery(
        d.deliveryId(), d.threadKey(), d.reason(), d.tier(), d.firing(), d.ended(), 0, 0, 1,
        createdAtNanos, alert.expiresAtNanos(), Duration.ofSeconds(5));
  }

  /** Sends it through the channel and reads, in the worker, what the push service got. */
  private String sendAndDecrypt(String worker, Delivery delivery) throws Exception {
    assertThat(channel.deliver(delivery)).isInstanceOf(DeliveryOutcome.Delivered.class);
    assertThat(pushService.last().url().toString()).isEqualTo(ENDPOINT);
    byte[] point = Rfc8291.bytes(Rfc8291.RECEIVER_PUBLIC);
    return tools
        .evaluate(
            worker,
            """
            (async () => {
              const b = (s) => Uint8Array.from(
                atob(s.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
              const keys = {
                jwk: { kty: 'EC', crv: 'P-256', x: '%s', y: '%s', d: '%s' },
                point: b('%s'), auth: b('%s'),
              };
              return new TextDecoder().decode(await decryptPush(b('%s'), keys, crypto));
            })()
            """
                .formatted(
                    base64(Arrays.copyOfRange(point, 1, 33)),
                    base64(Arrays.copyOfRange(point, 33, 65)),
                    Rfc8291.RECEIVER_PRIVATE,
                    Rfc8291.RECEIVER_PUBLIC,
                    Rfc8291.AUTH,
                    base64(pushService.last().body())))
        .asText();
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Delivers a push message and waits until a notification of this title is there. */
  private void push(String registration, String data, String title) throws Exception {
    tools.ask(
        at, "ServiceWorker.deliverPushMessage",
        Map.of("origin", origin(), "registrationId", registration, "data", data));
    tools.await(
        "BackgroundService.backgroundServiceEventReceived",
        p ->
            p.at("/backgroundServiceEvent/eventName").asText().equals("Notification displayed")
                && p.toString().contains(title));
  }

  /** What the browser shows, as JSON. */
  private JsonNode shown(String worker) throws Exception {
    return tools.evaluate(
        worker,
        """
        registration.getNotifications().then((all) => all.map((n) => ({
          title: n.title, body: n.body, tag: n.tag, stays: n.requireInteraction, data: n.data })))
        """);
  }

  /** Tells the worker that the notification was clicked: what it asks of the browser. */
  private List<String> click(String worker) throws Exception {
    JsonNode said =
        tools.evaluate(
            worker,
            """
            (async () => {
              const said = [];
              WindowClient.prototype.focus = async function () { said.push('focus ' + this.url); };
              Clients.prototype.openWindow = async (url) => {
                said.push('open ' + new URL(url, location.href).href);
              };
              const [notification] = await registration.getNotifications();
              const event = new NotificationEvent('notificationclick', { notification });
              let done = Promise.resolve();
              event.waitUntil = (p) => { done = p; };
              self.dispatchEvent(event);
              await done;
              return said;
            })()
            """);
    return List.of(JSON.convertValue(said, String[].class));
  }

  @Test
  void the_switch_registers_the_worker_and_the_channel_hears_of_the_browser() throws Exception {
    switchOn();
    assertThat(channel.subscriptions().all())
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.endpoint().toString()).isEqualTo(ENDPOINT);
              assertThat(s.p256dh()).isEqualTo(Rfc8291.RECEIVER_PUBLIC);
            });
    JsonNode asked = tools.evaluate(at, "window.asked");
    assertThat(asked.path("applicationServerKey").asText()).isEqualTo(KEYS.publicKey());
    assertThat(asked.path("userVisibleOnly").asBoolean()).isTrue();
    press("off", "Off.");
    assertThat(channel.subscriptions().all()).isEmpty();
  }

  @Test
  void what_the_channel_sends_is_decrypted_and_shown_and_a_click_leads_to_the_page()
      throws Exception {
    String registration = switchOn();
    String worker = worker();
    long now = System.currentTimeMillis() * 1_000_000;
    String data = sendAndDecrypt(worker, delivery(now));
    JsonNode message = JSON.readTree(data);
    String title = "[Active risk] BTCUSDT LONG liquidation zone";
    assertThat(message.path("title").asText()).isEqualTo(title);

    push(registration, data, title);
    JsonNode first = shown(worker);
    assertThat(first).hasSize(1);
    assertThat(first.at("/0/title").asText()).isEqualTo(title);
    assertThat(first.at("/0/body").asText())
        .isEqualTo(message.path("body").asText())
        .endsWith("Context, not advice.");
    assertThat(first.at("/0/tag").asText()).isEqualTo("rfE_RVuDVOoPAwJ-O3jNoQ7qpwOj5tKz");
    assertThat(first.at("/0/stays").asBoolean()).isTrue();
    assertThat(first.at("/0/data/id").asText()).isEqualTo("dlv_TEST0001");

    push(registration, data.replace(title, "Later news"), "Later news");
    assertThat(shown(worker)).as("one notification a story").hasSize(1);
    assertThat(shown(worker).at("/0/title").asText()).isEqualTo("Later news");

    tools.visit(page.uri().resolve("/elsewhere").toString()); // another page of the same site
    assertThat(click(worker)).containsExactly("focus " + page.uri());
    assertThat(shown(worker)).as("a click closes it").isEmpty();
  }

  @Test
  void a_click_opens_the_page_where_it_is_not_open() throws Exception {
    String registration = switchOn();
    String worker = worker();
    long now = System.currentTimeMillis() * 1_000_000;
    String data = sendAndDecrypt(worker, delivery(now));
    push(registration, data, "BTCUSDT");
    tools.ask(at, "Page.close", Map.of());
    tools.await(
        "Target.detachedFromTarget", p -> p.path("sessionId").asText().equals(at));
    assertThat(click(worker)).containsExactly("open " + page.uri());
  }

  @Test
  void what_is_over_says_so_and_not_what_it_was() throws Exception {
    String registration = switchOn();
    String worker = worker();
    long hourAgo = (System.currentTimeMillis() - 3_600_000) * 1_000_000;
    push(registration, sendAndDecrypt(worker, delivery(hourAgo)), "Liqscape");
    assertThat(shown(worker)).hasSize(1);
    assertThat(shown(worker).at("/0/body").asText())
        .isEqualTo("An alert came too late and is over.");
  }
}
