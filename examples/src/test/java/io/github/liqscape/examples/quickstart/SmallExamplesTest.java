// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.examples.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Every small example runs and shows what it is there for. */
@Timeout(60)
class SmallExamplesTest {

  private static final String SOURCES = "src/main/java/io/github/liqscape/examples/";

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  @Test
  void a_map_says_where_how_much_and_how_sure() throws IOException {
    Path picture = folder.resolve("map.png");
    try (Printed printed = new Printed()) {
      MapOfAMarket.main(new String[] {picture.toString()});
      assertThat(printed.text())
          .startsWith("SYNTHETIC, ")
          .containsPattern("LONG within 3 %: [\\d,]+ to [\\d,]+ in nine of ten cases")
          .contains("zones, nearest first (USDT, 5 to 95 % band)")
          .contains("context, not a signal");
    }
    assertThat(picture).isNotEmptyFile();
  }

  @Test
  void a_chart_becomes_a_decision_that_is_mostly_wait() throws IOException {
    Path picture = folder.resolve("setup.png");
    try (Printed printed = new Printed()) {
      ChartAndSetup.main(new String[] {picture.toString()});
      assertThat(printed.lines().getFirst()).matches("trend (UP|DOWN|RANGE)");
      assertThat(printed.text())
          .containsPattern("5m-[a-z-]+-\\d+ at [\\d.]+ to [\\d.]+")
          .contains("860 of 862 candles said WAIT")
          .containsPattern("SELL BTCUSDT 5m at [\\d.]+, as of ");
    }
    assertThat(picture).isNotEmptyFile();
  }

  @Test
  void a_condition_is_routed_with_a_reason_for_every_target() throws Exception {
    try (Printed printed = new Printed()) {
      AlertOnACondition.main(new String[0]);
      assertThat(printed.lines())
          .contains(
              "in-app:me: FIRST", "email: CHANNEL_NOT_IN_TIER", "push: CHANNEL_NOT_CONFIGURED",
              "[Active risk] BTCUSDT: price crosses below 60000");
    }
  }

  @Test
  void a_bot_is_reviewed_and_not_ready() throws IOException {
    try (Printed printed = new Printed()) {
      PaperAndGate.main(new String[0]);
      assertThat(printed.text()).containsPattern("\\d trades").contains("NOT_READY for PAPER");
      assertThat(Path.of(printed.after("report: "))).isNotEmptyFile();
    }
  }

  @Test
  void a_ta4j_strategy_trades_on_paper() {
    try (Printed printed = new Printed()) {
      Ta4jOnPaper.main(new String[0]);
      assertThat(printed.text()).matches("(?s)[1-9]\\d* trades, \\[PaperBalance\\[asset=USDT.*");
    }
  }

  @Test
  void a_channel_of_ones_own_is_found_by_its_kind() throws IOException {
    Path file = folder.resolve("alerts.txt");
    StringWriter said = new StringWriter();
    int code =
        new CommandLine(Main.class)
            .setOut(new PrintWriter(said, true))
            .execute(
                "alerts", "test-channel", "lines", "--target", "lines:me", "--option",
                "file=" + file);
    assertThat(code).as(said.toString()).isZero();
    assertThat(Files.readString(file)).matches("dlv_\\S+ \\[.*\\].*\\n");
  }

  @Test
  void an_alert_of_a_chart_becomes_a_signal_and_an_alert() throws Exception {
    try (Printed printed = new Printed();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> program =
          threads.submit(
              () -> {
                TradingViewHook.main(new String[] {folder.toString(), "0"});
                return null;
              });
      try {
        awaitLine(printed, "message: ", program);
        String body =
            printed.after("message: ").replace("{{ticker}}", "BTCUSDT.P").replace("{{close}}", "6e4");
        HttpURLConnection post =
            (HttpURLConnection) URI.create(printed.after("url: ")).toURL().openConnection();
        post.setDoOutput(true);
        post.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        assertThat(post.getResponseCode()).isEqualTo(202);
        awaitLine(printed, "alert: ", program);
        assertThat(printed.text()).contains("signal: BUY of tv");
      } finally {
        program.cancel(true);
      }
    }
  }

  private static void awaitLine(Printed printed, String start, Future<?> program)
      throws Exception {
    while (printed.after(start).isEmpty()) {
      if (program.isDone()) {
        program.get(); // says why
      }
      Thread.onSpinWait();
    }
  }

  @Test
  void the_quickstart_has_less_than_60_lines_and_every_example_less_than_80() throws IOException {
    for (String part : new String[] {"quickstart", "venue"}) {
      try (Stream<Path> files = Files.list(Path.of(SOURCES + part))) {
        for (Path file : files.toList()) {
          assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThan(80);
        }
      }
    }
    assertThat(Files.readAllLines(Path.of(SOURCES + "quickstart/Quickstart.java")))
        .hasSizeLessThan(60);
  }
}
