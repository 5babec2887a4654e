// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import io.github.liqscape.routing.alert.Alert;

/**
 * What a channel inside the user's own program also hears: things that are no messages. Calls are
 * short and never fail.
 */
public interface InAppUpdates {

  /** The story of an item that was delivered has been told again; nothing new is sent. */
  void repeated(Alert alert, int repeats);

  /** The cause of a delivered item has ended. */
  void ended(Alert alert);

  /**
   * Something the user should know about the routing itself.
   *
   * @param code short and stable, such as {@code TARGET_DISABLED}
   * @param text in English, without a secret
   * @param nanos epoch nanoseconds
   */
  void notice(String code, String text, long nanos);
}
