// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.liqscape.browser.Chromium;
import io.github.liqscape.browser.DevTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in a real, headless Chromium. Pictures of what it looked like are left in {@code
 * target/scanner}.
 */
@Timeout(180)
class ScanBrowserTest {

  private static final int LANES = 5;

  @SuppressWarnings("NullAway.Init") // JUnit makes it
  @TempDir
  static Path profile;

  @SuppressWarnings("NullAway.Init") // before all
  private static Chromium chromium;

  @SuppressWarnings("NullAway.Init") // before all
  private static DevTools tools;

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // by the set-up
  private ReplayScan scan;

  @SuppressWarnings("NullAway.Init") // by the set-up
  private ScanServer server;

  @BeforeAll
  static void browser() throws Exception {
    Optional<Path> program = Chromium.find();
    assumeTrue(
        program.isPresent(),
        "no Chromium: neither LIQSCAPE_CHROMIUM nor chromium or google-chrome on the PATH; the"
            + " scanner page is not tried in a browser");
    chromium = Chromium.start(program.orElseThrow(), profile);
    tools = new DevTools(chromium.devTools());
  }

  @AfterAll
  static void noBrowser() {
    if (tools != null) {
      tools.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void open() throws IOException {
    scan =
        ReplayScan.open(
            Replays.terms(Replays.markets(5, LANES, 100), Replays.CONFIG, folder));
    scan.advanceTo(scan.nowNanos() + 70 * Replays.MINUTE);
    server = ScanServer.start(scan, 0);
    server.show();
  }

  @AfterEach
  void close() {
    server.close();
    scan.close();
  }

  /** Waits in the page until something holds there. */
  private JsonNode until(String page, String condition) throws Exception {
    return tools.evaluate(
        page,
        """
        new Promise((done, failed) => {
          let tries = 0;
          const look = () => {
            const is = (() => %s)();
            if (is) { done(is); }
            else if (++tries > 250) { failed(new Error('never: ' + document.body.innerText)); }
            else { setTimeout(look, 100); }
          };
          look();
        })
        """
            .formatted(condition));
  }

  private void picture(String page, String name) throws Exception {
    Path into = Path.of("target", "scanner");
    Files.createDirectories(into);
    String png =
        tools.ask(page, "Page.captureScreenshot", Map.of("format", "png")).path("data").asText();
    Files.write(into.resolve(name + ".png"), Base64.getDecoder().decode(png));
  }

  private void size(String page, int width, int height) throws Exception {
    tools.ask(
        page, "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
  }

  private void key(String page, String key) throws Exception {
    for (String type : new String[] {"keyDown", "keyUp"}) {
      Map<String, Object> pressed =
          key.equals("Enter") ? Map.of("type", type, "key", key, "text", "\r")
              : Map.of("type", type, "key", key);
      tools.ask(page, "Input.dispatchKeyEvent", pressed);
    }
  }

  private static final String NAMES =
      "[...document.querySelectorAll('#lanes tbody button')].map(b => b.textContent).join()";

  @Test
  void it_ranks_sorts_filters_opens_and_follows_without_reload() throws Exception {
    String page = tools.visit(server.uri().toString());
    size(page, 1_500, 900);
    until(page, "document.querySelectorAll('#lanes tbody tr').length === " + LANES);
    String ranked =
        String.join(
            ",", scan.snapshot().rows().stream().map(r -> r.instrument().symbol()).toList());
    assertThat(tools.evaluate(page, NAMES).asText()).isEqualTo(ranked);
    assertThat(tools.evaluate(page, "document.querySelectorAll('.chip').length").asInt())
        .isEqualTo(2 * LANES);

    tools.evaluate(page, "document.querySelector('[data-sort=instrument] button').click()");
    assertThat(tools.evaluate(page, NAMES).asText()).startsWith("C001USDT,C002USDT,C003USDT");
    tools.evaluate(page, "document.querySelector('[data-sort=instrument] button').click()");
    assertThat(tools.evaluate(page, NAMES).asText()).startsWith("C005USDT,C004USDT");
    tools.evaluate(page, "document.querySelector('[data-sort=rank] button').click()");

    tools.evaluate(
        page,
        "{ const f = document.getElementById('find'); f.value = 'c003';"
            + " f.dispatchEvent(new Event('input')); }");
    assertThat(tools.evaluate(page, NAMES).asText()).isEqualTo("C003USDT");
    tools.evaluate(page, "document.querySelector('#lanes tbody button').click()");
    until(page, "/C003USDT.*(3m|15m)/s.test(document.getElementById('detail-setups').textContent)");
    tools.evaluate(
        page,
        "{ const f = document.getElementById('find'); f.value = '';"
            + " f.dispatchEvent(new Event('input')); }");

    tools.evaluate(page, "window.sameDocument = true");
    String clock = tools.evaluate(page, "document.getElementById('clock').textContent").asText();
    scan.advanceTo(scan.nowNanos() + 20 * Replays.MINUTE);
    server.show();
    until(page, "document.getElementById('clock').textContent !== '" + clock + "'");
    until(page, "document.querySelectorAll('#inbox li').length > 0");
    assertThat(tools.evaluate(page, "window.sameDocument").asBoolean()).isTrue();
    picture(page, "desktop");
    size(page, 400, 1_400);
    assertThat(tools.evaluate(page, "document.documentElement.scrollWidth").asInt())
        .as("a phone need not scroll sideways")
        .isLessThanOrEqualTo(400);
    picture(page, "phone-open");
    tools.evaluate(page, "document.getElementById('close').click()");
    picture(page, "phone");
    assertThat(tools.complaints(page)).isEmpty();
  }

  @Test
  void keys_find_walk_open_and_close() throws Exception {
    String page = tools.visit(server.uri().toString());
    until(page, "document.querySelectorAll('#lanes tbody tr').length === " + LANES);
    key(page, "/");
    until(page, "document.activeElement.id === 'find'");
    key(page, "Escape");
    key(page, "j");
    key(page, "j");
    String second = scan.snapshot().rows().get(1).instrument().symbol();
    until(page, "document.activeElement.textContent === '" + second + "'");
    key(page, "Enter");
    until(page, "!document.getElementById('detail').hidden");
    assertThat(tools.evaluate(page, "document.getElementById('detail-head').textContent").asText())
        .contains(second);
    key(page, "Escape");
    until(page, "document.getElementById('detail').hidden");
    until(page, "document.activeElement.textContent === '" + second + "'");
    key(page, "k");
    String first = scan.snapshot().rows().get(0).instrument().symbol();
    until(page, "document.activeElement.textContent === '" + first + "'");
    assertThat(tools.complaints(page)).isEmpty();
  }

  @Test
  void it_survives_a_restart_of_the_server() throws Exception {
    String page = tools.visit(server.uri().toString());
    until(page, "document.querySelectorAll('#lanes tbody tr').length === " + LANES);
    tools.evaluate(page, "window.sameDocument = true");
    int port = server.uri().getPort();
    server.close();
    until(page, "document.getElementById('state').className === 'bad'");
    server = ScanServer.start(scan, port);
    String drawn = tools.evaluate(page, "document.body.dataset.drawn").asText();
    assertThat(drawn).isEqualTo("1");
    server.show();
    server.show();
    until(page, "document.getElementById('state').className === ''");
    until(page, "document.body.dataset.drawn === '2'");
    assertThat(tools.evaluate(page, "window.sameDocument").asBoolean()).isTrue();
  }
}
