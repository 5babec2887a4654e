package io.github.liqscape.routing;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.liqscape.routing.outbox.DeliveryEnd;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes on the real disk with a real webhook, killed at any moment. */
class RouterKillTest {

  private static final int KILLS = Boolean.getBoolean("liqscape.thorough") ? 200 : 2;

  @TempDir Path folder;

  /** How often the receiver saw each id; its effect happens at the first. */
  private final Map<String, Integer> received = new ConcurrentHashMap<>();

  private final Set<String> accepted = new HashSet<>();
  private final Random random = new Random(17);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/hook",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          String id = exchange.getRequestHeaders().getFirst("webhook-id");
          int times = received.merge(id, 1, Integer::sum);
          // Some answers get lost: the receiver has it, and the sender does not know.
          int status = times == 1 && id.hashCode() % 7 == 0 ? 503 : 204;
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void what_was_accepted_arrives_however_often_the_process_is_killed() throws Exception {
    for (int i = 0; i < KILLS; i++) {
      publishAndKill(i, random.nextInt(20));
    }
    Process last = child("last");
    assertThat(last.waitFor(120, TimeUnit.SECONDS)).isTrue();
    Map<String, List<RoutingEvent>> stories = new HashMap<>();
    RoutingHistory.read(
        folder.resolve("outbox"),
        fact -> idsOf(fact).forEach(id -> stories.computeIfAbsent(id, k -> new ArrayList<>()).add(fact)));
    Set<String> lost = new LinkedHashSet<>(accepted);
    lost.removeAll(received.keySet());
    Map<DeliveryEnd, Integer> ends = new EnumMap<>(DeliveryEnd.class);
    stories.values().stream()
        .flatMap(List::stream)
        .forEach(
            fact -> {
              if (fact instanceof RoutingEvent.Ended e) {
                ends.merge(e.end(), 1, Integer::sum);
                if (e.end() == DeliveryEnd.EXPIRED) {
                  lost.remove(e.deliveryId());
                }
              }
            });
    System.out.printf(
        "%d kills: %d accepted, %d ids received, %d of them more than once, ends %s%n",
        KILLS, accepted.size(), received.size(),
        received.values().stream().filter(n -> n > 1).count(), ends);
    assertThat(accepted).isNotEmpty();
    assertThat(lost.stream().map(id -> id + story(stories.getOrDefault(id, List.of()))))
        .as("accepted, but neither received nor recorded as expired")
        .isEmpty();
  }

  private static List<String> idsOf(RoutingEvent fact) {
    return switch (fact) {
      case RoutingEvent.Retrying r -> List.of(r.deliveryId());
      case RoutingEvent.Ended e -> List.of(e.deliveryId());
      case RoutingEvent.Resent r -> List.of(r.deliveryId());
      default -> PlannedMessages.of(fact);
    };
  }

  private static String story(List<RoutingEvent> facts) {
    return facts.isEmpty()
        ? ": no record of it"
        : facts.stream().map(f -> "\n    " + RoutingHistory.words(f)).collect(joining());
  }

  private Process child(String life) throws IOException {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp", System.getProperty("java.class.path"),
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto",
            PublishUntilKilled.class.getName(), folder.toString(), url, life)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private void publishAndKill(int life, int acknowledgements)
      throws IOException, InterruptedException {
    Process child = child("life" + life);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      int seen = 0;
      String line;
      while ((line = lines.readLine()) != null) {
        if (line.matches("A dlv_[A-Za-z0-9_-]{26}")) {
          accepted.add(line.substring(2));
        }
        seen++;
        if (seen >= acknowledgements) {
          // By its handle: Process.destroyForcibly would close the pipe that is still read.
          child.toHandle().destroyForcibly();
        }
      }
    }
    child.waitFor();
  }
}
