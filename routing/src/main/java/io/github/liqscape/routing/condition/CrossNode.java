// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/** Price is at or beyond a line, and was seen before it. */
final class CrossNode extends Node {

  private final Trigger.PriceCrosses trigger;
  private final double band;
  private boolean seenBefore;
  private double price = Double.NaN;

  CrossNode(Trigger.PriceCrosses trigger, double rearmFraction) {
    this.trigger = trigger;
    this.band = rearmFraction;
  }

  @Override
  void step(Moment moment) {
    price = moment.price(trigger.price());
    boolean up = trigger.direction() == Crossing.UP;
    double line = up ? Lines.low(trigger.line(), moment) : Lines.high(trigger.line(), moment);
    double beyond = up ? price - line : line - price;
    if (Double.isNaN(price) || !(line > 0)) {
      answer(false, Double.NaN);
      return;
    }
    seenBefore |= beyond < 0;
    // Without a band it re-arms as soon as it is false.
    answer(seenBefore && beyond >= 0, band > 0 ? beyond / (line * band) : Math.copySign(2, beyond));
  }

  @Override
  String reading() {
    return "price " + Words.number(price);
  }

  @Override
  void save(StateWriter out) throws IOException {
    out.flag(seenBefore).decimal(price);
  }

  @Override
  void restore(StateReader in) throws IOException {
    seenBefore = in.flag();
    price = in.decimal();
  }
}
