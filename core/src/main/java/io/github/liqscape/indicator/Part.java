// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.indicator;

import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;

/**
 * A piece of an indicator's state. It can take back one step, which is how indicators peek without
 * a second copy of their formula.
 */
interface Part {

  /** Remembers the state as it is before a step. */
  void mark();

  /** Back to the mark; at most one step lies between. */
  void undo();

  void save(StateWriter out) throws IOException;

  void restore(StateReader in) throws IOException;
}
