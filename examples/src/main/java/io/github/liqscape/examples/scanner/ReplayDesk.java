// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.examples.replay.ReplayedRouter;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.routing.AlertRouterBuilder;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.spi.ReplayClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps what the lanes say, and tells the router all of it in the order of event time, lane by lane
 * within an instant, while they stand still. So the router hears the same however many threads ran
 * them.
 *
 * <p>Threading: a seat belongs to its lane; the desk to the thread that drives the replay, while no
 * lane has a turn.
 */
final class ReplayDesk implements AlertDesk {

  private record Said(long nanos, int lane, List<Alert> alerts, List<MarketEvent> price) {}

  private final ReplayedRouter router;
  private final KnownAlerts known;
  private final List<Seat> seats = new ArrayList<>();

  /**
   * Goes on where the router of a folder stopped.
   *
   * @param outbox its folder; it need not be there yet
   */
  ReplayDesk(AlertRouterBuilder router, Path outbox, ReplayClock clock, KnownAlerts known) {
    this.router = ReplayedRouter.goingOn(router, clock, outbox);
    this.known = known;
  }

  private static final class Seat implements AlertSeat {
    private final int lane;
    private final List<Said> said = new ArrayList<>();
    private long now = Long.MIN_VALUE;

    private Seat(int lane) {
      this.lane = lane;
    }

    @Override
    public void price(MarketEvent event) {
      now = Math.max(now, event.eventNanos());
      said.add(new Said(now, lane, List.of(), List.of(event)));
    }

    @Override
    public void alerts(List<Alert> alerts) {
      for (Alert alert : alerts) {
        now = Math.max(now, alert.createdAtNanos());
      }
      said.add(new Said(now, lane, alerts, List.of()));
    }
  }

  @Override
  public AlertSeat seat() {
    Seat seat = new Seat(seats.size());
    seats.add(seat);
    return seat;
  }

  /** Tells the router what was said, and lets its time go on to an instant. */
  void flush(long untilNanos) {
    List<Said> all = new ArrayList<>();
    for (Seat seat : seats) {
      all.addAll(seat.said);
      seat.said.clear();
    }
    // Stable: what one lane said at one instant keeps its order.
    all.sort(Comparator.comparingLong(Said::nanos).thenComparingInt(Said::lane));
    for (Said one : all) {
      one.price().forEach(router::apply);
      router.publish(known.fresh(one.alerts()));
    }
    router.turnTo(untilNanos);
  }

  @Override
  public void awaitWritten() {
    router.settle();
  }

  @Override
  public void close() {
    router.close();
  }
}
