package io.github.liqscape.routing;

import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.alert.AlertTier;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One story: what its targets were told, since when its cause holds, whether price has left it. */
final class KeyState {

  /** Since when the cause of a tier holds, and the newest alert that waits for its confirmation. */
  static final class Confirming {
    long sinceNanos;
    long seenNanos;
    @Nullable Alert held;

    Confirming(long sinceNanos) {
      this.sinceNanos = sinceNanos;
      this.seenNanos = sinceNanos;
    }

    /**
     * Since when the cause holds, with a further report: as it says itself, or, if it says nothing
     * but that it holds now, since the first report without a break.
     */
    long since(Alert report, long resolveTimeoutNanos) {
      boolean broken = report.createdAtNanos() - seenNanos >= resolveTimeoutNanos;
      boolean saysItself = report.startsAtNanos() < report.createdAtNanos();
      return broken || saysItself
          ? report.startsAtNanos()
          : Math.min(sinceNanos, report.startsAtNanos());
    }
  }

  final Map<String, LadderState> targets = new HashMap<>(4);
  final Map<AlertTier, Confirming> confirming = new EnumMap<>(AlertTier.class);

  /** Alerts held for the end of quiet hours, the newest of each target. */
  final Map<String, Alert> quiet = new HashMap<>(0);

  long lastDecidedNanos = Long.MIN_VALUE;

  /** The newest alert. */
  @Nullable Alert latest;

  /** Since when price is outside without a break; {@code Long.MIN_VALUE} while it is not. */
  long outsideSinceNanos = Long.MIN_VALUE;

  /** Price was in the zone since the story began: one that it never entered it cannot leave. */
  boolean entered;

  /** Price has left the zone since the newest alert. */
  boolean left;
}
