// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.flink.event.DeliveryResult;
import io.github.liqscape.flink.event.Told;
import io.github.liqscape.flink.state.Engine;
import io.github.liqscape.routing.AlertDecider;
import io.github.liqscape.routing.DueDelivery;
import io.github.liqscape.routing.RoutingEvent;
import io.github.liqscape.routing.condition.SetupAlerts;
import io.github.liqscape.state.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One user: setups and zones become alerts, alerts become decisions and messages, and the outcomes of
 * messages come back.
 *
 * <p>Threading: single writer.
 */
public final class UserRouting implements Engine {

  private static final String KIND = "user-routing";

  /** Since version 2 with the attempts that are waited for. */
  private static final int VERSION = 2;

  private static final int LONGEST_ID = 4_096;
  private static final int MOST_UNDER_WAY = 1 << 20;

  final WaitingNews waiting;
  private final AlertDecider decider;
  private final SetupAlerts alerts;

  /** Attempts whose outcomes are waited for; empty unless this is in step. */
  private final Set<String> underWay = new LinkedHashSet<>();

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

  /** Takes an event at its time, then the alerts of its zones, then what was decided at it. */
  public void apply(Told.Market news) {
    decider.advanceTo(news.event().eventNanos());
    decider.apply(news.event());
    news.alerts().forEach(decider::publish);
    news.setup().ifPresent(alerts::apply);
  }

  /** Takes the outcome of a delivery at its time, or now if that is over. */
  public void apply(DeliveryResult result) {
    decider.advanceTo(result.atNanos());
    decider.completed(result.deliveryId(), result.attempt(), result.outcome());
  }

  void apply(Told told) {
    switch (told.news()) {
      case Told.Market m -> apply(m);
      case Told.Delivered d -> apply(d.result());
    }
  }

  /** Takes what is told, for its turn; an outcome that nobody waits for was told before. */
  void hear(Told told) {
    if (!(told.news() instanceof Told.Delivered d) || underWay.remove(d.result().id())) {
      waiting.add(told);
    }
  }

  /** An attempt is made whose outcome must be there before anything else happens. */
  void expect(DueDelivery due) {
    underWay.add(DeliveryResult.idOf(due.delivery().deliveryId(), due.delivery().attempt()));
  }

  /** Whether an outcome is waited for. */
  boolean expects() {
    return !underWay.isEmpty();
  }

  /**
   * Does the one thing that is next until a watermark; at one instant an outcome comes before what
   * is due by itself, and that before news of markets.
   *
   * @return false if nothing is due, or an outcome is waited for
   */
  boolean step(long watermarkMillis) {
    if (expects()) {
      return false;
    }
    long end =
        watermarkMillis == Long.MAX_VALUE ? Long.MAX_VALUE - 1 : Millis.endNanos(watermarkMillis);
    Told told = waiting.peek(watermarkMillis);
    long wake = nextWake();
    if (told != null
        && (told.news() instanceof Told.Delivered
            ? told.atNanos() <= wake
            : told.atNanos() < wake)) {
      waiting.poll(watermarkMillis);
      apply(told);
    } else if (wake <= end) {
      wake();
    } else {
      return false;
    }
    return true;
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
          out.number(lines).integer(underWay.size());
          for (String id : underWay) {
            out.text(id);
          }
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
          Set<String> underWay = new LinkedHashSet<>();
          for (int left = version > 1 ? in.integer(0, MOST_UNDER_WAY) : 0; left > 0; left--) {
            underWay.add(in.text(LONGEST_ID));
          }
          WaitingNews waiting = WaitingNews.restore(in.input());
          AlertDecider decider = desk.router(user).restoreDecider(in.input());
          SetupAlerts alerts = SetupAlerts.restore(in.input(), decider::publish);
          UserRouting routing = new UserRouting(waiting, decider, alerts);
          routing.lines = lines;
          routing.underWay.addAll(underWay);
          return routing;
        });
  }
}
