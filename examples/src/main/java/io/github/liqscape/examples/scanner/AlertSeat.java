// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.routing.alert.Alert;
import java.util.List;

/**
 * Where a lane tells what it has to say.
 *
 * <p>Threading: single writer, the lane.
 */
interface AlertSeat {

  /** A price, by which stories end. */
  void price(MarketEvent event);

  /** What was raised by one event; not empty. */
  void alerts(List<Alert> alerts);
}
