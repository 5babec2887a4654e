// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.routing.alert.AlertBuilder;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** All, or one, of several. Every part is asked every time: each keeps its own memory. */
final class JoinNode extends Node {

  private final List<Node> parts;
  private final boolean all;

  JoinNode(List<Trigger> triggers, boolean all, AlertCondition condition) {
    this.parts = triggers.stream().map(t -> of(t, condition)).toList();
    this.all = all;
  }

  @Override
  void step(Moment moment) {
    parts.forEach(part -> part.step(moment));
    join();
  }

  @Override
  void rearm(Moment moment) {
    parts.forEach(part -> part.rearm(moment));
    join();
  }

  private void join() {
    boolean yes = all;
    double distance = all ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    boolean anew = false;
    for (Node part : parts) {
      yes = all ? yes && part.holds : yes || part.holds;
      distance = all ? Math.min(distance, part.margin) : Math.max(distance, part.margin);
      anew |= part.again;
    }
    answer(yes, distance);
    again = yes && anew;
  }

  @Override
  void say(AlertBuilder alert) {
    parts.stream().filter(part -> part.holds).forEach(part -> part.say(alert));
  }

  @Override
  String reading() {
    return parts.stream()
        .map(Node::reading)
        .filter(text -> !text.isEmpty())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  @Override
  void save(StateWriter out) throws IOException {
    for (Node part : parts) {
      part.save(out);
    }
  }

  @Override
  void restore(StateReader in) throws IOException {
    for (Node part : parts) {
      part.restore(in);
    }
  }
}
