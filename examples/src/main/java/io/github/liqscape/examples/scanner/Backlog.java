// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.market.MarketEvent;
import org.jspecify.annotations.Nullable;

/**
 * Events that a lane fetches itself, before those of its queue.
 *
 * <p>Threading: single reader, the lane.
 */
interface Backlog extends AutoCloseable {

  /** The next event, null if none is due now. */
  @Nullable MarketEvent next();

  /** Whether there will be no more. */
  boolean over();

  /** What the lane is doing while it reads. */
  LanePhase phase();

  /** What it does when this is over. */
  LanePhase after();

  @Override
  void close();
}
