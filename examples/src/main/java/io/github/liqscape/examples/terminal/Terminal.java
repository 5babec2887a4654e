// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.terminal;

import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.inbox.Inbox;
import io.github.liqscape.spi.ReplayClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The five layers over one market, and a page on this machine that shows them.
 *
 * <p>Threading: one thread of its own walks through the market; the server has virtual threads, which see
 * immutable screens only.
 */
public final class Terminal implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Terminal.class);

  /** Who the inbox belongs to; part of its address. */
  static final String USER = "you";

  private static final Duration ALERTS = Duration.ofHours(2);

  /** How long a look for an event of a venue may take. */
  private static final Duration LOOK = Duration.ofMillis(250);

  /** Real time between two screens, so that a fast replay does not draw what nobody can see. */
  private static final long SCREEN_NANOS = 150_000_000L;

  /** The past is shown as it goes by, but it should go by soon. */
  private static final long WARMING_NANOS = 800_000_000L;

  private final TerminalMarket market;
  private final Pace pace;
  private final ScreenJson json;
  private final Workflow workflow;
  private final Inbox inbox;
  private final Screens screens = new Screens();
  private final TerminalServer server;
  private final Thread walker;
  private final @Nullable PushDesk push;
  private Phase phase = Phase.WARMING;
  private @Nullable String failure;
  private String health = "";
  private boolean dirty = true;
  private long version;
  private long drawnAt;

  private Terminal(
      TerminalMarket market, Path folder, double speed, int port, @Nullable PushDesk push)
      throws IOException {
    this.market = market;
    this.push = push;
    pace = new Pace(speed, market.startNanos(), System.nanoTime());
    ReplayClock clock = new ReplayClock(market.fromNanos());
    inbox = Inbox.at(folder.resolve("inbox"), "in-app:" + USER);
    // Who looks at a venue wants to hear what happens, not what has happened.
    long alertsFrom = market.startNanos() - (market.live() ? 0 : ALERTS.toNanos());
    List<DeliveryChannel> channels = new ArrayList<>(List.of(inbox));
    if (push != null) {
      channels.add(push.channel());
    }
    workflow = new Workflow(market, folder, alertsFrom, clock, channels);
    json = new ScreenJson(UUID.randomUUID().toString(), workflow, push != null);
    ReviewPanel review = new ReviewPanel(folder.resolve("paper"));
    try {
      server =
          TerminalServer.start(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
              new TerminalServer.Parts(
                  screens, market.live() ? null : pace, market.timeframe().nanos(), review,
                  Map.of(USER, inbox), market.live() ? InstantSource.system() : clock, push));
    } catch (IOException e) {
      workflow.close();
      throw e;
    }
    walker = Thread.ofPlatform().name("liqscape-market").unstarted(this::walk);
  }

  /**
   * Starts it.
   *
   * @param folder for inbox, outbox and paper journal; empty
   * @param speed how many times as fast as real time the replay goes: 0 stands still, infinity does not
   *     wait
   * @param port on the loopback address; 0 for a free one
   * @throws IllegalArgumentException if the speed is out of range
   * @throws IOException if the port cannot be had
   */
  public static Terminal start(TerminalMarket market, Path folder, double speed, int port)
      throws IOException {
    return start(market, folder, speed, port, "");
  }

  /**
   * Starts it with notifications for browsers that ask for them.
   *
   * @param pushSubject whom a push service may write to about the sender, a mailto: or https: address;
   *     empty for no notifications. Keys and subscriptions stay in a folder beside the other, named
   *     {@code -push}
   * @throws IllegalArgumentException if the speed is out of range, or the subject no such address
   * @throws IOException if the port cannot be had
   */
  public static Terminal start(
      TerminalMarket market, Path folder, double speed, int port, String pushSubject)
      throws IOException {
    Objects.requireNonNull(market, "market");
    Path kept = folder.resolveSibling(folder.getFileName() + "-push");
    PushDesk push = pushSubject.isEmpty() ? null : PushDesk.open(kept, USER, pushSubject);
    Terminal terminal = new Terminal(market, folder, speed, port, push);
    terminal.walker.start();
    return terminal;
  }

  /** Where the page is. */
  public URI uri() {
    return server.uri();
  }

  private void walk() {
    draw(true);
    try (TerminalEvents events = market.events().get()) {
      while (!events.ended()) {
        MarketEvent event = events.next(LOOK);
        if (event != null && event.eventNanos() > market.endNanos()) {
          break;
        }
        if (event != null && event.eventNanos() > market.startNanos() && !turn(event)) {
          return;
        }
        if (event != null) {
          workflow.apply(event);
          dirty = true;
        }
        String words = events.health();
        dirty |= !words.equals(health);
        health = words;
        draw(false);
        if (Thread.interrupted()) {
          return;
        }
      }
      workflow.settle();
      phase = Phase.ENDED;
      draw(true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("the events of {} failed", market.title(), e);
      phase = Phase.FAILED;
      failure = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      draw(true);
    }
  }

  /** Waits for the time of an event of a replay; what was is on the screen before. */
  private boolean turn(MarketEvent event) throws InterruptedException {
    long eventNanos = event.eventNanos();
    if (phase == Phase.WARMING) {
      phase = Phase.RUNNING;
      pace.speed(pace.speed(), System.nanoTime());
      draw(true);
    }
    if (market.live()) {
      return true;
    }
    if (dirty && pace.waitNanos(eventNanos, System.nanoTime()) > 0) {
      draw(true);
    }
    Pace.Turn turn = pace.await(eventNanos);
    while (turn == Pace.Turn.CHANGED) {
      draw(true);
      turn = pace.await(eventNanos);
    }
    return turn == Pace.Turn.COME;
  }

  private void draw(boolean now) {
    long real = System.nanoTime();
    long pause = phase == Phase.WARMING ? WARMING_NANOS : SCREEN_NANOS;
    if (!now && (!dirty || real - drawnAt < pause)) {
      return;
    }
    drawnAt = real;
    ScreenJson.Status status =
        new ScreenJson.Status(phase, progress(), pace.speed(), health, failure);
    workflow.force();
    screens.screen(
        new Screen(
            ++version, json.screen(status),
            workflow.history().map(HeatmapBytes::of).orElseGet(() -> new byte[0]),
            workflow.profile()),
        json.tick(status));
    dirty = false;
  }

  private double progress() {
    if (market.live()) {
      return phase == Phase.WARMING ? 0 : 1;
    }
    long from = phase == Phase.WARMING ? market.fromNanos() : market.startNanos();
    long until = phase == Phase.WARMING ? market.startNanos() : market.endNanos();
    return until <= from
        ? 1
        : Math.clamp((double) (workflow.now() - from) / (until - from), 0.0, 1.0);
  }

  /** Ends the replay, the server and everything that was opened. */
  @Override
  public void close() {
    pace.end();
    walker.interrupt();
    try {
      walker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    screens.close();
    server.close();
    workflow.close();
    inbox.close();
    if (push != null) {
      push.close();
    }
  }
}
