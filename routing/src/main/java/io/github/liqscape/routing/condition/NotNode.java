// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/** The opposite. */
final class NotNode extends Node {

  private final Node part;

  NotNode(Node part) {
    this.part = part;
  }

  @Override
  void step(Moment moment) {
    part.step(moment);
    answer(!part.holds, -part.margin);
  }

  @Override
  String reading() {
    return part.reading();
  }

  @Override
  void save(StateWriter out) throws IOException {
    part.save(out);
  }

  @Override
  void restore(StateReader in) throws IOException {
    part.restore(in);
  }
}
