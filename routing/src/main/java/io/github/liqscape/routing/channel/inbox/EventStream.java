// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.inbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One stream of Server-Sent Events to one client. What changes meanwhile waits in a buffer of 256;
 * a client that is too slow for it is told to ask for everything anew.
 *
 * <p>Threading: {@link #offer} from any thread, {@link #run} on the stream's own.
 */
final class EventStream {

  static final int BUFFER = 256;
  private static final String FIRST = "retry: 3000\n\n";

  private final OutputStream out;
  private final Duration heartbeat;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final ArrayDeque<InboxItem> waiting = new ArrayDeque<>();
  private long overflowedAt;

  EventStream(OutputStream out, Duration heartbeat) {
    this.out = out;
    this.heartbeat = heartbeat;
  }

  /** Never blocks. */
  void offer(InboxItem item) {
    lock.lock();
    try {
      if (overflowedAt > 0 || waiting.size() == BUFFER) {
        waiting.clear();
        overflowedAt = item.seq();
      } else {
        waiting.add(item);
      }
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Writes until the client or the server ends it. */
  void run(Inbox.Following following) throws IOException, InterruptedException {
    write(FIRST);
    for (InboxItem item : following.missed()) {
      write(event(item));
    }
    while (true) {
      write(next());
    }
  }

  private String next() throws InterruptedException {
    lock.lock();
    try {
      long left = heartbeat.toNanos();
      while (waiting.isEmpty() && overflowedAt == 0) {
        if (left <= 0) {
          return ": heartbeat\n\n";
        }
        left = arrived.awaitNanos(left);
      }
      if (overflowedAt > 0) {
        long seq = overflowedAt;
        overflowedAt = 0;
        return "id: " + seq + "\nevent: resync\ndata: " + ItemJson.resync(seq) + "\n\n";
      }
      return event(waiting.remove());
    } finally {
      lock.unlock();
    }
  }

  private static String event(InboxItem item) {
    return "id: " + item.seq() + "\nevent: item\ndata: " + ItemJson.of(item) + "\n\n";
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
