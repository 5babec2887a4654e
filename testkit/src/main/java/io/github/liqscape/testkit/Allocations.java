// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * Holds what the reading of a text allocates to a bound that grows with the length of the text, so
 * that no small text can demand much memory.
 *
 * <p>Threading: what is read must be read on the calling thread.
 */
public final class Allocations {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Whatever the length: parsers with their buffers, exceptions with their traces. */
  private static final long ALWAYS = 64 << 10;

  private static final long PER_CHARACTER = 100;

  /** What may come on top when code, Jackson above all, runs for the first time. */
  private static final long FIRST_USE = 32 << 20;

  private long most;

  /** Nothing measured yet. */
  public Allocations() {}

  /**
   * Runs the reader of a text.
   *
   * @param again reads the same text once more, to tell what it needs from what a first use needs
   */
  public void during(String text, Runnable reader, Runnable again) {
    long bound = ALWAYS + PER_CHARACTER * text.length();
    long bytes = bytes(reader);
    if (bytes > bound) {
      check(text, bytes, bound + FIRST_USE);
      bytes = bytes(again);
      check(text, bytes, bound);
    }
    most = Math.max(most, bytes);
  }

  private static void check(String text, long bytes, long bound) {
    assertThat(bytes)
        .as("bytes allocated for %s characters: %s", text.length(), text)
        .isLessThanOrEqualTo(bound);
  }

  private static long bytes(Runnable reader) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    reader.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  /** The most that one text needed, in bytes: zero would mean that nothing is measured. */
  public long most() {
    return most;
  }
}
