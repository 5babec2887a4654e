// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.routing.alert.ReasonCode;
import io.github.liqscape.routing.outbox.DeliveryEnd;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** What a router has counted since it was started. */
final class RouterCounts {

  private final long[] reasons = new long[ReasonCode.values().length];
  private final long[] ends = new long[DeliveryEnd.values().length];
  private long published;
  private long retries;
  private long dedupeFailures;
  private long notDurable;
  private long channelErrors;

  void decided(RoutingEvent.Decided decided) {
    if (decided.cause() == RoutingEvent.Cause.PUBLISHED) {
      published++;
    }
    for (RoutingEvent.Planned p : decided.targets()) {
      reasons[p.decision().reason().ordinal()]++;
    }
  }

  void ended(DeliveryEnd end) {
    ends[end.ordinal()]++;
  }

  void retried() {
    retries++;
  }

  void dedupeFailed() {
    dedupeFailures++;
  }

  void lostDurability() {
    notDurable++;
  }

  /** Returns how many there were. */
  long channelFailed() {
    return ++channelErrors;
  }

  void save(StateWriter out) throws IOException {
    // By name: a constant that is added later moves none of these.
    for (ReasonCode reason : ReasonCode.values()) {
      if (reasons[reason.ordinal()] > 0) {
        out.flag(true).constant(reason).number(reasons[reason.ordinal()]);
      }
    }
    out.flag(false);
    for (DeliveryEnd end : DeliveryEnd.values()) {
      if (ends[end.ordinal()] > 0) {
        out.flag(true).constant(end).number(ends[end.ordinal()]);
      }
    }
    out.flag(false);
    out.number(published).number(retries).number(dedupeFailures).number(notDurable);
    out.number(channelErrors);
  }

  void restore(StateReader in) throws IOException {
    while (in.flag()) {
      reasons[in.constant(ReasonCode.class).ordinal()] = in.number();
    }
    while (in.flag()) {
      ends[in.constant(DeliveryEnd.class).ordinal()] = in.number();
    }
    published = in.number();
    retries = in.number();
    dedupeFailures = in.number();
    notDurable = in.number();
    channelErrors = in.number();
  }

  RouterStats snapshot(int waiting, int stories) {
    Map<ReasonCode, Long> byReason = new EnumMap<>(ReasonCode.class);
    for (ReasonCode reason : ReasonCode.values()) {
      if (reasons[reason.ordinal()] > 0) {
        byReason.put(reason, reasons[reason.ordinal()]);
      }
    }
    Map<DeliveryEnd, Long> byEnd = new EnumMap<>(DeliveryEnd.class);
    for (DeliveryEnd end : DeliveryEnd.values()) {
      if (ends[end.ordinal()] > 0) {
        byEnd.put(end, ends[end.ordinal()]);
      }
    }
    return new RouterStats(
        published, byReason, byEnd, retries, dedupeFailures, notDurable, channelErrors, waiting,
        stories);
  }
}
