// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.inbox;

import io.github.liqscape.routing.channel.store.DurableState;
import io.github.liqscape.routing.channel.store.Payload;
import io.github.liqscape.state.StateReader;
import io.github.liqscape.state.StateWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The items in memory. It changes only by whole items, each with the next sequence; which item has
 * to go follows from the items, so a replay throws out the same.
 */
final class InboxState implements DurableState.State {

  /** The only type of change: an item, new or as it is now. */
  static final int PUT = 1;

  static final int VERSION = 1;

  /** Ids of items that are gone, so that a message sent again is still recognised. */
  private static final int IDS_REMEMBERED = 4_096;

  private static final int LONGEST_ID = 1 << 16;

  private final int capacity;
  private final TreeMap<Long, InboxItem> items = new TreeMap<>();
  private final Map<String, Long> newestOfStory = new HashMap<>();
  private final Map<String, Long> byId = new HashMap<>();
  private final LinkedHashSet<String> gone = new LinkedHashSet<>();
  private long lastSeq;
  private long lastNumber;
  private long evicted;

  InboxState(int capacity) {
    this.capacity = capacity;
  }

  long lastSeq() {
    return lastSeq;
  }

  long nextNumber() {
    return lastNumber + 1;
  }

  long evicted() {
    return evicted;
  }

  boolean knows(String id) {
    return byId.containsKey(id) || gone.contains(id);
  }

  Optional<InboxItem> item(long number) {
    return Optional.ofNullable(items.get(number));
  }

  Optional<InboxItem> newestOf(String story) {
    return Optional.ofNullable(newestOfStory.get(story)).map(items::get);
  }

  List<InboxItem> items() {
    return List.copyOf(items.values());
  }

  List<InboxItem> since(long seq) {
    return items.values().stream()
        .filter(i -> i.seq() > seq)
        .sorted(Comparator.comparingLong(InboxItem::seq))
        .toList();
  }

  @Override
  public void clear() {
    items.clear();
    newestOfStory.clear();
    byId.clear();
    gone.clear();
    lastSeq = 0;
    lastNumber = 0;
    evicted = 0;
  }

  @Override
  public void apply(int type, int version, long nanos, byte[] payload) {
    if (version != VERSION || (type != PUT && type != DurableState.SNAPSHOT)) {
      throw new IllegalStateException(
          "an inbox of a newer version: entry type " + type + ", version " + version);
    }
    if (type == PUT) {
      put(Payload.read(payload, ItemFormat::read));
    } else {
      clear();
      Payload.read(payload, this::restore);
    }
  }

  private void put(InboxItem item) {
    items.put(item.number(), item);
    byId.put(item.id(), item.number());
    item.stories().forEach(s -> newestOfStory.merge(s, item.number(), Math::max));
    lastSeq = Math.max(lastSeq, item.seq());
    lastNumber = Math.max(lastNumber, item.number());
    if (items.size() > capacity) {
      evict(item.number());
    }
  }

  private void evict(long butNot) {
    InboxItem goes =
        items.values().stream()
            .filter(i -> i.read() && i.number() != butNot)
            .findFirst()
            .orElseGet(() -> items.firstEntry().getValue());
    items.remove(goes.number());
    byId.remove(goes.id());
    goes.stories().forEach(s -> newestOfStory.remove(s, goes.number()));
    gone.add(goes.id());
    if (gone.size() > IDS_REMEMBERED) {
      gone.remove(gone.iterator().next());
    }
    evicted++;
  }

  @Override
  public byte[] snapshot() {
    return Payload.of(this::write);
  }

  private void write(StateWriter out) throws IOException {
    out.number(lastSeq).number(lastNumber).number(evicted);
    out.integer(items.size());
    for (InboxItem item : items.values()) {
      ItemFormat.write(out, item);
    }
    out.integer(gone.size());
    for (String id : gone) {
      out.text(id);
    }
  }

  private Set<String> restore(StateReader in) throws IOException {
    long seq = in.number();
    long number = in.number();
    long wasEvicted = in.number();
    int count = in.integer(0, Integer.MAX_VALUE);
    List<InboxItem> kept = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      kept.add(ItemFormat.read(in));
    }
    int ids = in.integer(0, IDS_REMEMBERED);
    for (int i = 0; i < ids; i++) {
      gone.add(in.text(LONGEST_ID));
    }
    kept.forEach(this::put);
    lastSeq = seq;
    lastNumber = number;
    evicted = wasEvicted;
    return gone;
  }
}
