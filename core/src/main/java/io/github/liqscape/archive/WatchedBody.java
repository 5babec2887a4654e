// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import io.github.liqscape.spi.Scheduler;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, cut when it brings nothing for 30 s. The JDK's client has a timeout for
 * the head only, and a half-open connection reports nothing.
 *
 * <p>Threading: one reader; the scheduler checks beside it.
 */
final class WatchedBody extends FilterInputStream {

  static final Duration LIMIT = Duration.ofSeconds(30);

  private final Scheduler scheduler;
  private long lastNanos;
  private boolean stalled;
  private boolean closed;
  private Scheduler.@Nullable Cancellation timer;

  WatchedBody(Scheduler scheduler, InputStream body) {
    super(body);
    this.scheduler = scheduler;
    lastNanos = scheduler.nanos();
    arm();
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int n;
    try {
      n = super.read(bytes, from, length);
    } catch (IOException e) {
      throw stalled() ? nothing(e) : e;
    }
    if (stalled()) {
      throw nothing(null);
    }
    alive();
    return n;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  private static IOException nothing(@Nullable IOException cause) {
    return new IOException("nothing arrived for " + LIMIT.toSeconds() + " s", cause);
  }

  private synchronized void alive() {
    lastNanos = scheduler.nanos();
  }

  private synchronized boolean stalled() {
    return stalled;
  }

  private synchronized void arm() {
    if (!closed) {
      timer = scheduler.at(lastNanos + LIMIT.toNanos(), this::check);
    }
  }

  private void check() {
    if (!over()) {
      arm();
      return;
    }
    try {
      in.close();
    } catch (IOException e) {
      // The reader finds the body closed either way, and says why.
      return;
    }
  }

  private synchronized boolean over() {
    stalled = !closed && scheduler.nanos() - lastNanos >= LIMIT.toNanos();
    return stalled;
  }

  @Override
  public void close() throws IOException {
    synchronized (this) {
      closed = true;
      if (timer != null) {
        timer.cancel();
      }
    }
    super.close();
  }
}
