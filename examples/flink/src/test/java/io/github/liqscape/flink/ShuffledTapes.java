// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.flink.source.Tapes;
import io.github.liqscape.market.MarkPrice;
import io.github.liqscape.market.MarketEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A tape of which one mark price comes some seconds later than its time says. */
record ShuffledTapes(Tapes tapes, long backNanos) implements Tapes {
  private static final long serialVersionUID = 1L;

  @Override
  public List<String> names() {
    return tapes.names();
  }

  @Override
  public Stream<? extends MarketEvent> open(String name) throws IOException {
    List<MarketEvent> all = new ArrayList<>(tapes.open(name).toList());
    int taken = 0;
    while (taken < 200 || !(all.get(taken) instanceof MarkPrice)) {
      taken++;
    }
    MarketEvent held = all.remove(taken);
    int put = taken;
    while (all.get(put).eventNanos() < held.eventNanos() + backNanos) {
      put++;
    }
    all.add(put, held);
    return all.stream();
  }
}
