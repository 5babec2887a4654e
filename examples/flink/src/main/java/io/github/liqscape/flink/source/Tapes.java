// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.source;

import io.github.liqscape.market.MarketEvent;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * Recordings, archives or generated markets that can be opened by name, on any machine of the
 * cluster and again after a failure: the same name gives the same events in the same order.
 */
public interface Tapes extends Serializable {

  /**
   * All names, in a fixed order. One tape is read by one reader: there should be as many as
   * readers.
   */
  List<String> names();

  /**
   * Opens a tape.
   *
   * @return events in rising time; it is closed when it is over
   * @throws IOException if it cannot be read
   */
  Stream<? extends MarketEvent> open(String name) throws IOException;
}
