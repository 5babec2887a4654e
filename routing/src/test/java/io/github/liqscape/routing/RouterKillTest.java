// SPDX-License-Identifier: Apache-2.0
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes on the real disk with a real webhook, killed at any moment: while they publish, or
 * while they deliver.
 */
class RouterKillTest {

  private static final int KILLS = Boolean.getBoolean("liqscape.thorough") ? 200 : 2;

  /** Of the 1,024 that may wait; more on their way, and a life only ends when some have arrived. */
  private static final int MANY = 400;

  /** All has arrived or is expired when an alert of the tier is, which is five minutes. */
  private static final int LAST_SECONDS = 300 + 30;

  @TempDir Path folder;

  /** How often the receiver saw each id; its effect happens at the first. */
  private final Map<String, Integer> received = new ConcurrentHashMap<>();

  private final Set<String> accepted = new LinkedHashSet<>();
  private final Random random = new Random(17);
  private HttpServer server;
  private volatile Life life = new Life(0);

  /** A process, and the arrival at the webhook at which it is killed. */
  private static final class Life {
    private final CompletableFuture<ProcessHandle> process = new CompletableFuture<>();
    private int left;

    Life(int arrivals) {
      left = arrivals;
    }

    synchronized void arrived() {
      left--;
      if (left == 0) {
        kill();
      }
    }

    void kill() {
      // By its handle: Process.destroyForcibly would close the pipe that is still read.
      process.join().destroyForcibly();
    }
  }

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
          if (id.hashCode() % 2 == 0) {
            life.arrived(); // before the answer
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
          if (id.hashCode() % 2 != 0) {
            life.arrived();
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void what_was_accepted_arrives_however_often_the_process_is_killed() throws Exception {
    int whileDelivering = 0;
    for (int i = 0; i < KILLS; i++) {
      boolean delivers = accepted.size() - received.size() > MANY || i % 2 == 1;
      if (delivers) {
        whileDelivering++;
        live("life" + i, random.nextInt(10), Integer.MAX_VALUE, 1 + random.nextInt(20));
      } else {
        live("life" + i, 32, random.nextInt(20), Integer.MAX_VALUE);
      }
    }
    Process last = child(PublishUntilKilled.LAST, 0);
    assertThat(last.waitFor(LAST_SECONDS, TimeUnit.SECONDS)).as("nothing waits").isTrue();
    Map<String, List<RoutingEvent>> stories = new HashMap<>();
    RoutingHistory.read(
        folder.resolve("outbox"),
        fact -> {
          for (String id : idsOf(fact)) {
            stories.computeIfAbsent(id, k -> new ArrayList<>()).add(fact);
          }
        });
    Map<DeliveryEnd, Integer> ends = endsOf(stories);
    System.out.printf(
        "%d kills, %d of them while it delivered: %d accepted, %d ids received, %d of them more"
            + " than once; ends %s%n",
        KILLS, whileDelivering, accepted.size(), received.size(),
        received.values().stream().filter(n -> n > 1).count(), ends);
    assertThat(accepted).isNotEmpty();
    assertThat(
            accepted.stream()
                .filter(id -> lost(id, stories))
                .map(id -> id + words(stories.getOrDefault(id, List.of()))))
        .as("accepted, and neither received nor recorded as expired")
        .isEmpty();
    assertThat(stories.values().stream().filter(RouterKillTest::open).map(RouterKillTest::words))
        .as("recorded, and not at their end")
        .isEmpty();
  }

  private boolean lost(String id, Map<String, List<RoutingEvent>> stories) {
    return !received.containsKey(id)
        && stories.getOrDefault(id, List.of()).stream()
            .noneMatch(f -> f instanceof RoutingEvent.Ended e && e.end() == DeliveryEnd.EXPIRED);
  }

  private static boolean open(List<RoutingEvent> story) {
    return story.stream().noneMatch(RoutingEvent.Ended.class::isInstance);
  }

  private static Map<DeliveryEnd, Integer> endsOf(Map<String, List<RoutingEvent>> stories) {
    Map<DeliveryEnd, Integer> ends = new EnumMap<>(DeliveryEnd.class);
    for (List<RoutingEvent> story : stories.values()) {
      for (RoutingEvent fact : story) {
        if (fact instanceof RoutingEvent.Ended e) {
          ends.merge(e.end(), 1, Integer::sum);
        }
      }
    }
    return ends;
  }

  private static List<String> idsOf(RoutingEvent fact) {
    return switch (fact) {
      case RoutingEvent.Retrying r -> List.of(r.deliveryId());
      case RoutingEvent.Ended e -> List.of(e.deliveryId());
      default -> PlannedMessages.of(fact);
    };
  }

  private static String words(List<RoutingEvent> story) {
    return story.stream()
        .map(RoutingHistory::words)
        .collect(joining("\n    ", "; the history says of it:\n    ", "\n"));
  }

  private Process child(String name, int alerts) throws IOException {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp", System.getProperty("java.class.path"),
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto",
            PublishUntilKilled.class.getName(), folder.toString(), url, name,
            Integer.toString(alerts))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** A life that ends after so many acknowledgements or arrivals, or when it has nothing to do. */
  private void live(String name, int alerts, int acknowledgements, int arrivals)
      throws IOException, InterruptedException {
    Life begun = new Life(arrivals);
    life = begun;
    Process child = child(name, alerts);
    begun.process.complete(child.toHandle());
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
        if (seen >= acknowledgements || line.equals("I")) {
          begun.kill();
        }
      }
    }
    child.waitFor();
  }
}
