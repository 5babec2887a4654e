// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.terminal;

import static io.github.liqscape.examples.web.PageGuard.guarded;
import static io.github.liqscape.examples.web.PageGuard.query;
import static io.github.liqscape.examples.web.PageGuard.refuse;
import static io.github.liqscape.examples.web.PageGuard.reply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.liqscape.examples.web.PageFile;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.liquidation.ForcedBand;
import io.github.liqscape.liquidation.LiquidationProfile;
import io.github.liqscape.routing.channel.inbox.Inbox;
import io.github.liqscape.routing.channel.inbox.InboxServer;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The page and what it asks for. Answers this machine only, and no page of another site that uses the
 * user's browser to get in.
 *
 * <ul>
 *   <li>{@code GET /}: the page, and its files beside it.
 *   <li>{@code GET /api/screen}: the newest screen as JSON; {@code /api/heatmap}: its heatmap.
 *   <li>{@code GET /api/stream}: Server-Sent Events, {@code tick} with the small numbers and the version
 *       of the newest screen.
 *   <li>{@code GET /api/band?low=&high=}: what would be forced in a price range.
 *   <li>{@code GET /api/review}: findings and gate of the paper account.
 *   <li>{@code POST /api/pace}: {@code {"speed": 300}}, {@code {"speed": "max"}} or {@code {"step": 1}}
 *       bars.
 *   <li>{@code /inbox/you}: as {@link InboxServer} says.
 *   <li>{@code /push/}: where a browser switches notifications on, if there are any.
 * </ul>
 *
 * <p>Threading: thread-safe; each request has a virtual thread.
 */
final class TerminalServer implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST_BODY = 1_024;
  private static final int MOST_STEPS = 10_000;

  private final HttpServer server;
  private final ExecutorService threads;

  /**
   * What the server shows and turns.
   *
   * @param pace of a replay; null for a live market, which goes at its own
   * @param barNanos a step of the replay
   */
  record Parts(
      Screens screens, @Nullable Pace pace, long barNanos, ReviewPanel review,
      Map<String, Inbox> inboxes, InstantSource clock, @Nullable PushDesk push) {}

  private final Parts parts;
  private final PageFiles files = new PageFiles();

  private TerminalServer(HttpServer server, ExecutorService threads, Parts parts) {
    this.server = server;
    this.threads = threads;
    this.parts = parts;
  }

  static TerminalServer start(InetSocketAddress address, Parts parts) throws IOException {
    HttpServer http = HttpServer.create(address, 0);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    TerminalServer server = new TerminalServer(http, threads, parts);
    http.createContext("/", guarded(server::route));
    http.createContext(
        "/inbox/", guarded(InboxServer.of(parts.inboxes()).clock(parts.clock()).handler()));
    PushDesk push = parts.push();
    if (push != null) {
      http.createContext("/push/", guarded(push.page(parts.clock())));
    }
    http.setExecutor(threads);
    http.start();
    return server;
  }

  URI uri() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
  }

  private void route(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    boolean post = path.equals("/api/pace");
    if (!method.equals(post ? "POST" : "GET")) {
      exchange.getResponseHeaders().set("Allow", post ? "POST" : "GET");
      refuse(exchange, 405, "no such method here");
      return;
    }
    switch (path) {
      case "/api/screen" -> screen(exchange, false);
      case "/api/heatmap" -> screen(exchange, true);
      case "/api/stream" -> TerminalStream.run(exchange, parts.screens());
      case "/api/band" -> band(exchange);
      case "/api/review" ->
          reply(exchange, 200, "application/json", parts.review().json(System.nanoTime()));
      case "/api/pace" -> pace(exchange);
      default -> {
        Optional<PageFile> file = files.at(path);
        if (file.isPresent()) {
          reply(exchange, 200, file.get().type(), file.get().bytes());
        } else {
          refuse(exchange, 404, "nothing is here");
        }
      }
    }
  }

  private void screen(HttpExchange exchange, boolean heatmap) throws IOException {
    Screen screen = parts.screens().newest();
    if (screen == null) {
      refuse(exchange, 503, "not drawn yet");
    } else {
      exchange.getResponseHeaders().set("ETag", "\"" + screen.version + "\"");
      reply(
          exchange, 200, heatmap ? "application/octet-stream" : "application/json",
          heatmap ? screen.heatmap : screen.json);
    }
  }

  private void band(HttpExchange exchange) throws IOException {
    Map<String, String> asked = query(exchange.getRequestURI().getRawQuery());
    double low = decimal(asked.get("low"));
    double high = decimal(asked.get("high"));
    if (!(low > 0 && high > low && high < 1e15)) {
      refuse(exchange, 400, "low and high must satisfy 0 < low < high");
      return;
    }
    Screen screen = parts.screens().newest();
    LiquidationProfile profile = screen == null ? null : screen.profile;
    StringWriter text = new StringWriter();
    try (var out = JSON.createGenerator(text)) {
      out.writeStartObject();
      for (PositionSide side : PositionSide.values()) {
        Optional<ForcedBand> band =
            profile == null ? Optional.empty() : profile.band(side, low, high);
        if (band.isPresent()) {
          out.writeObjectFieldStart(side.name());
          ScreenJson.band(out, band.get());
          out.writeEndObject();
        } else {
          out.writeNullField(side.name());
        }
      }
      out.writeEndObject();
    }
    reply(exchange, 200, "application/json", text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void pace(HttpExchange exchange) throws IOException {
    Pace pace = parts.pace();
    if (pace == null) {
      refuse(exchange, 409, "a live market goes at its own pace");
      return;
    }
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type == null || !type.startsWith("application/json")) {
      // A form of another site could send anything else without being asked first.
      refuse(exchange, 415, "JSON is needed");
      return;
    }
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      refuse(exchange, 413, "too long");
      return;
    }
    try {
      turn(pace, JSON.readTree(body));
      reply(exchange, 200, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException e) {
      refuse(
          exchange, 400,
          "speed must be in [0, " + Pace.FASTEST + "] or \"max\", or step in [1, " + MOST_STEPS
              + "]");
    }
  }

  private void turn(Pace pace, @Nullable JsonNode said) {
    JsonNode speed = said == null ? JSON.nullNode() : said.path("speed");
    JsonNode step = said == null ? JSON.nullNode() : said.path("step");
    long now = System.nanoTime();
    if (speed.isNumber()) {
      pace.speed(speed.doubleValue(), now);
    } else if (speed.asText().equals("max")) {
      pace.speed(Pace.UNBOUNDED, now);
    } else if (step.isInt() && step.intValue() >= 1 && step.intValue() <= MOST_STEPS) {
      pace.step(step.intValue() * parts.barNanos(), now);
    } else {
      throw new IllegalArgumentException("neither speed nor step");
    }
  }

  private static double decimal(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,15}(\\.[0-9]{1,15})?")
        ? Double.parseDouble(text)
        : Double.NaN;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
