// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** A decider that plays a script, with deliveries that take a time. */
final class DeciderRun {

  private record Answer(long at, long order, Delivery delivery, DeliveryOutcome outcome) {}

  final List<String> told = new ArrayList<>();
  final List<String> decisions = new ArrayList<>();
  final List<String> attempts = new ArrayList<>();
  AlertDecider decider;
  private final AlertScript script;
  private final AlertRouterBuilder settings;
  private final long latencyNanos;
  private final PriorityQueue<Answer> flying =
      new PriorityQueue<>(
          (a, b) -> a.at != b.at ? Long.compare(a.at, b.at) : Long.compare(a.order, b.order));
  private long order;

  DeciderRun(AlertScript script, long latencyNanos) {
    this.script = script;
    this.latencyNanos = latencyNanos;
    settings = script.settings(new Desk());
    decider = settings.decider(0);
  }

  byte[] saved() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    decider.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  void restore(byte[] saved) throws IOException {
    decider =
        settings.restoreDecider(new DataInputStream(new ByteArrayInputStream(saved)));
  }

  void step(AlertScript.Step step) {
    turnTo(Desk.nanos(step.seconds()));
    switch (step.act()) {
      case AlertScript.Act.Publish p ->
          decisions.add(decider.publish(p.alert()).targets().toString());
      case AlertScript.Act.Batch b ->
          decider.publish(b.alerts()).forEach(d -> decisions.add(d.targets().toString()));
      case AlertScript.Act.Mark m ->
          decider.apply(
              new MarkPrice(Desk.BTC, decider.now(), decider.now(), m.price(), Double.NaN));
      case AlertScript.Act.Mute m -> decider.silence(m.silence());
      case AlertScript.Act.Enable e -> decider.enable(e.target());
    }
    take();
  }

  /** Each thing that falls due at its time, as a clock would have it. */
  void turnTo(long nanos) {
    while (true) {
      long wake = Math.max(decider.nextWake(), decider.now());
      Answer answer = flying.peek();
      if (answer != null && answer.at <= Math.min(wake, nanos)) {
        flying.remove();
        decider.advanceTo(answer.at);
        take();
        Delivery d = answer.delivery;
        decider.completed(d.deliveryId(), d.attempt(), answer.outcome);
      } else if (wake <= nanos) {
        decider.advanceTo(wake);
        if (decider.nextWake() <= wake) {
          decider.advanceTo(wake + 1);
        }
      } else {
        decider.advanceTo(nanos);
        return;
      }
      take();
    }
  }

  private void take() {
    for (RoutingEvent fact : decider.takeFacts()) {
      told.add(words(fact));
    }
    for (DueDelivery due : decider.takeDeliveries()) {
      Delivery d = due.delivery();
      attempts.add(due.target() + " " + d);
      DeliveryOutcome outcome = script.answer(due.target(), d);
      flying.add(new Answer(d.attemptNanos() + latencyNanos, order++, d, outcome));
    }
    if (latencyNanos == 0) {
      while (!flying.isEmpty()) {
        Answer a = flying.remove();
        decider.completed(a.delivery.deliveryId(), a.delivery.attempt(), a.outcome);
        take();
      }
    }
  }

  /** The order of the keys of a map is another in every process. */
  static String words(RoutingEvent fact) {
    return fact instanceof RoutingEvent.Flushed f
        ? f.target() + f.group() + f.reason() + f.deliveryId() + f.sequence() + f.firing()
            + f.ended() + new java.util.TreeMap<>(f.muted()) + f.notBeforeNanos()
        : fact.toString();
  }
}
