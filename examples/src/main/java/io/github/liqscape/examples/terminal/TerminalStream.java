// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.terminal;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A stream of ticks to one page, until either end closes it. */
final class TerminalStream {

  private static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(15);

  /** So often at most, whatever the replay does. */
  private static final long SHORTEST_MILLIS = 50;

  private TerminalStream() {}

  static void run(HttpExchange exchange, Screens screens) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    write(out, "retry: 1000\n\n");
    try {
      long seen = -1;
      while (true) {
        Screens.News news = screens.after(seen, HEARTBEAT_NANOS);
        if (news == null) {
          return;
        }
        if (news.count() == seen) {
          write(out, ": heartbeat\n\n");
          continue;
        }
        seen = news.count();
        write(
            out, "event: tick\ndata: {\"screen\":" + news.screen() + ",\"tick\":" + news.tick()
                + "}\n\n");
        Thread.sleep(SHORTEST_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
