// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import com.fasterxml.jackson.core.JsonParser;
import io.github.liqscape.feed.FrameSink;
import java.io.IOException;

/** Reads one row of a frame whose data is a list. */
@FunctionalInterface
interface FrameRows {

  /**
   * Reads a row.
   *
   * @param p at the start of the row's object; afterwards at its end
   * @throws Unreadable if the row makes no sense; the parser may then be anywhere inside it
   * @throws IllegalArgumentException the same, from the checks of the event itself
   */
  void read(JsonParser p, Frame frame, FrameSink sink) throws IOException, Unreadable;
}
