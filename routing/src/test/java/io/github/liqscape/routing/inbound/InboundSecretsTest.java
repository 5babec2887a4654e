// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.inbound;

import static io.github.liqscape.routing.inbound.DeskFixture.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.routing.channel.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboundSecretsTest {

  @TempDir private Path directory;

  @Test
  void no_secret_is_in_the_journal_an_answer_a_log_or_a_text() throws IOException {
    List<String> said = new ArrayList<>();
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream watch = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(watch);
    System.setErr(watch);
    try (DeskFixture at = new DeskFixture(directory)) {
      String secret = DeskFixture.SECRET;
      for (String body :
          List.of(
              alert(""), alert(",\"id\":\"" + secret + "\""), alert("").substring(5),
              alert(",\"alertTimestamp\":\"" + secret + "\""),
              alert("").replace("BINANCE:BTCUSDT.P", secret),
              alert("").replace("\"buy\"", "\"" + secret + "\""),
              alert("").replace("67840.5", "\"" + secret + "\""),
              alert("").replace("\"240\"", "\"" + secret + "\""),
              alert(",\"confidence\":\"" + secret + "\""),
              "{\"secret\":\"" + secret)) {
        said.add(at.post(body).toString());
        said.add(at.post("/hook/" + DeskFixture.TOKEN, body, Map.of()).toString());
        said.add(
            at.post(
                    "/hook/" + DeskFixture.TOKEN, body,
                    Map.of(
                        "X-Signature-256",
                        Proof.signature(
                            Secret.of(DeskFixture.KEY), body.getBytes(StandardCharsets.UTF_8))))
                .toString());
      }
      at.disk.broken = true;
      said.add(at.post(alert(",\"id\":99")).toString());
      at.disk.broken = false;
      said.add(at.desk.counts().toString());
      at.signals.forEach(signal -> said.add(signal.toString()));
      said.add(
          new InboundRequest(
                  "/hook/" + DeskFixture.TOKEN, "127.0.0.1", Map.of("a", secret),
                  secret.getBytes(StandardCharsets.UTF_8))
              .toString());
      assertThat(at.signals).isNotEmpty();
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    said.add(printed.toString(StandardCharsets.UTF_8));
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        said.add(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    assertThat(said).hasSizeGreaterThan(30);
    for (String text : said) {
      assertThat(text)
          .doesNotContain(DeskFixture.SECRET)
          .doesNotContain(DeskFixture.TOKEN)
          .doesNotContain(DeskFixture.KEY);
    }
  }
}
