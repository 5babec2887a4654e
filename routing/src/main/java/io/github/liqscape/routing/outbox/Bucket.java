package io.github.liqscape.routing.outbox;

import io.github.liqscape.routing.channel.ChannelTraits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The queue of one rate bucket, in the order of arrival, and its one worker. */
final class Bucket {

  final String kind;
  final RateWindow window;
  final List<Waiting> waiting = new ArrayList<>();
  private final Map<String, Integer> threads = new HashMap<>();
  @Nullable Waiting inFlight;
  long inFlightUntil;
  long pausedUntil = Long.MIN_VALUE;

  Bucket(String kind, ChannelTraits traits) {
    this.kind = kind;
    this.window = new RateWindow(traits.bucketLimits());
  }

  void add(Waiting w) {
    waiting.add(w);
    threads.merge(thread(w), 1, Integer::sum);
  }

  void remove(Waiting w) {
    if (waiting.remove(w)) {
      forget(w);
    }
  }

  /** Takes out all whose time is over. */
  void expire(long now, Consumer<Waiting> expired) {
    for (Iterator<Waiting> i = waiting.iterator(); i.hasNext(); ) {
      Waiting w = i.next();
      if (now >= w.message.expiresAtNanos()) {
        i.remove();
        forget(w);
        expired.accept(w);
      }
    }
  }

  /** The oldest of the lowest own tier: the one to go when there are too many. */
  Waiting leastUrgent() {
    Waiting least = waiting.getFirst();
    for (Waiting w : waiting) {
      if (w.message.tier().compareTo(least.message.tier()) < 0) {
        least = w;
      }
    }
    return least;
  }

  /** Whether an earlier message of its thread still waits or is under way. */
  boolean behind(Waiting w) {
    String thread = thread(w);
    if (inFlight != null && thread(inFlight).equals(thread)) {
      return true;
    }
    if (threads.getOrDefault(thread, 0) < 2) {
      return false;
    }
    for (Waiting other : waiting) {
      if (other == w) {
        return false;
      }
      if (thread(other).equals(thread)) {
        return true;
      }
    }
    return false;
  }

  private void forget(Waiting w) {
    threads.computeIfPresent(thread(w), (k, n) -> n == 1 ? null : n - 1);
  }

  private static String thread(Waiting w) {
    return w.message.target() + '\n' + w.message.threadKey();
  }
}
