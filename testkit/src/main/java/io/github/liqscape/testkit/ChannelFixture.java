// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.Venue;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertIntent;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.alert.Conviction;
import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.channel.ChannelContext;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.EgressPolicy;
import io.github.liqscape.routing.channel.JdkHttpSender;
import io.github.liqscape.setup.Decision;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Receiver, channel and captured output of one contract test. */
abstract class ChannelFixture {

  static final long NOW = Instant.parse("2026-11-23T04:00:00Z").getEpochSecond() * 1_000_000_000L;
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /** One for all tests: a client takes longer to make than most of them. */
  private static final JdkHttpSender SENDER = JdkHttpSender.create();

  @TempDir @Nullable Path directory;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final List<String> said = new ArrayList<>();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private @Nullable ScriptedReceiver openReceiver;
  private @Nullable DeliveryChannel openChannel;

  /** The channel under test, see {@link DeliveryChannelContract#open}. */
  protected abstract DeliveryChannel open(URI receiver, ChannelContext context);

  /** Texts that must never be shown, see {@link DeliveryChannelContract#secrets}. */
  protected abstract List<String> secrets();

  @BeforeEach
  void openChannel() {
    PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(capture);
    System.setErr(capture);
    ScriptedReceiver receiver = ScriptedReceiver.start();
    openReceiver = receiver;
    openChannel = open(receiver.uri(), context(EgressPolicy.standard()));
  }

  @AfterEach
  void nothingSecretWasSaidAndClose() {
    try {
      channel().close();
    } finally {
      receiver().close();
      System.setOut(out);
      System.setErr(err);
    }
    said.add(channel().toString());
    String all = String.join("\n", said) + printed.toString(StandardCharsets.UTF_8);
    assertThat(secrets()).as("secrets of the contract").isNotEmpty();
    for (String secret : secrets()) {
      assertThat(all).as("outcomes, prints and logs").doesNotContain(secret);
    }
  }

  final ChannelContext context(EgressPolicy egress) {
    return new ChannelContext(egress, SENDER, Objects.requireNonNull(directory));
  }

  final DeliveryChannel channel() {
    return Objects.requireNonNull(openChannel);
  }

  final ScriptedReceiver receiver() {
    return Objects.requireNonNull(openReceiver);
  }

  final DeliveryOutcome deliver(Delivery delivery) {
    return deliver(channel(), delivery);
  }

  final DeliveryOutcome deliver(DeliveryChannel to, Delivery delivery) {
    DeliveryOutcome outcome = to.deliver(delivery);
    said.add(String.valueOf(outcome));
    return outcome;
  }

  static Delivery message(Decision verdict, int attempt, long atNanos, Duration timeout) {
    Alert alert =
        Alert.setup(
                AlertTier.AUTOMATION_CANDIDATE,
                Venue.BINANCE,
                "BTCUSDT",
                Optional.empty(),
                "breakout")
            .timeframe(Timeframe.H4)
            .verdict(verdict)
            .intent(AlertIntent.OPEN)
            .conviction(new Conviction.Calibrated(0.6, 0.1))
            .price(67_840, 500)
            .text("A breakout", "Price closed above the range.")
            .createdAt(NOW);
    return new Delivery(
        "dlv_CONTRACT00000000000000000",
        alert.dedupeKey(),
        ReasonCode.FIRST,
        alert.tier(),
        List.of(alert),
        List.of(),
        0,
        0,
        attempt,
        atNanos,
        alert.expiresAtNanos(),
        timeout);
  }

  static Delivery message() {
    return message(Decision.BUY, 1, NOW, PATIENCE);
  }
}
