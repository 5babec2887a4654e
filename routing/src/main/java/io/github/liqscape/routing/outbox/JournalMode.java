// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.outbox;

/** When a record of the router is forced to the disk. */
public enum JournalMode {
  /** At once; records that wait together share a force. An alert leaves only when it is durable. */
  FSYNC,
  /** Every 50 ms. */
  INTERVAL,
  /** Never but at the close: the operating system decides. Nothing is ever said to be durable. */
  OS
}
