// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.inbox;

import com.sun.net.httpserver.HttpExchange;
import io.github.liqscape.journal.JournalException;
import io.github.liqscape.routing.channel.LocalPages;
import io.github.liqscape.routing.channel.Secret;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the server answers. */
final class InboxRequests {

  private static final Pattern PATH =
      Pattern.compile("/inbox/([^/]+)(?:/(events)|/([0-9]{1,18})/(read|ack|snooze))?");
  private static final long LONGEST_SNOOZE_SECONDS = 366L * 86_400;

  private final Map<String, Inbox> inboxes;
  private final Optional<Secret> token;
  private final boolean loopback;
  private final Duration heartbeat;
  private final InstantSource clock;

  InboxRequests(
      Map<String, Inbox> inboxes,
      Optional<Secret> token,
      boolean loopback,
      Duration heartbeat,
      InstantSource clock) {
    this.inboxes = inboxes;
    this.token = token;
    this.loopback = loopback;
    this.heartbeat = heartbeat;
    this.clock = clock;
  }

  void answer(HttpExchange exchange) throws IOException {
    if (LocalPages.foreign(exchange, loopback)) {
      fault(exchange, 403, "asked from another site");
      return;
    }
    if (!authorized(exchange)) {
      fault(exchange, 401, "a token is needed");
      return;
    }
    Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
    Inbox inbox = path.matches() ? inboxes.get(path.group(1)) : null;
    if (inbox == null) {
      fault(exchange, 404, "no such inbox");
      return;
    }
    try {
      route(exchange, inbox, path);
    } catch (JournalException e) {
      fault(exchange, 503, "the inbox cannot be read or written");
    }
  }

  private void route(HttpExchange exchange, Inbox inbox, Matcher path) throws IOException {
    boolean post = exchange.getRequestMethod().equals("POST");
    if (post != (path.group(4) != null) || !(post || exchange.getRequestMethod().equals("GET"))) {
      fault(exchange, 405, "no such method here");
    } else if (post) {
      handle(exchange, inbox, Long.parseLong(path.group(3)), path.group(4));
    } else if (path.group(2) != null) {
      stream(exchange, inbox);
    } else {
      long since = number(parameter(exchange, "since")).orElse(0);
      reply(exchange, 200, ItemJson.of(inbox.since(since), inbox.lastSeq(), inbox.unread(now())));
    }
  }

  private void handle(HttpExchange exchange, Inbox inbox, long number, String verb)
      throws IOException {
    boolean there;
    switch (verb) {
      case "read" -> there = inbox.read(number, now());
      case "ack" -> there = inbox.ack(number, now());
      default -> {
        OptionalLong seconds = number(parameter(exchange, "seconds"));
        if (seconds.isEmpty() || seconds.getAsLong() > LONGEST_SNOOZE_SECONDS) {
          fault(exchange, 400, "seconds must be in [0, " + LONGEST_SNOOZE_SECONDS + "]");
          return;
        }
        there = inbox.snooze(number, now() + seconds.getAsLong() * 1_000_000_000L, now());
      }
    }
    if (there) {
      reply(exchange, 200, ItemJson.resync(inbox.lastSeq()));
    } else {
      fault(exchange, 404, "no such item");
    }
  }

  private void stream(HttpExchange exchange, Inbox inbox) throws IOException {
    String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
    long since = number(last == null ? parameter(exchange, "since") : last).orElse(0);
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, 0);
    EventStream stream = new EventStream(exchange.getResponseBody(), heartbeat);
    Inbox.Following following = inbox.follow(since, stream::offer);
    try {
      stream.run(following);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      following.stop().run();
    }
  }

  private boolean authorized(HttpExchange exchange) {
    if (token.isEmpty()) {
      return true;
    }
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    String given =
        header != null && header.startsWith("Bearer ")
            ? header.substring("Bearer ".length())
            : parameter(exchange, "token");
    return given != null
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8),
            token.get().reveal().getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable String parameter(HttpExchange exchange, String name) {
    String query = exchange.getRequestURI().getRawQuery();
    if (query != null) {
      for (String pair : query.split("&", -1)) {
        if (pair.startsWith(name + "=")) {
          return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
        }
      }
    }
    return null;
  }

  private static OptionalLong number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  private long now() {
    Instant now = clock.instant();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }

  private static void fault(HttpExchange exchange, int status, String text) throws IOException {
    reply(exchange, status, ItemJson.fault(text));
  }

  private static void reply(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
