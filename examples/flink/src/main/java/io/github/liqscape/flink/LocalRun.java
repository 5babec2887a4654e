// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.flink.event.DeliveryResult;
import io.github.liqscape.flink.event.MessageLine;
import io.github.liqscape.flink.event.Told;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.routing.DueDelivery;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.setup.engine.SetupJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The same engines in a plain loop on one thread: what the job is compared with. It has no
 * watermark, no key and no checkpoint; events come in the order of time, market, place.
 *
 * <p>Threading: single thread.
 */
public final class LocalRun {

  /** Who delivers: what comes of an attempt, and how long it takes. */
  public interface Courier {
    /** The outcome of an attempt; of equal attempts the same. */
    DeliveryOutcome deliver(String user, DueDelivery due);

    /** How long an attempt takes, nanoseconds. */
    long takesNanos(String user, DueDelivery due);
  }

  /** A user, and the outcomes that are on their way back. */
  private static final class Served {
    final UserRouting routing;
    final PriorityQueue<DeliveryResult> results =
        new PriorityQueue<>(
            Comparator.comparingLong(DeliveryResult::atNanos)
                .thenComparing(DeliveryResult::id));

    Served(UserRouting routing) {
      this.routing = routing;
    }
  }

  private final Desk desk;
  private final @Nullable Courier courier;
  private final boolean writes;
  private final InstrumentKey keys = new InstrumentKey();
  private final Map<String, MarketEngines> markets = new LinkedHashMap<>();
  private final Map<String, AccountPaper> accounts = new TreeMap<>();
  private final Map<String, Served> users = new TreeMap<>();

  /** Lines as the job writes them. */
  public final Map<String, List<String>> lines = new TreeMap<>();

  /** All outcomes, as a source would hand them to the job. */
  public final List<DeliveryResult> results = new ArrayList<>();

  /**
   * A run.
   *
   * @param courier null if nobody delivers
   * @param writes whether lines are made
   */
  public LocalRun(Desk desk, @Nullable Courier courier, boolean writes) {
    this.desk = desk;
    this.courier = courier;
    this.writes = writes;
    for (String name : List.of("decisions", "late", "accounts", "users", "messages")) {
      lines.put(name, new ArrayList<>());
    }
  }

  /** Takes an event. */
  public void apply(MarketEvent event) {
    String key = keys.getKey(event);
    MarketEngines market = markets.get(key);
    if (market == null) {
      market = MarketEngines.of(desk, event.instrument());
      markets.put(key, market);
    }
    Told.Market news = market.apply(event);
    if (news.setup().isPresent()) {
      long number = market.applied();
      write("decisions", key + "\t" + number + "\t" + SetupJson.write(news.setup().get()));
    }
    for (String name : market.accounts()) {
      AccountPaper account = accounts.computeIfAbsent(name, n -> AccountPaper.of(desk, n));
      account.apply(event, news.setup());
      account.takeLines(name).forEach(line -> write("accounts", line));
    }
    if (market.concernsUsers(news)) {
      for (String name : market.users()) {
        Served user = users.computeIfAbsent(name, n -> new Served(UserRouting.of(desk, n, 0)));
        turn(name, user, event.eventNanos());
        user.routing.apply(news);
        take(name, user);
      }
    }
  }

  /** The input has ended. */
  public void finish() {
    users.forEach(
        (name, user) -> {
          turn(name, user, Long.MAX_VALUE - 1);
          user.routing.finish();
          take(name, user);
        });
    accounts.forEach((name, account) -> write("accounts", account.lastLine(name)));
  }

  /** What is due until an instant, each at its time: outcomes make new attempts due. */
  private void turn(String name, Served user, long nanos) {
    while (true) {
      long wake = user.routing.nextWake();
      DeliveryResult result = user.results.peek();
      if (result != null && result.atNanos() <= Math.min(nanos, wake)) {
        user.routing.apply(user.results.remove());
      } else if (wake <= nanos) {
        user.routing.wake();
      } else {
        return;
      }
      take(name, user);
    }
  }

  private void take(String name, Served user) {
    for (String line : user.routing.takeLines(name)) {
      write("users", line);
    }
    for (DueDelivery due : user.routing.takeDeliveries()) {
      write("messages", MessageLine.of(name, due));
      if (courier != null) {
        DeliveryResult result =
            new DeliveryResult(
                name, due.delivery().attemptNanos() + courier.takesNanos(name, due),
                due.delivery().deliveryId(), due.delivery().attempt(),
                courier.deliver(name, due));
        user.results.add(result);
        results.add(result);
      }
    }
  }

  private void write(String output, String line) {
    if (writes) {
      lines.getOrDefault(output, new ArrayList<>()).add(line);
    }
  }

  /** The markets so far. */
  public Map<String, MarketEngines> markets() {
    return markets;
  }

  /** The accounts so far. */
  public Map<String, AccountPaper> accounts() {
    return accounts;
  }

  /** The routing of users so far. */
  public Map<String, UserRouting> users() {
    Map<String, UserRouting> all = new TreeMap<>();
    users.forEach((name, user) -> all.put(name, user.routing));
    return all;
  }
}
