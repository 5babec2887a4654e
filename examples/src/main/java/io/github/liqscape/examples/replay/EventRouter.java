// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.replay;

import io.github.liqscape.market.MarketEvent;
import io.github.liqscape.routing.AlertRouter;
import io.github.liqscape.routing.AlertRouterBuilder;
import io.github.liqscape.routing.alert.Alert;
import java.util.Comparator;
import java.util.List;

/** A router beside the market it hears of: in the time of a replay, or now. */
public interface EventRouter extends AutoCloseable {

  /** Shows the router an event. */
  void apply(MarketEvent event);

  /** Publishes alerts, the urgent first. */
  void publish(List<Alert> alerts);

  /** Waits until what was said so far is written, and in a replay also until it has gone out. */
  void settle();

  @Override
  void close();

  /** The urgent first: they must not wait behind the others. */
  static List<Alert> urgentFirst(List<Alert> alerts) {
    return alerts.stream().sorted(Comparator.comparing(Alert::tier).reversed()).toList();
  }

  /** A router on the clock it was built with; it never waits for a channel. */
  static EventRouter live(AlertRouterBuilder router) {
    AlertRouter built = router.build();
    return new EventRouter() {
      @Override
      public void apply(MarketEvent event) {
        built.apply(event);
      }

      @Override
      public void publish(List<Alert> alerts) {
        if (!alerts.isEmpty()) {
          built.publish(urgentFirst(alerts));
        }
      }

      @Override
      public void settle() {
        built.awaitWritten();
      }

      @Override
      public void close() {
        built.close();
      }
    };
  }
}
