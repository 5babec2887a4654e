// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.alert;

import io.github.liqscape.candle.Timeframe;
import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.setup.Decision;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The optionals of constants, made once: every alert has three, and they are compared often. */
final class Present {

  private static final List<Optional<PositionSide>> SIDES = all(PositionSide.values());
  private static final List<Optional<Timeframe>> TIMEFRAMES = all(Timeframe.values());
  private static final List<Optional<Decision>> VERDICTS = all(Decision.values());

  private Present() {}

  static Optional<PositionSide> side(PositionSide side) {
    return SIDES.get(side.ordinal());
  }

  static Optional<Timeframe> timeframe(Timeframe timeframe) {
    return TIMEFRAMES.get(timeframe.ordinal());
  }

  static Optional<Decision> verdict(Decision verdict) {
    return VERDICTS.get(verdict.ordinal());
  }

  private static <E> List<Optional<E>> all(E[] constants) {
    return Stream.of(constants).map(Optional::of).toList();
  }
}
