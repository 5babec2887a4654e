// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.push;

import io.github.liqscape.routing.channel.store.DurableState;
import io.github.liqscape.routing.channel.store.Payload;
import io.github.liqscape.state.StateReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The browsers of one user, as long as they want to hear: kept in a journal, which so holds their
 * endpoints. At most 20; a newer one takes the place of the oldest.
 *
 * <p>Threading: thread-safe; a change waits for the disk.
 */
public final class PushSubscriptions implements AutoCloseable {

  private static final int MOST = 20;
  private static final int CHANGES_PER_SNAPSHOT = 200;
  private static final int ADD = 1;
  private static final int REMOVE = 2;
  private static final int VERSION = 1;
  private static final int LONGEST = 4_096;

  private final ReentrantLock lock = new ReentrantLock();
  private final Browsers browsers = new Browsers();
  private final DurableState store;

  private PushSubscriptions(Path directory) {
    store = new DurableState(directory, VERSION, CHANGES_PER_SNAPSHOT, browsers);
  }

  /** Those kept in this directory. Nothing is read before the first use. */
  public static PushSubscriptions at(Path directory) {
    return new PushSubscriptions(directory);
  }

  /**
   * Keeps a browser; one with the same endpoint is replaced.
   *
   * @throws io.github.liqscape.journal.JournalException if it may not be durable
   */
  public void add(PushSubscription subscription, long nowNanos) {
    lock.lock();
    try {
      store.load();
      store.commit(ADD, nowNanos, Browsers.payload(subscription));
    } finally {
      lock.unlock();
    }
  }

  /** Forgets a browser; false if there is none with this endpoint. */
  public boolean remove(String endpoint, long nowNanos) {
    lock.lock();
    try {
      store.load();
      if (!browsers.byEndpoint.containsKey(endpoint)) {
        return false;
      }
      store.commit(REMOVE, nowNanos, Payload.of(out -> out.text(endpoint)));
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** All of them, the oldest first. */
  public List<PushSubscription> all() {
    lock.lock();
    try {
      store.load();
      return List.copyOf(browsers.byEndpoint.values());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      store.close();
    } finally {
      lock.unlock();
    }
  }

  private static final class Browsers implements DurableState.State {
    final Map<String, PushSubscription> byEndpoint = new LinkedHashMap<>();

    static byte[] payload(PushSubscription s) {
      return Payload.of(out -> out.text(s.endpoint().toString()).text(s.p256dh()).text(s.auth()));
    }

    @Override
    public void clear() {
      byEndpoint.clear();
    }

    @Override
    public void apply(int type, int version, long nanos, byte[] payload) {
      if (version != VERSION) {
        throw new IllegalStateException("push subscriptions of a newer version: " + version);
      }
      switch (type) {
        case ADD -> put(Payload.read(payload, Browsers::subscription));
        case REMOVE -> byEndpoint.remove(Payload.read(payload, in -> in.text(LONGEST)));
        case DurableState.SNAPSHOT -> {
          byEndpoint.clear();
          Payload.read(
                  payload,
                  in -> {
                    PushSubscription[] all = new PushSubscription[in.integer(0, MOST)];
                    for (int i = 0; i < all.length; i++) {
                      all[i] = subscription(in);
                    }
                    return List.of(all);
                  })
              .forEach(this::put);
        }
        default -> throw new IllegalStateException("unknown entry type " + type);
      }
    }

    private void put(PushSubscription s) {
      byEndpoint.remove(s.endpoint().toString());
      byEndpoint.put(s.endpoint().toString(), s);
      if (byEndpoint.size() > MOST) {
        byEndpoint.remove(byEndpoint.keySet().iterator().next());
      }
    }

    private static PushSubscription subscription(StateReader in) throws IOException {
      return PushSubscription.of(in.text(LONGEST), in.text(LONGEST), in.text(LONGEST));
    }

    @Override
    public byte[] snapshot() {
      return Payload.of(
          out -> {
            out.integer(byEndpoint.size());
            for (PushSubscription s : byEndpoint.values()) {
              out.output().write(payload(s));
            }
          });
    }
  }
}
