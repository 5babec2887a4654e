// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The Chrome DevTools protocol over one WebSocket: commands with answers, and events, all of which
 * are kept so that none comes before somebody waits for it.
 */
public final class DevTools implements WebSocket.Listener, AutoCloseable {

  private static final long SECONDS = 30;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private final List<JsonNode> events = new ArrayList<>();
  private final StringBuilder message = new StringBuilder();
  private final WebSocket socket;
  private int last;

  /** Connects to a browser. */
  public DevTools(URI at) {
    socket = client.newWebSocketBuilder().buildAsync(at, this).join();
  }

  /** A command to the browser, or to a page or worker by its session. */
  public JsonNode ask(String session, String method, Map<String, ?> parameters) throws Exception {
    int id = ++last;
    ObjectNode command = JSON.createObjectNode();
    command.put("id", id).put("method", method).set("params", JSON.valueToTree(parameters));
    if (!session.isEmpty()) {
      command.put("sessionId", session);
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    socket.sendText(command.toString(), true).join();
    JsonNode said = answer.get(SECONDS, TimeUnit.SECONDS);
    if (said.has("error")) {
      throw new IOException(method + ": " + said.path("error"));
    }
    return said.path("result");
  }

  /** The value of an expression, after its promise is kept. */
  public JsonNode evaluate(String session, String script) throws Exception {
    JsonNode said =
        ask(
            session, "Runtime.evaluate",
            Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
    if (said.has("exceptionDetails")) {
      throw new IOException(script + ": " + said.path("exceptionDetails"));
    }
    return said.path("result").path("value");
  }

  /** A session with a page or worker. */
  public String attach(String target) throws Exception {
    return ask("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
        .path("sessionId")
        .asText();
  }

  /** Opens a page in a tab of its own and returns its session once it is loaded. */
  public String visit(String url) throws Exception {
    String session =
        attach(
            ask("", "Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asText());
    ask(session, "Page.enable", Map.of());
    ask(session, "Page.setLifecycleEventsEnabled", Map.of("enabled", true));
    ask(session, "Runtime.enable", Map.of());
    ask(session, "Log.enable", Map.of());
    String loader = ask(session, "Page.navigate", Map.of("url", url)).path("loaderId").asText();
    await(
        "Page.lifecycleEvent",
        p ->
            p.path("loaderId").asText().equals(loader) && p.path("name").asText().equals("load"));
    return session;
  }

  /** What went wrong in a page so far: exceptions, and what the browser itself reported. */
  public List<JsonNode> complaints(String session) {
    lock.lock();
    try {
      return events.stream()
          .filter(e -> e.path("sessionId").asText().equals(session))
          .filter(
              e ->
                  e.path("method").asText().equals("Runtime.exceptionThrown")
                      || (e.path("method").asText().equals("Log.entryAdded")
                          && e.path("params").path("entry").path("level").asText().equals("error")))
          .toList();
    } finally {
      lock.unlock();
    }
  }

  /** Parameters of the first event of a method that passes, come or to come. */
  public JsonNode await(String method, Predicate<JsonNode> passes) throws Exception {
    long left = TimeUnit.SECONDS.toNanos(SECONDS);
    lock.lock();
    try {
      for (int next = 0; ; next++) {
        while (next == events.size()) {
          if (left <= 0) {
            throw new TimeoutException("no such " + method + " among " + events);
          }
          left = more.awaitNanos(left);
        }
        JsonNode event = events.get(next);
        if (event.path("method").asText().equals(method) && passes.test(event.path("params"))) {
          return event.path("params");
        }
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean end) {
    message.append(part);
    if (end) {
      take(message.toString());
      message.setLength(0);
    }
    from.request(1);
    return null;
  }

  private void take(String text) {
    JsonNode said;
    try {
      said = JSON.readTree(text);
    } catch (IOException e) {
      return; // whoever waits for it will say that it did not come
    }
    if (said.has("id")) {
      CompletableFuture<JsonNode> answer = answers.remove(said.path("id").asInt());
      if (answer != null) {
        answer.complete(said);
      }
      return;
    }
    lock.lock();
    try {
      events.add(said);
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
  }
}
