// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/** Price is on the other side of a line than when it last armed. The line itself is the other. */
final class EitherCrossNode extends Node {

  private final Trigger.PriceCrosses trigger;
  private final double band;
  private int origin;
  private double price = Double.NaN;

  EitherCrossNode(Trigger.PriceCrosses trigger, double rearmFraction) {
    this.trigger = trigger;
    this.band = rearmFraction;
  }

  @Override
  void step(Moment moment) {
    price = moment.price(trigger.price());
    double low = Lines.low(trigger.line(), moment);
    double high = Lines.high(trigger.line(), moment);
    if (Double.isNaN(price) || !(low > 0)) {
      answer(false, Double.NaN);
      return;
    }
    int side = price > high ? 1 : price < low ? -1 : 0;
    if (origin == 0) {
      origin = side;
    }
    double away = ZoneInterest.distance(price, low, high);
    boolean far = band > 0 ? away >= low * band * (1 - 1e-9) : side != 0;
    answer(origin != 0 && side != origin, far ? -1 : CLOSE_BY);
  }

  @Override
  void rearm(Moment moment) {
    origin = 0;
    step(moment);
  }

  @Override
  String reading() {
    return "price " + Words.number(price);
  }

  @Override
  void save(StateWriter out) throws IOException {
    out.integer(origin).decimal(price);
  }

  @Override
  void restore(StateReader in) throws IOException {
    origin = in.integer(-1, 1);
    price = in.decimal();
  }
}
