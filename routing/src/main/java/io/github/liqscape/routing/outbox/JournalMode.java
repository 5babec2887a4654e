// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.outbox;

/** When a record of the router is forced to the disk. */
public enum JournalMode {
  /** At once; records that wait together share a force. An alert leaves only when it is durable. */
  FSYNC,
  /** Every 50 ms. */
  INTERVAL,
  /**
   * Never but at the close. Up to 1 MiB of records waits in the process, so a kill loses it; the rest is
   * where the operating system has it. Nothing is ever said to be durable.
   */
  OS
}
