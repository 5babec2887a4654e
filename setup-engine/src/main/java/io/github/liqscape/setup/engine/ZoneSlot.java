// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

/** Where the memory has a zone of a root id: in a row of its table, or at rest. */
final class ZoneSlot {

  static final int RESTING = -1;

  MemoryZone zone;
  int row;

  ZoneSlot(MemoryZone zone, int row) {
    this.zone = zone;
    this.row = row;
  }
}
