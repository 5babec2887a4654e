// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.engine;

import org.jspecify.annotations.Nullable;

/** Where the memory has a zone of a root id: in a row of its table, or at rest. */
final class ZoneSlot {

  static final int RESTING = -1;

  int row;

  /** Null while it is in the table. */
  @Nullable MemoryZone resting;

  ZoneSlot(int row) {
    this.row = row;
  }
}
