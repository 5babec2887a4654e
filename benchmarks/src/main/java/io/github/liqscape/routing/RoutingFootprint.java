// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing;

import io.github.liqscape.benchmarks.MemoryRow;
import io.github.liqscape.benchmarks.UsedHeap;
import io.github.liqscape.routing.alert.AlertTier;
import io.github.liqscape.routing.outbox.OutboxSettings;
import java.time.Instant;
import java.util.List;

/** Bytes that a router keeps of a storm of a hundred thousand alerts, without a journal. */
public final class RoutingFootprint {

  private static final int ALERTS = 100_000;
  private static final int ROOM = 1_024;

  private RoutingFootprint() {}

  /** Prints the figures. */
  public static void main(String[] args) throws InterruptedException {
    measure().forEach(row -> System.out.printf("%,12d bytes  %s%n", row.bytes(), row.what()));
  }

  /** Measures everything; takes some seconds. */
  public static List<MemoryRow> measure() throws InterruptedException {
    return List.of(
        row("that were told", new SilentChannel(ALERTS), ALERTS),
        row("that wait for a target that hangs", SilentChannel.closed(), ALERTS),
        row("at a target that hangs, of which 1,024 wait", SilentChannel.closed(), ROOM));
  }

  private static MemoryRow row(String what, SilentChannel channel, int room)
      throws InterruptedException {
    Instant now = Instant.now();
    long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
    long before = UsedHeap.afterCollections();
    try (AlertRouter router =
        AlertRouter.builder()
            .channel(channel)
            .delivery(OutboxSettings.DEFAULT.queueCapacity(room))
            .build()) {
      for (int i = 0; i < ALERTS; i++) {
        router.publish(RoutingTape.buy(AlertTier.ACTIONABLE_SETUP, i, nanos));
      }
      channel.awaitAll();
      long held = UsedHeap.afterCollections() - before;
      channel.open();
      if (router.stats().stories() != ALERTS) {
        throw new IllegalStateException("every story must be known, was " + router.stats());
      }
      return new MemoryRow("a router with 100,000 alerts " + what, 0, held);
    }
  }
}
