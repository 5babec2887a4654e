// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import static io.github.liqscape.routing.channel.Messages.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.channel.push.PushChannel;
import io.github.liqscape.routing.channel.push.PushSubscription;
import io.github.liqscape.routing.channel.push.VapidKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/**
 * No log line, exception, outcome or print ever holds a secret, whatever the world answers and
 * however careless the transport is with its messages (section N of the routing vectors).
 */
final class SecretsProperties {

  private static final DeliveryChannels CHANNELS = DeliveryChannels.installed();
  private static final VapidKeys KEYS = VapidKeys.generate();
  private static final List<Integer> STATUSES = List.of(200, 302, 401, 404, 422, 429, 503);

  /** Tells everything it was asked to send, in every place it has. */
  private static HttpSender blabbing(int how, List<String> sent) {
    return request -> {
      String all =
          request.url()
              + " "
              + request.headers()
              + new String(request.body(), StandardCharsets.UTF_8);
      sent.add(all);
      if (how >= STATUSES.size()) {
        throw how % 2 == 0 ? new HttpSender.NoAnswerException(all) : new IOException(all);
      }
      return new HttpSender.Response(
          STATUSES.get(how),
          Map.of("retry-after", all, "location", all),
          all.getBytes(StandardCharsets.UTF_8));
    };
  }

  private static List<ChannelConfig> configs(String secret) {
    String key =
        Base64.getEncoder()
            .encodeToString((secret + "0123456789").getBytes(StandardCharsets.UTF_8));
    return List.of(
        ChannelConfig.of("webhook")
            .with("url", "https://h.example.com/a/" + secret + "?k=" + secret)
            .with("secret", "whsec_" + key),
        ChannelConfig.of("discord").with("url", "https://discord.com/api/webhooks/1/" + secret),
        ChannelConfig.of("slack").with("url", "https://hooks.slack.com/services/T/B/" + secret),
        ChannelConfig.of("telegram").with("token", "123:" + secret).with("chat", "1"),
        ChannelConfig.of("email")
            .with("host", "127.0.0.1")
            .with("port", "1")
            .with("security", "none")
            .with("user", secret)
            .with("password", secret)
            .with("from", "a@example.com")
            .with("to", "b@example.com"));
  }

  private static String traced(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  private static String printed(Supplier<String> work) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream capture = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    try {
      System.setOut(capture);
      System.setErr(capture);
      return work.get() + bytes.toString(StandardCharsets.UTF_8);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private static String said(ChannelConfig config, ChannelContext context) {
    StringBuilder said = new StringBuilder(config.toString());
    try (DeliveryChannel channel = CHANNELS.open(config.target(), config, context)) {
      Delivery delivery = Messages.of(Messages.setup(AlertTier.ACTIONABLE_SETUP).createdAt(NOW));
      said.append(channel).append(channel.rateBucket()).append(channel.target());
      said.append(channel.deliver(delivery));
    }
    return said.toString();
  }

  @Property(tries = 25)
  void no_outcome_print_or_log_holds_one(
      @ForAll @AlphaChars @StringLength(min = 24, max = 40) String secret,
      @ForAll @IntRange(max = 9) int how) {
    for (ChannelConfig config : configs(secret)) {
      List<String> sent = new ArrayList<>();
      ChannelContext context = Messages.context(blabbing(how, sent), Path.of("unused"));
      assertThat(printed(() -> said(config, context))).as(config.target()).doesNotContain(secret);
      assertThat(sent).allSatisfy(s -> assertThat(s).doesNotContain("0123456789="));
    }
  }

  @Property(tries = 25)
  void no_refused_configuration_shows_one(
      @ForAll @AlphaChars @StringLength(min = 12, max = 40) String secret,
      @ForAll @IntRange(max = 3) int how) {
    String wrong =
        switch (how) {
          case 0 -> secret + " ";
          case 1 -> "http:\\" + secret;
          case 2 -> secret + "\u0000\n" + secret;
          default -> "whsec_" + secret + "!";
        };
    ChannelContext context = Messages.context(ScriptedSender.answering(200), Path.of("unused"));
    for (ChannelConfig config : configs("a".repeat(24))) {
      DeliveryChannelProvider provider = CHANNELS.provider(config.target());
      for (String option : provider.options()) {
        Throwable failure =
            catchThrowable(() -> provider.open(config.with(option, wrong), context).close());
        if (failure != null) {
          assertThat(traced(failure)).as(config.target() + " " + option).doesNotContain(secret);
        }
      }
    }
  }

  @Property(tries = 10)
  void no_push_outcome_holds_an_endpoint_or_a_key(
      @ForAll @AlphaChars @StringLength(min = 12, max = 40) String secret,
      @ForAll @IntRange(max = 9) int how)
      throws IOException {
    Path directory = Files.createTempDirectory("push");
    ChannelContext context = Messages.context(blabbing(how, new ArrayList<>()), directory);
    ChannelConfig config =
        ChannelConfig.of("push")
            .with("publicKey", KEYS.publicKey())
            .with("privateKey", KEYS.privateKey().reveal())
            .with("subject", "mailto:ops@example.com");
    try (PushChannel channel = (PushChannel) CHANNELS.open("push", config, context)) {
      channel
          .subscriptions()
          .add(
              PushSubscription.of(
                  "https://p.example.net/" + secret, KEYS.publicKey(), "BTBZMqHH6r4Tts7J_aSIgg"),
              NOW);
      Delivery delivery = Messages.of(Messages.zone(AlertTier.ACTIVE_RISK).createdAt(NOW));
      assertThat(printed(() -> channel + " " + channel.deliver(delivery)))
          .doesNotContain(secret, KEYS.privateKey().reveal(), "BTBZMqHH6r4Tts7J_aSIgg");
    } finally {
      try (Stream<Path> files = Files.walk(directory)) {
        files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
      }
    }
  }
}
