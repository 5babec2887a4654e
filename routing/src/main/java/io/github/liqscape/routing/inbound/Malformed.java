// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.inbound;

/** A body that is not what it should be; the message holds nothing of it. */
final class Malformed extends Exception {

  private static final long serialVersionUID = 1L;

  Malformed(String why) {
    super(why, null, false, false);
  }
}
