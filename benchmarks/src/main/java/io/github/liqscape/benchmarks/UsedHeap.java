// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

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

  /**
   * Bytes that one of a kind keeps on the heap: so many are made and kept, after one that loads the
   * classes.
   */
  public static long retained(int count, Callable<?> maker) {
    List<Object> kept = new ArrayList<>(count);
    kept.add(made(maker));
    kept.clear();
    long before = afterCollections();
    for (int i = 0; i < count; i++) {
      kept.add(made(maker));
    }
    long after = afterCollections();
    if (kept.size() != count) {
      throw new IllegalStateException("kept " + kept.size() + " of " + count);
    }
    return (after - before) / count;
  }

  private static Object made(Callable<?> maker) {
    try {
      return maker.call();
    } catch (Exception e) {
      throw new IllegalStateException("cannot make what is to be measured", e);
    }
  }
}
