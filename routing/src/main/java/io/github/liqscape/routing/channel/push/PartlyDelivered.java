// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.push;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which endpoints have which message, for as long as the others are tried again. Kept in memory:
 * after a restart the push topic replaces what was not fetched yet.
 *
 * <p>Threading: thread-safe.
 */
final class PartlyDelivered {

  private static final int MESSAGES = 1_024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Set<String>> byMessage = new LinkedHashMap<>();

  void add(String deliveryId, String endpoint) {
    lock.lock();
    try {
      byMessage.computeIfAbsent(deliveryId, k -> new LinkedHashSet<>()).add(endpoint);
      if (byMessage.size() > MESSAGES) {
        byMessage.remove(byMessage.keySet().iterator().next());
      }
    } finally {
      lock.unlock();
    }
  }

  boolean has(String deliveryId, String endpoint) {
    lock.lock();
    try {
      return byMessage.getOrDefault(deliveryId, Set.of()).contains(endpoint);
    } finally {
      lock.unlock();
    }
  }

  int count(String deliveryId) {
    lock.lock();
    try {
      return byMessage.getOrDefault(deliveryId, Set.of()).size();
    } finally {
      lock.unlock();
    }
  }
}
