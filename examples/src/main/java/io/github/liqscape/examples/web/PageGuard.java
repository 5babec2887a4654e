// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.liqscape.routing.channel.LocalPages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before a page on this machine: answers nobody else, no page of another site that uses the
 * user's browser to get in, and tells nobody a stack trace.
 *
 * <p>Threading: thread-safe.
 */
public final class PageGuard {

  private static final Logger LOG = LoggerFactory.getLogger(PageGuard.class);

  private PageGuard() {}

  /** The same handler behind the guard; every answer has the headers that keep other sites out. */
  public static HttpHandler guarded(HttpHandler inner) {
    return exchange -> {
      try (exchange) {
        var headers = exchange.getResponseHeaders();
        headers.set(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                + " connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
        if (LocalPages.foreign(exchange, true)) {
          refuse(exchange, 403, "asked from another site");
        } else {
          inner.handle(exchange);
        }
      } catch (RuntimeException e) {
        LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
        if (exchange.getResponseCode() < 0) {
          refuse(exchange, 500, "this could not be answered; the log says why");
        }
      }
    };
  }

  /** Says no, in one line of plain text. */
  public static void refuse(HttpExchange exchange, int status, String why) throws IOException {
    reply(exchange, status, "text/plain; charset=utf-8", why.getBytes(StandardCharsets.UTF_8));
  }

  /** Answers with a whole body. */
  public static void reply(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  /** The pairs of a query as they stand there, undecoded; of a name given twice the last one. */
  public static Map<String, String> query(@Nullable String raw) {
    Map<String, String> all = new HashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        all.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return all;
  }
}
