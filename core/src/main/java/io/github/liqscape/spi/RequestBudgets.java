// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.spi;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How much may still be asked of a venue. Venues count requests by address over a sliding window, so
 * every adapter of a process shares one of these; it never uses more than half of any limit.
 *
 * <p>Threading: thread-safe.
 */
public final class RequestBudgets {

  /** Share of a venue's limit that is used. */
  public static final double USED_SHARE = 0.5;

  /**
   * A limit of a venue.
   *
   * @param family hosts that are counted and banned together, such as {@code binance-futures}
   * @param name which of its limits, such as {@code weight}
   * @param weight the venue's own limit within the window, &gt; 0
   * @param window length of the sliding window
   */
  public record Limit(String family, String name, int weight, Duration window) {
    public Limit {
      Objects.requireNonNull(family, "family");
      Objects.requireNonNull(name, "name");
      if (weight < 2) {
        throw new IllegalArgumentException("weight must be >= 2, was " + weight);
      }
    }

    private int allowed() {
      return (int) (weight * USED_SHARE);
    }
  }

  private record Spent(long atNanos, int weight) {}

  /** What was spent against one limit, oldest first; reservations may lie in the future. */
  private static final class Ledger {
    final ArrayDeque<Spent> spent = new ArrayDeque<>();
    int sum;

    void forget(long before) {
      while (!spent.isEmpty() && spent.getFirst().atNanos() <= before) {
        sum -= spent.removeFirst().weight();
      }
    }

    void add(long at, int weight) {
      spent.addLast(new Spent(at, weight));
      sum += weight;
    }
  }

  private final Map<Limit, Ledger> ledgers = new HashMap<>();
  private final Map<String, Long> blocked = new HashMap<>();

  /** Nothing spent, nothing blocked. */
  public RequestBudgets() {}

  /**
   * Takes weight from a limit.
   *
   * @param weight of the request; more than half of the limit counts as half of it
   * @param nowNanos the current time
   * @return when the request may be sent, at or after {@code nowNanos}; check {@link #blockedUntil} then
   */
  public synchronized long reserve(Limit limit, int weight, long nowNanos) {
    Ledger ledger = ledgers.computeIfAbsent(limit, l -> new Ledger());
    long window = limit.window().toNanos();
    int asked = Math.min(weight, limit.allowed());
    long at = Math.max(nowNanos, blockedUntil(limit.family()));
    if (!ledger.spent.isEmpty()) {
      // Reservations keep their order: nobody overtakes.
      at = Math.max(at, ledger.spent.getLast().atNanos());
    }
    ledger.forget(at - window);
    while (ledger.sum + asked > limit.allowed()) {
      at = ledger.spent.getFirst().atNanos() + window;
      ledger.forget(at - window);
    }
    ledger.add(at, asked);
    return at;
  }

  /**
   * Takes note of what the venue itself counts: other programs at this address use the same limit.
   *
   * @param usedWeight used in the current window, by everyone
   */
  public synchronized void observe(Limit limit, int usedWeight, long nowNanos) {
    Ledger ledger = ledgers.computeIfAbsent(limit, l -> new Ledger());
    ledger.forget(nowNanos - limit.window().toNanos());
    long last = ledger.spent.isEmpty() ? nowNanos : ledger.spent.getLast().atNanos();
    if (usedWeight > ledger.sum && last <= nowNanos) {
      ledger.add(nowNanos, usedWeight - ledger.sum);
    }
  }

  /** Nothing may be sent to a host family before this time. */
  public synchronized void block(String family, long untilNanos) {
    blocked.merge(family, untilNanos, Math::max);
  }

  /** When a family may be asked again; {@code Long.MIN_VALUE} if it was never blocked. */
  public synchronized long blockedUntil(String family) {
    return blocked.getOrDefault(family, Long.MIN_VALUE);
  }
}
