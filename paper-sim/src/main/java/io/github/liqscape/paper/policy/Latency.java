// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper.policy;

/**
 * How long a request is on its way. On bars only whole bars of it count.
 *
 * @param leastNanos shortest, &ge; 0
 * @param mostNanos longest; between the two it is drawn evenly
 * @param seed of the draws
 */
public record Latency(long leastNanos, long mostNanos, long seed) {

  public static final Latency NONE = new Latency(0, 0, 0);

  /** 100 ms. */
  public static final Latency USUAL = constant(100_000_000L);

  public Latency {
    if (leastNanos < 0 || mostNanos < leastNanos || mostNanos > 86_400_000_000_000L) {
      throw new IllegalArgumentException(
          "latency must be in [0, 1 day], was " + leastNanos + " to " + mostNanos + " ns");
    }
  }

  public static Latency constant(long nanos) {
    return new Latency(nanos, nanos, 0);
  }

  /** Drawn evenly between two bounds. */
  public static Latency sampled(long leastNanos, long mostNanos, long seed) {
    return new Latency(leastNanos, mostNanos, seed);
  }
}
