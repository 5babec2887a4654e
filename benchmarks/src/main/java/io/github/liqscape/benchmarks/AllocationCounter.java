// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Bytes that the measured code itself allocates, where a set-up before every invocation allocates
 * too: JMH's {@code gc} profiler cannot tell the two apart.
 *
 * <p>Call {@link #begin} last in the set-up and {@link #end} first in the tear-down. The report
 * divides {@link #measuredBytes} by {@link #measuredEvents}.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class AllocationCounter {

  private static final ThreadMXBean THREADS =
      (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Operations measured. */
  public long measuredEvents;

  /** Bytes they allocated. */
  public long measuredBytes;

  private long before;

  /** The measured code begins. */
  public void begin() {
    before = THREADS.getCurrentThreadAllocatedBytes();
  }

  /** The measured code has done so many operations. */
  public void end(int operations) {
    measuredBytes += THREADS.getCurrentThreadAllocatedBytes() - before;
    measuredEvents += operations;
  }
}
