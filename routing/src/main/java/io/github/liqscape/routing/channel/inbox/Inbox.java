// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.inbox;

import io.github.liqscape.journal.JournalException;
import io.github.liqscape.routing.alert.Alert;
import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.ChannelTraits;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.InAppUpdates;
import io.github.liqscape.routing.channel.Redaction;
import io.github.liqscape.routing.channel.Wording;
import io.github.liqscape.routing.channel.store.DurableState;
import io.github.liqscape.routing.channel.store.Payload;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One user's inbox. Each change gives an item the next sequence, so a client that remembers the
 * last one it saw asks for what changed {@link #since} and gets each item once, as it is now. A
 * message that is delivered twice stands there once. At most 1,000 items are kept; the oldest that
 * was read goes first. Every change is durable before it is seen.
 *
 * <p>Threading: thread-safe; a change waits for the disk.
 */
public final class Inbox implements DeliveryChannel, InAppUpdates {

  /** Items that are kept. */
  public static final int CAPACITY = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
  private static final int CHANGES_PER_SNAPSHOT = 4 * CAPACITY;
  private static final ChannelTraits TRAITS = ChannelTraits.standard().deduping();

  private final String target;
  private final InboxState state;
  private final DurableState store;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Consumer<InboxItem>> followers = new CopyOnWriteArrayList<>();

  private Inbox(String target, Path directory, int capacity, int changesPerSnapshot) {
    this.target = target;
    this.state = new InboxState(capacity);
    this.store = new DurableState(directory, InboxState.VERSION, changesPerSnapshot, state);
  }

  /**
   * The inbox in this directory. Nothing is read before the first use.
   *
   * @param target id of the target, one for each user
   */
  public static Inbox at(Path directory, String target) {
    return new Inbox(target, directory, CAPACITY, CHANGES_PER_SNAPSHOT);
  }

  static Inbox at(Path directory, String target, int capacity, int changesPerSnapshot) {
    return new Inbox(target, directory, capacity, changesPerSnapshot);
  }

  @Override
  public String kind() {
    return ChannelKinds.IN_APP;
  }

  @Override
  public String target() {
    return target;
  }

  @Override
  public ChannelTraits traits() {
    return TRAITS;
  }

  @Override
  public DeliveryOutcome deliver(Delivery delivery) {
    if (delivery.attemptNanos() >= delivery.expiresAtNanos()) {
      return new DeliveryOutcome.Expired();
    }
    Wording words = Wording.of(delivery);
    List<String> stories =
        Stream.concat(delivery.firing().stream(), delivery.ended().stream())
            .map(Alert::dedupeKey)
            .distinct()
            .toList();
    try {
      long number =
          add(
              delivery.deliveryId(),
              delivery.attemptNanos(),
              n ->
                  new InboxItem(
                      n,
                      state.lastSeq() + 1,
                      delivery.deliveryId(),
                      delivery.tier().name(),
                      delivery.reason().name(),
                      words.title(),
                      words.text(),
                      stories,
                      delivery.attemptNanos(),
                      delivery.expiresAtNanos(),
                      delivery.repeats(),
                      delivery.firing().isEmpty(),
                      false,
                      false,
                      0));
      return DeliveryOutcome.delivered(number == 0 ? "already there" : "item " + number);
    } catch (JournalException e) {
      return DeliveryOutcome.retry("the inbox cannot be written: " + e.reason());
    }
  }

  @Override
  public void repeated(Alert alert, int repeats) {
    quietly(
        () ->
            changeStory(
                alert, i -> i.repeats() == repeats ? i : i.changed(nextSeq(), repeats, i.ended())));
  }

  @Override
  public void ended(Alert alert) {
    quietly(() -> changeStory(alert, i -> i.ended() ? i : i.changed(nextSeq(), i.repeats(), true)));
  }

  @Override
  public void notice(String code, String text, long nanos) {
    String clean = Redaction.of(text);
    String id = "notice:" + code + ":" + nanos + ":" + clean;
    quietly(
        () ->
            add(
                id,
                nanos,
                n ->
                    new InboxItem(
                        n,
                        nextSeq(),
                        id,
                        InboxItem.NOTICE,
                        code,
                        code,
                        clean,
                        List.of(),
                        nanos,
                        Long.MAX_VALUE,
                        0,
                        false,
                        false,
                        false,
                        0)));
  }

  /** Marks an item as seen; false if there is none of this number. */
  public boolean read(long number, long nowNanos) {
    return change(
        number,
        nowNanos,
        i -> i.read() ? i : i.handled(nextSeq(), true, i.acked(), i.snoozedUntilNanos()));
  }

  /** Marks an item as taken care of, and so as seen; false if there is none of this number. */
  public boolean ack(long number, long nowNanos) {
    return change(number, nowNanos, i -> i.acked() ? i : i.handled(nextSeq(), true, true, 0));
  }

  /** Hides an item from the unread ones until a time; false if there is none of this number. */
  public boolean snooze(long number, long untilNanos, long nowNanos) {
    return change(number, nowNanos, i -> i.handled(nextSeq(), false, i.acked(), untilNanos));
  }

  /** How many items wait for the user. */
  public int unread(long nowNanos) {
    return reading(() -> (int) state.items().stream().filter(i -> i.unread(nowNanos)).count());
  }

  /** All items in the order of their arrival. */
  public List<InboxItem> items() {
    return reading(state::items);
  }

  /** Items that were added or changed after a sequence, each once, in the order of their change. */
  public List<InboxItem> since(long seq) {
    return reading(() -> state.since(seq));
  }

  /** The sequence of the last change; 0 if there was none. */
  public long lastSeq() {
    return reading(state::lastSeq);
  }

  /** How many items had to make room so far. */
  public long evicted() {
    return reading(state::evicted);
  }

  /**
   * What changed after a sequence, and from then on every change, without a gap or a double.
   *
   * @param listener called on the thread that made the change; must be short and never fail
   */
  Following follow(long seq, Consumer<InboxItem> listener) {
    return reading(
        () -> {
          followers.add(listener);
          return new Following(state.since(seq), state.lastSeq(), () -> followers.remove(listener));
        });
  }

  /** What was missed, up to which sequence, and how to stop. */
  record Following(List<InboxItem> missed, long lastSeq, Runnable stop) {}

  private long nextSeq() {
    return state.lastSeq() + 1;
  }

  private long add(String id, long nanos, LongFunction<InboxItem> item) {
    return reading(
        () -> {
          if (state.knows(id)) {
            return 0L;
          }
          InboxItem made = item.apply(state.nextNumber());
          put(made, nanos);
          return made.number();
        });
  }

  private boolean change(long number, long nanos, UnaryOperator<InboxItem> change) {
    return reading(() -> changed(state.item(number), nanos, change));
  }

  private boolean changeStory(Alert alert, UnaryOperator<InboxItem> change) {
    return reading(
        () -> changed(state.newestOf(alert.dedupeKey()), alert.createdAtNanos(), change));
  }

  private boolean changed(Optional<InboxItem> item, long nanos, UnaryOperator<InboxItem> change) {
    item.ifPresent(
        before -> {
          InboxItem after = change.apply(before);
          if (!after.equals(before)) {
            put(after, nanos);
          }
        });
    return item.isPresent();
  }

  private void put(InboxItem item, long nanos) {
    store.commit(InboxState.PUT, nanos, Payload.of(out -> ItemFormat.write(out, item)));
    followers.forEach(f -> f.accept(item));
  }

  private <T> T reading(Supplier<T> work) {
    lock.lock();
    try {
      store.load();
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** These have no outcome: a disk that fails here is told by the next delivery. */
  private void quietly(Runnable update) {
    try {
      update.run();
    } catch (JournalException e) {
      LOG.warn("{}: an update could not be written: {}", target, e.reason());
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

  @Override
  public String toString() {
    return target;
  }
}
