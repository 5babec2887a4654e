// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.flink.event.DeliveryResult;
import io.github.liqscape.flink.event.Told;
import io.github.liqscape.flink.state.Engine;
import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.routing.AlertDecider;
import io.github.liqscape.routing.DueDelivery;
import io.github.liqscape.routing.RoutingEvent;
import io.github.liqscape.routing.condition.SetupAlerts;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.state.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One user: setups become alerts, alerts become decisions and messages, and the outcomes of
 * messages come back.
 *
 * <p>Threading: single writer.
 */
public final class UserRouting implements Engine {

  private static final String KIND = "user-routing";
  private static final int VERSION = 1;

  final WaitingNews waiting;
  private final AlertDecider decider;
  private final SetupAlerts alerts;
  private long lines;

  private UserRouting(WaitingNews waiting, AlertDecider decider, SetupAlerts alerts) {
    this.waiting = waiting;
    this.decider = decider;
    this.alerts = alerts;
  }

  /** A user who was told nothing; the delivery clock begins with the first event. */
  public static UserRouting of(Desk desk, String user, long startNanos) {
    AlertDecider decider = desk.router(user).decider(startNanos);
    return new UserRouting(new WaitingNews(), decider, SetupAlerts.to(decider::publish));
  }

  /** Takes an event at its time, then what was decided at it. */
  public void apply(MarketEvent event, Optional<Setup> setup) {
    decider.advanceTo(event.eventNanos());
    decider.apply(event);
    setup.ifPresent(alerts::apply);
  }

  /** Takes the outcome of a delivery at its time, or now if that is over. */
  public void apply(DeliveryResult result) {
    decider.advanceTo(result.atNanos());
    decider.completed(result.deliveryId(), result.attempt(), result.outcome());
  }

  void apply(Told told) {
    switch (told.news()) {
      case Told.Market m -> apply(m.event(), m.setup());
      case Told.Delivered d -> apply(d.result());
    }
  }

  /** Does what is due until an instant. */
  public void advanceTo(long nanos) {
    decider.advanceTo(nanos);
  }

  /** The input has ended: what is on its way comes to its end, by its own times. */
  public void finish() {
    while (nextWake() != Long.MAX_VALUE) {
      wake();
    }
  }

  /** Does what is due next. */
  public void wake() {
    decider.advanceTo(Math.max(nextWake(), decider.now() + 1));
  }

  /** When something is due by itself, epoch nanoseconds; {@code Long.MAX_VALUE}: never. */
  public long nextWake() {
    return decider.nextWake();
  }

  /** Attempts to be made now. */
  public List<DueDelivery> takeDeliveries() {
    return decider.takeDeliveries();
  }

  /** The lines of the user's journal since this was last asked, each with its own number. */
  public List<String> takeLines(String user) {
    List<RoutingEvent> facts = decider.takeFacts();
    if (facts.isEmpty()) {
      return List.of();
    }
    List<String> taken = new ArrayList<>(facts.size());
    for (RoutingEvent fact : facts) {
      taken.add(user + "\t" + ++lines + "\t" + FactWords.of(fact));
    }
    return taken;
  }

  /** Bytes of the router, as saved. */
  public long size() throws IOException {
    return Sizes.of(decider::save);
  }

  @Override
  public void save(DataOutput to) throws IOException {
    SavedState.write(
        to, KIND, VERSION,
        out -> {
          out.number(lines);
          waiting.save(out.output());
          decider.save(out.output());
          alerts.save(out.output());
        });
  }

  static UserRouting restore(Desk desk, String user, DataInput from) throws IOException {
    return SavedState.read(
        from, KIND, VERSION,
        (in, version) -> {
          long lines = in.number();
          WaitingNews waiting = WaitingNews.restore(in.input());
          AlertDecider decider = desk.router(user).restoreDecider(in.input());
          SetupAlerts alerts = SetupAlerts.restore(in.input(), decider::publish);
          UserRouting routing = new UserRouting(waiting, decider, alerts);
          routing.lines = lines;
          return routing;
        });
  }
}
