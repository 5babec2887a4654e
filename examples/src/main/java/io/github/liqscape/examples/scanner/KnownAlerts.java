// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.routing.RoutingEvent;
import io.github.liqscape.routing.RoutingHistory;
import io.github.liqscape.routing.alert.Alert;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Alerts that a router has accepted. A lane that goes on from a save comes by events again and
 * raises the same alerts: an id that is known is not told twice.
 *
 * <p>Threading: thread-safe.
 */
final class KnownAlerts {

  /** Far more than are raised between two saves. */
  private static final int MOST = 200_000;

  private final LinkedHashSet<String> ids = new LinkedHashSet<>();

  /** Those that an outbox holds. */
  static KnownAlerts of(Path outbox) {
    KnownAlerts known = new KnownAlerts();
    if (Files.isDirectory(outbox)) {
      RoutingHistory.read(
          outbox,
          event -> {
            if (event instanceof RoutingEvent.Decided d
                && d.cause() == RoutingEvent.Cause.PUBLISHED) {
              known.add(d.alert().id());
            }
          });
    }
    return known;
  }

  private synchronized boolean add(String id) {
    if (!ids.add(id)) {
      return false;
    }
    if (ids.size() > MOST) {
      Iterator<String> oldest = ids.iterator();
      oldest.next();
      oldest.remove();
    }
    return true;
  }

  /** Those that are new; they are known from now on. */
  List<Alert> fresh(List<Alert> alerts) {
    return alerts.stream().filter(alert -> add(alert.id())).toList();
  }
}
