// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.routing.AlertRouter;
import io.github.liqscape.routing.alert.Alert;
import java.util.Comparator;
import java.util.List;

/**
 * Tells the router at once, on the thread of the lane; a router never waits for a channel.
 *
 * <p>Threading: thread-safe.
 */
final class LiveDesk implements AlertDesk, AlertSeat {

  private final AlertRouter router;
  private final KnownAlerts known;

  LiveDesk(AlertRouter router, KnownAlerts known) {
    this.router = router;
    this.known = known;
  }

  @Override
  public AlertSeat seat() {
    return this;
  }

  @Override
  public void price(MarketEvent event) {
    router.apply(event);
  }

  @Override
  public void alerts(List<Alert> alerts) {
    List<Alert> fresh = known.fresh(alerts);
    if (!fresh.isEmpty()) {
      router.publish(
          fresh.stream().sorted(Comparator.comparing(Alert::tier).reversed()).toList());
    }
  }

  @Override
  public void awaitWritten() {
    router.awaitWritten();
  }

  @Override
  public void close() {
    router.close();
  }
}
