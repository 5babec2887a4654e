// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scanner;

import io.github.liqscape.routing.channel.inbox.Inbox;
import java.time.InstantSource;

/**
 * Lanes that run, live or replayed.
 *
 * <p>Threading: {@link #snapshot()} from any thread.
 */
public sealed interface Scan extends AutoCloseable permits LiveScan, ReplayScan {

  /** Who the inbox belongs to; part of its address. */
  String USER = "you";

  /** All lanes as they are now, ranked. */
  ScanSnapshot snapshot();

  /** Where alerts arrive. */
  Inbox inbox();

  /** The scanner's clock: the system's, or the time of a replay. */
  InstantSource clock();

  /** Saves every lane and ends. */
  @Override
  void close();
}
