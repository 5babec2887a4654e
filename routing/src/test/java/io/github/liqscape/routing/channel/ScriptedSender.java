// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers in turn, the last for ever, and keeps what was sent. */
public final class ScriptedSender implements HttpSender {

  private final Deque<Response> answers = new ArrayDeque<>();
  private final List<Request> requests = new ArrayList<>();
  private @Nullable IOException fault;

  public static Response answer(int status, Map<String, String> headers, String body) {
    return new Response(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  public static ScriptedSender answering(int status) {
    return new ScriptedSender().then(status, Map.of(), "");
  }

  public static ScriptedSender failing(IOException fault) {
    ScriptedSender sender = new ScriptedSender();
    sender.fault = fault;
    return sender;
  }

  public ScriptedSender then(int status, Map<String, String> headers, String body) {
    answers.add(answer(status, headers, body));
    return this;
  }

  @Override
  public Response send(Request request) throws IOException {
    requests.add(request);
    if (fault != null) {
      throw fault;
    }
    return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
  }

  public List<Request> requests() {
    return requests;
  }

  public Request last() {
    return requests.getLast();
  }
}
