// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

/**
 * Takes what the lanes have to say to the router.
 *
 * <p>Threading: seats belong to their lanes; the rest as the implementation says.
 */
interface AlertDesk extends AutoCloseable {

  /** The place of a lane. */
  AlertSeat seat();

  /** Returns when everything told so far is written: a lane may then be saved. */
  void awaitWritten();

  @Override
  void close();
}
