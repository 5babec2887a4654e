// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.terminal;

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
 * target/terminal}.
 */
@Timeout(180)
final class TerminalBrowserTest {

  @SuppressWarnings("NullAway.Init") // JUnit makes it
  @TempDir
  static Path profile;

  @SuppressWarnings("NullAway.Init") // before all
  private static Chromium chromium;

  @SuppressWarnings("NullAway.Init") // before all
  private static DevTools tools;

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // by the set-up
  private Terminal terminal;

  @BeforeAll
  static void browser() throws Exception {
    Optional<Path> program = Chromium.find();
    assumeTrue(
        program.isPresent(),
        "no Chromium: neither LIQSCAPE_CHROMIUM nor chromium or google-chrome on the PATH; the"
            + " terminal page is not tried in a browser");
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
    terminal = Terminal.start(TestMarkets.candles(), folder.resolve("first"), 0, 0);
  }

  @AfterEach
  void close() {
    terminal.close();
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

  private void click(String page, String layer) throws Exception {
    tools.evaluate(page, "document.querySelector('[data-layer=" + layer + "]').click()");
  }

  private void picture(String page, String name) throws Exception {
    Path into = Path.of("target", "terminal");
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

  /** How many pixels of the chart are covered in part, as those of the heatmap are. */
  private static final String VEILED =
      """
      (() => {
        const canvas = document.querySelector('#chart canvas');
        const c = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        let n = 0;
        for (let i = 0; i < c.length; i += 4) {
          if (c[i + 3] > 8 && c[i + 3] < 230) { n++; }
        }
        return n;
      })()
      """;

  @Test
  void it_loads_draws_decides_and_hears_alerts_without_reload() throws Exception {
    String page = tools.visit(terminal.uri().toString());
    size(page, 1_600, 1_000);
    until(page, "Number(document.body.dataset.drawn) > 0");
    until(page, "/BUY|SELL|WAIT/.test(document.querySelector('#setup .decision')?.textContent)");
    assertThat(until(page, "document.querySelectorAll('#answers tbody tr').length").asInt())
        .as("the eight answers")
        .isEqualTo(8);
    click(page, "zones");
    click(page, "structure");
    int drawn = until(page, VEILED + " > 20000 && " + VEILED).asInt();
    click(page, "heatmap");
    until(page, VEILED + " < " + drawn / 2); // the overlay is gone
    click(page, "heatmap");
    click(page, "zones");
    click(page, "structure");
    tools.evaluate(page, "window.sameDocument = true");
    String newest = "Number(document.querySelector('#inbox li')?.dataset.number ?? 0)";
    int before = tools.evaluate(page, newest).asInt();
    tools.evaluate(page, "document.querySelector('[data-bars=\"5\"]').click()");
    until(page, newest + " > " + before);
    assertThat(tools.evaluate(page, "window.sameDocument").asBoolean()).isTrue();
    assertThat(until(page, "document.querySelectorAll('#review table tbody tr').length > 10"))
        .isNotNull();
    picture(page, "desktop");
    size(page, 400, 1_600);
    assertThat(tools.evaluate(page, "document.documentElement.scrollWidth").asInt())
        .as("a phone need not scroll sideways")
        .isLessThanOrEqualTo(400);
    picture(page, "phone");
    assertThat(tools.complaints(page)).isEmpty();
  }

  @Test
  void keys_pause_and_step() throws Exception {
    String page = tools.visit(terminal.uri().toString());
    until(page, "document.getElementById('phase').textContent === 'paused'");
    key(page, "1");
    until(page, "document.getElementById('phase').textContent.startsWith('replay')");
    key(page, " ");
    until(page, "document.getElementById('phase').textContent === 'paused'");
    String bar = "document.getElementById('clock').textContent";
    String stood = tools.evaluate(page, bar).asText();
    key(page, "ArrowRight");
    until(page, bar + " !== '" + stood + "'");
    assertThat(tools.evaluate(page, "document.getElementById('phase').textContent").asText())
        .isEqualTo("paused");
    key(page, " ");
    until(page, "document.getElementById('phase').textContent.startsWith('replay')");
    assertThat(tools.complaints(page)).isEmpty();
  }

  private void key(String page, String key) throws Exception {
    for (String type : new String[] {"keyDown", "keyUp"}) {
      tools.ask(page, "Input.dispatchKeyEvent", Map.of("type", type, "key", key));
    }
  }

  @Test
  void it_survives_a_restart_of_the_server() throws Exception {
    String page = tools.visit(terminal.uri().toString());
    until(page, "Number(document.body.dataset.drawn) > 0");
    tools.evaluate(page, "window.sameDocument = true");
    int port = terminal.uri().getPort();
    terminal.close();
    until(page, "document.getElementById('phase').className === 'bad'");
    terminal = restarted(port);
    until(page, "document.getElementById('phase').textContent === 'paused'");
    until(page, "document.querySelectorAll('#inbox li').length > 0");
    until(page, "/BUY|SELL|WAIT/.test(document.querySelector('#setup .decision')?.textContent)");
    assertThat(tools.evaluate(page, "window.sameDocument").asBoolean())
        .as("it was not loaded anew")
        .isTrue();
  }

  private Terminal restarted(int port) throws IOException {
    return Terminal.start(TestMarkets.candles(), folder.resolve("second"), 0, port);
  }
}
