// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.spi.AdapterConfig;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.Answer;
import io.github.liqscape.spi.Capability;
import io.github.liqscape.spi.Endpoint;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.VenueFailure;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * The servers, the clock and the adapter of one contract test, and what must hold after every one
 * of them.
 */
abstract class ContractFixture {

  static final Instant START = Instant.parse("2026-10-10T00:00:30Z");

  /** What a client that signs sends. The handshake's own Sec-WebSocket-Key is no secret. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(api[-_]?key|signature|secret|passphrase|authorization|access[-_]?token|cookie)"
              + ".*|x-bapi-.*|x-mbx-.*|sign|.*access-(key|sign).*");

  private @Nullable ExchangeAdapter adapter;
  private @Nullable ScriptedHttp openHttp;
  private @Nullable ScriptedSockets openSockets;
  private @Nullable ManualScheduler openClock;
  private @Nullable ScriptedMarket openMarket;
  private @Nullable VenueScript openScript;

  /** The venue that the adapter under test speaks to. */
  protected abstract VenueScript script();

  @BeforeEach
  void startVenue() {
    VenueScript venue = script();
    ManualScheduler clock = new ManualScheduler(START);
    ScriptedMarket market = new ScriptedMarket(venue.instrument(), clock);
    ScriptedHttp http = ScriptedHttp.start();
    http.answer(request -> venue.answer(request, market));
    ScriptedSockets sockets = ScriptedSockets.start();
    sockets.onMessage((socket, message) -> venue.replies(message).forEach(socket::send));
    openScript = venue;
    openClock = clock;
    openMarket = market;
    openHttp = http;
    openSockets = sockets;
    adapter = open(venue.market());
  }

  @AfterEach
  void nothingSecretWasSentAndStopVenue() {
    adapter().close();
    http().close();
    sockets().close();
    for (ScriptedHttp.Request request : http().requests()) {
      assertThat(request.method()).isEqualTo("GET");
      assertThat(request.headers().keySet()).noneMatch(ContractFixture::secret);
      String query = Objects.requireNonNullElse(request.uri().getRawQuery(), "");
      for (String pair : query.split("&", -1)) {
        assertThat(secret(pair.replaceFirst("=.*", ""))).as(request.uri().toString()).isFalse();
      }
    }
    for (ScriptedSockets.Handshake handshake : sockets().handshakes()) {
      assertThat(handshake.headers().keySet()).noneMatch(ContractFixture::secret);
      assertThat(secret(handshake.resource())).as(handshake.resource()).isFalse();
    }
    for (ScriptedSocket socket : sockets().connections()) {
      assertThat(socket.messages()).noneMatch(ContractFixture::secret);
    }
  }

  private static boolean secret(String text) {
    return SECRET.matcher(text).matches();
  }

  // ---- the parts ------------------------------------------------------------------------------

  final VenueScript venue() {
    return Objects.requireNonNull(openScript);
  }

  final ManualScheduler clock() {
    return Objects.requireNonNull(openClock);
  }

  final ScriptedMarket market() {
    return Objects.requireNonNull(openMarket);
  }

  final ScriptedHttp http() {
    return Objects.requireNonNull(openHttp);
  }

  final ScriptedSockets sockets() {
    return Objects.requireNonNull(openSockets);
  }

  final ExchangeAdapter adapter() {
    return Objects.requireNonNull(adapter);
  }

  final Instrument instrument() {
    return venue().instrument();
  }

  final Set<Capability> capabilities() {
    return venue().provider().capabilities(venue().market());
  }

  /** Opens a market of the provider, pointed at the servers here. */
  final ExchangeAdapter open(String market) {
    AdapterConfig config =
        AdapterConfig.builder(market)
            .endpoint(Endpoint.REST, http().uri())
            .endpoint(Endpoint.STREAM, sockets().uri())
            .build();
    return venue().provider().open(config, AdapterContext.of(clock(), 42));
  }

  /** Asks, and turns the clock whenever the question waits for it. */
  final <T> Answer<T> ask(Callable<Answer<T>> question) {
    return clock().turningFor(question);
  }

  /** Asks, and expects that there is no answer. */
  final <T> VenueFailure failure(Callable<Answer<T>> question) {
    return switch (ask(question)) {
      case Answer.Failed<T> f -> f.failure();
      case Answer.Value<T> v -> throw new AssertionError("was answered: " + v.value());
    };
  }

  /** The answers of the script with another one in place of some. */
  final void answerAll(ScriptedHttp.Reply reply) {
    http().answer(request -> reply);
  }

  final void answerAsUsual() {
    http().answer(request -> venue().answer(request, market()));
  }

  final Map<String, Long> requestsByPath() {
    return http().requests().stream()
        .collect(Collectors.groupingBy(ScriptedHttp.Request::path, Collectors.counting()));
  }
}
