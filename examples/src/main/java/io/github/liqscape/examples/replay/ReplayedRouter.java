// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.replay;

import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.routing.AlertRouter;
import io.github.liqscape.routing.AlertRouterBuilder;
import io.github.liqscape.routing.RoutingHistory;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.spi.ReplayClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A router that lives in the time of a replay. Before time goes on, what is on its way arrives: so a rerun
 * says the same, however fast the replay goes.
 *
 * <p>Threading: one thread; the router has its own.
 */
public final class ReplayedRouter implements EventRouter {

  /** A write may take two seconds of the router's clock; this replay gives it less at a time. */
  private static final long GRACE_NANOS = 500_000_000L;

  private final ReplayClock clock;
  private final OnTheirWay onTheirWay;
  private final AlertRouter router;
  private long settled = Long.MIN_VALUE / 2;
  private long settledFacts = -1;

  /**
   * Starts with nothing told.
   *
   * @param router how it is set up; its scheduler is replaced
   * @param clock that this will turn
   */
  public ReplayedRouter(AlertRouterBuilder router, ReplayClock clock) {
    this(router, clock, new OnTheirWay());
  }

  /**
   * Goes on where another one stopped: what was on its way then is waited for, too.
   *
   * @param router how it is set up; its scheduler is replaced
   * @param clock that this will turn
   * @param outbox the router's folder; it need not be there yet
   */
  public static ReplayedRouter goingOn(
      AlertRouterBuilder router, ReplayClock clock, Path outbox) {
    OnTheirWay before = new OnTheirWay();
    if (Files.isDirectory(outbox)) {
      RoutingHistory.read(outbox, before);
    }
    return new ReplayedRouter(router.outbox(outbox), clock, before);
  }

  private ReplayedRouter(AlertRouterBuilder router, ReplayClock clock, OnTheirWay onTheirWay) {
    this.clock = clock;
    this.onTheirWay = onTheirWay;
    this.router = router.scheduler(clock).listener(onTheirWay).build();
  }

  /** Lets time go on to an instant; one that is past changes nothing. */
  public void turnTo(long nanos) {
    // The router's clock must not outrun the disk, or it takes the disk for dead.
    if (onTheirWay.heard() != settledFacts) {
      settle();
    }
    clock.turnTo(nanos, this::settle);
  }

  /** Lets time go on to an event, and shows it to the router. */
  @Override
  public void apply(MarketEvent event) {
    if (event.eventNanos() - settled >= GRACE_NANOS) {
      // What was set going is written first, or its time would run out while it waits.
      if (onTheirWay.heard() != settledFacts) {
        settle();
      }
      settled = event.eventNanos();
    }
    clock.turnTo(event.eventNanos(), this::settle);
    router.apply(event);
  }

  /** Publishes alerts, the urgent first, and waits until their messages have gone out. */
  @Override
  public void publish(List<Alert> alerts) {
    if (alerts.isEmpty()) {
      return;
    }
    router
        .publish(EventRouter.urgentFirst(alerts))
        .forEach(decision -> decision.durability().await());
    settle();
  }

  /**
   * Waits until nothing is on its way: what comes next cannot depend on how fast this machine is.
   */
  @Override
  public void settle() {
    // First what a timer has set going comes to its decision; only then is it known what goes out.
    router.awaitWritten();
    onTheirWay.await(clock.nanos());
    settledFacts = onTheirWay.heard();
    router.awaitWritten();
  }

  @Override
  public void close() {
    router.close();
  }
}
