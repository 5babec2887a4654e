// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import java.time.Duration;

/**
 * At most so many attempts in any window of this length.
 *
 * @param attempts &ge; 1
 * @param windowNanos &gt; 0
 */
public record RateLimit(int attempts, long windowNanos) {

  public RateLimit {
    if (attempts < 1 || windowNanos <= 0) {
      throw new IllegalArgumentException(
          "a rate limit needs attempts >= 1 and a window > 0, was " + attempts + " in "
              + windowNanos + " ns");
    }
  }

  /** So many attempts in any window of this length. */
  public static RateLimit of(int attempts, Duration window) {
    return new RateLimit(attempts, window.toNanos());
  }
}
