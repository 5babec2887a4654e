// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.routing.DueDelivery;
import io.github.liqscape.routing.channel.DeliveryChannel;
import java.io.Serializable;

/**
 * Opens the channels of users where messages are delivered: secrets are there and in no state of
 * the job.
 */
@FunctionalInterface
public interface Channels extends Serializable {

  /** The channel behind a target. */
  DeliveryChannel open(String user, String target);

  /**
   * The time that an outcome is told to have: by default that of the attempt, so that it is applied
   * as soon as it arrives. A replay that is to be repeated to the letter gives each its own.
   *
   * @return epoch nanoseconds of the job's event time
   */
  default long doneNanos(String user, DueDelivery due) {
    return due.delivery().attemptNanos();
  }
}
