// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** What is reachable: no object layout is assumed. */
public final class UsedHeap {

  private static final int COLLECTIONS = 5;

  private UsedHeap() {}

  /** Bytes of the heap in use after full collections; the least of some. */
  public static long afterCollections() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    long used = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      memory.gc();
      used = Math.min(used, memory.getHeapMemoryUsage().getUsed());
    }
    return used;
  }
}
