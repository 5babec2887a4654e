// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/** Price is within a distance of a line. */
final class NearNode extends Node {

  private final Trigger.PriceNear trigger;
  private final double band;
  private double price = Double.NaN;

  NearNode(Trigger.PriceNear trigger, double rearmFraction) {
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
    double edge = price > high ? high : low;
    double room =
        moment.distance(trigger.within(), edge) - ZoneInterest.distance(price, low, high);
    answer(room >= 0, band > 0 ? room / (edge * band) : Math.copySign(2, room));
  }

  @Override
  String reading() {
    return "price " + Words.number(price);
  }

  @Override
  void save(StateWriter out) throws IOException {
    out.decimal(price);
  }

  @Override
  void restore(StateReader in) throws IOException {
    price = in.decimal();
  }
}
