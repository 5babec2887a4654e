// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.setup.UserLevel;

/** A line as it stands at a moment: the newest drawing of its id. */
final class Lines {

  private Lines() {}

  static double low(PriceLine line, Moment moment) {
    return newest(line, moment).lowAt(moment.now());
  }

  static double high(PriceLine line, Moment moment) {
    return newest(line, moment).highAt(moment.now());
  }

  private static PriceLine newest(PriceLine line, Moment moment) {
    if (line instanceof PriceLine.Drawn drawn) {
      UserLevel later = moment.levels().get(drawn.level().id());
      return later == null ? line : new PriceLine.Drawn(later);
    }
    return line;
  }
}
