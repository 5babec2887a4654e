// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.outbox;

import java.util.SplittableRandom;

/** Where the randomness of retries comes from: equal questions get equal answers. */
@FunctionalInterface
public interface Jitter {

  /**
   * A number in [0, 1].
   *
   * @param deliveryId of the message
   * @param attempt that failed, from 1
   */
  double of(String deliveryId, int attempt);

  /** Full jitter from a seed. */
  static Jitter seeded(long seed) {
    return (id, attempt) ->
        new SplittableRandom(seed ^ (31L * id.hashCode() + attempt)).nextDouble();
  }
}
