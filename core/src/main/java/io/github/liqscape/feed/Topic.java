// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.StreamKind;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Something a socket can subscribe to.
 *
 * @param name as the venue spells it, such as {@code btcusdt@aggTrade}
 * @param instruments whose events it brings, at least one
 * @param kinds what it brings
 * @param probe whether it ticks every few seconds come what may, so that its silence is a fault
 */
public record Topic(String name, List<Instrument> instruments, Set<StreamKind> kinds, boolean probe) {

  public Topic {
    Objects.requireNonNull(name, "name");
    instruments = List.copyOf(instruments);
    kinds = Set.copyOf(kinds);
    if (instruments.isEmpty()) {
      throw new IllegalArgumentException("topic " + name + " must name an instrument");
    }
  }
}
