// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/**
 * What an operator keeps for a key: one engine, or several that belong together.
 *
 * <p>Threading: single writer. While nothing is applied, {@link #save} may be called on any thread.
 */
public interface Engine {

  /** Writes the whole state, so that a restored engine goes on bit for bit. */
  void save(DataOutput out) throws IOException;

  /**
   * Reads what {@link Engine#save} wrote.
   *
   * @param <E> the engine
   */
  interface Restorer<E extends Engine> extends Serializable {

    /**
     * The engine.
     *
     * @throws IOException if it is no such state, with the reason
     */
    E restore(DataInput in) throws IOException;
  }
}
