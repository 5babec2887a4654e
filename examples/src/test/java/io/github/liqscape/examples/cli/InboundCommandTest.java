// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class InboundCommandTest {

  private static final String SECRET = "abcdefghijklmnopqrstuvwx";

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  private Path folder;

  /** Puts each line into a queue. */
  private static final class Lines extends Writer {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final StringBuilder line = new StringBuilder();

    @Override
    public void write(char[] text, int from, int length) {
      for (int i = from; i < from + length; i++) {
        if (text[i] == '\n') {
          lines.add(line.toString().strip());
          line.setLength(0);
        } else {
          line.append(text[i]);
        }
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private static int post(String url, String body) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    connection.setDoOutput(true);
    connection
        .getOutputStream()
        .write(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    return connection.getResponseCode();
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void an_accepted_alert_is_shown_and_a_wrong_secret_is_not() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), SECRET + "\n");
    Lines err = new Lines();
    StringWriter out = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    CompletableFuture<Integer> exit =
        CompletableFuture.supplyAsync(
            () ->
                line.execute(
                    "inbound", "--port", "0", "--source", "tv:/tv", "--secret",
                    "tv=file:" + secret, "--journal", folder.resolve("journal").toString(),
                    "--count", "1", "--json"));
    String said = err.lines.take();
    assertThat(said).startsWith("listening for tv on http://127.0.0.1:").endsWith("/tv");
    String url = said.substring(said.indexOf("http"));
    String alert = "'symbol':'BINANCE:BTCUSDT.P','action':'sell','price':60000,'timeframe':'60'}";
    assertThat(post(url, "{'secret':'wrong'," + alert)).isEqualTo(401);
    assertThat(post(url, "{'secret':'" + SECRET + "'," + alert)).isEqualTo(202);
    assertThat(exit.get()).isZero();
    JsonNode signal = new JsonMapper().readTree(out.toString());
    assertThat(signal.get("source").textValue()).isEqualTo("tv");
    assertThat(signal.get("action").textValue()).isEqualTo("SELL");
    assertThat(signal.get("instrument").textValue()).contains("BTCUSDT");
    assertThat(signal.get("timeframe").textValue()).isEqualTo("1h");
    assertThat(err.lines.take()).contains("1 signals", "202=1", "401=1");
    assertThat(out.toString() + said).doesNotContain(SECRET);
  }

  @Test
  void wrong_usage_is_one_sentence_without_a_secret() {
    refused("--source must be NAME:/PATH", "--source", "tv");
    refused("does not belong on a command line", "--source", "tv:/tv", "--secret", "tv=" + SECRET);
    refused(
        "environment variable LIQSCAPE_INBOUND_SECRET, which is not set", "--source", "tv:/tv");
    refused(
        "the secret of tv cannot be read", "--source", "tv:/tv", "--secret",
        "tv=file:" + folder.resolve("none"));
    refused("--port must be in [0, 65535]", "--source", "tv:/tv", "--port", "70000");
  }

  @Test
  void a_weak_secret_is_refused_by_its_length() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "tooShort");
    CommandRun run =
        CommandRun.of(
            "inbound", "--port", "0", "--source", "tv:/tv", "--secret", "tv=file:" + secret);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("at least 128 bits").doesNotContain("tooShort");
  }

  private static void refused(String part, String... arguments) {
    List<String> all = new ArrayList<>(List.of("inbound"));
    all.addAll(List.of(arguments));
    if (!all.contains("--port")) {
      all.addAll(List.of("--port", "0"));
    }
    CommandRun run = CommandRun.of(all.toArray(String[]::new));
    assertThat(run.exit()).as(String.join(" ", arguments)).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("liqscape: ").contains(part).doesNotContain(SECRET);
  }
}
