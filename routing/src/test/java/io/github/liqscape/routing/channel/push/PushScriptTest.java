// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zerodeplibs.webpush.MessageEncryptions;
import com.zerodeplibs.webpush.PushMessage;
import com.zerodeplibs.webpush.UserAgentMessageEncryptionKeyInfo;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service worker's script, and what a browser does before it calls it, run by Node. */
@Timeout(60)
final class PushScriptTest {

  @TempDir Path directory;

  private static Optional<String> node() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .map(p -> Path.of(p, "node"))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = PushChannel.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /** What the script says after the service worker's script was loaded as {@code sw}. */
  private String run(String script) throws IOException, InterruptedException {
    Optional<String> node = node();
    assumeTrue(node.isPresent(), "no 'node' on the PATH: the service worker's script is not run");
    Path worker = directory.resolve("sw.js");
    Files.writeString(worker, resource("liqscape-push-sw.js"));
    Files.writeString(directory.resolve("test.js"), "const sw = require('./sw.js');\n" + script);
    Process process =
        new ProcessBuilder(node.orElseThrow(), directory.resolve("test.js").toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.strip();
  }

  private String decrypt(byte[] body) throws IOException, InterruptedException {
    byte[] point = Rfc8291.bytes(Rfc8291.RECEIVER_PUBLIC);
    String x = base64(Arrays.copyOfRange(point, 1, 33));
    String y = base64(Arrays.copyOfRange(point, 33, 65));
    return run(
        """
        const b = (s) => new Uint8Array(Buffer.from(s, 'base64url'));
        const keys = {
          jwk: { kty: 'EC', crv: 'P-256', x: '%s', y: '%s', d: '%s' },
          point: b('%s'), auth: b('%s'),
        };
        sw.decryptPush(b('%s'), keys, require('crypto').webcrypto)
          .then((p) => console.log(Buffer.from(p).toString('utf8')));
        """
            .formatted(
                x,
                y,
                Rfc8291.RECEIVER_PRIVATE,
                Rfc8291.RECEIVER_PUBLIC,
                Rfc8291.AUTH,
                base64(body)));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Test
  void it_reads_the_example_of_the_rfc() throws Exception {
    byte[] body =
        PushEncryption.encrypt(
            Rfc8291.receiver(),
            Rfc8291.bytes(Rfc8291.PLAINTEXT),
            Rfc8291.sender(),
            Rfc8291.bytes(Rfc8291.SALT));
    assertThat(decrypt(body)).isEqualTo("When I grow up, I want to be a watermelon");
  }

  @Test
  void it_reads_what_the_other_implementation_encrypts_and_so_do_we() throws Exception {
    byte[] body =
        MessageEncryptions.of()
            .encrypt(
                UserAgentMessageEncryptionKeyInfo.of(Rfc8291.RECEIVER_PUBLIC, Rfc8291.AUTH),
                PushMessage.ofUTF8("from elsewhere"))
            .toBytes();
    assertThat(PushDecryption.decrypt(body)).asString(UTF_8).isEqualTo("from elsewhere");
    assertThat(decrypt(body)).isEqualTo("from elsewhere");
  }

  @Test
  void it_shows_a_message_and_not_what_is_over_or_none_of_ours() throws Exception {
    assertThat(
            run(
                """
                const m = { title: 't', body: 'b', tag: 'g', id: 'i', tier: 'X', urgent: true,
                  expiresAt: 1000 };
                const s = sw.readPush(JSON.stringify(m), 999);
                console.log(s.title, s.options.body, s.options.tag, s.options.requireInteraction);
                console.log(sw.readPush(JSON.stringify(m), 1000));
                console.log(sw.readPush('no json', 0), sw.readPush('{}', 0), sw.readPush('null', 0));
                """))
        .isEqualTo("t b g true\nnull\nnull null null");
  }

  @Test
  void the_page_names_its_scripts_and_loads_nothing_from_elsewhere() throws IOException {
    String page = resource("liqscape-push.html");
    assertThat(page).contains("src=\"liqscape-push.js\"").doesNotContain("http://", "https://");
    assertThat(resource("liqscape-push.js")).contains("liqscape-push-sw.js");
  }
}
