// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.routing.RoutingEvent;
import java.util.TreeMap;

/**
 * Facts as text. The order of an immutable map's keys is another in every process: it is sorted.
 */
final class FactWords {

  private FactWords() {}

  static String of(RoutingEvent fact) {
    String words =
        fact instanceof RoutingEvent.Flushed f
            ? "Flushed[" + f.target() + ", " + f.group() + ", " + f.reason() + ", "
                + f.deliveryId() + ", " + f.sequence() + ", " + f.firing() + ", " + f.ended()
                + ", " + new TreeMap<>(f.muted()) + ", " + f.notBeforeNanos() + "]"
            : fact.toString();
    return words.replace('\n', ' ');
  }
}
