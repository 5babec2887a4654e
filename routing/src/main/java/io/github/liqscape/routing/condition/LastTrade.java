// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.condition;

import io.github.liqscape.instrument.PositionSide;
import io.github.liqscape.setup.Decision;
import io.github.liqscape.setup.SetupKind;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.Optional;

/**
 * The newest BUY or SELL of an instrument and timeframe, for a revision that takes it back.
 *
 * @param atNanos close of its signal bar
 * @param decision what it said
 * @param kind of the setup
 * @param zoneSide of its zone, if known
 * @param ref of its key
 * @param candidate whether it went out as a candidate for automation too
 */
record LastTrade(
    long atNanos,
    Decision decision,
    SetupKind kind,
    Optional<PositionSide> zoneSide,
    String ref,
    boolean candidate) {

  void save(StateWriter out) throws IOException {
    out.number(atNanos).constant(decision).constant(kind).flag(zoneSide.isPresent());
    if (zoneSide.isPresent()) {
      out.constant(zoneSide.get());
    }
    out.text(ref).flag(candidate);
  }

  static LastTrade restore(StateReader in) throws IOException {
    return new LastTrade(
        in.number(), in.constant(Decision.class), in.constant(SetupKind.class),
        in.flag() ? Optional.of(in.constant(PositionSide.class)) : Optional.empty(),
        in.text(StateFields.LONGEST_NAME), in.flag());
  }
}
