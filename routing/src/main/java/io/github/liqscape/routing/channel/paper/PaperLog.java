// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel.paper;

import io.github.liqscape.journal.Journal;
import io.github.liqscape.journal.JournalCursor;
import io.github.liqscape.journal.JournalEntry;
import io.github.liqscape.journal.JournalException;
import io.github.liqscape.routing.channel.AlertJson;
import io.github.liqscape.routing.channel.ChannelKinds;
import io.github.liqscape.routing.channel.ChannelTraits;
import io.github.liqscape.routing.channel.Delivery;
import io.github.liqscape.routing.channel.DeliveryChannel;
import io.github.liqscape.routing.channel.DeliveryOutcome;
import io.github.liqscape.routing.channel.DeliveryOutcome.DeadReason;
import io.github.liqscape.routing.channel.store.Payload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A journal of automation candidates. An entry has type 1, version 1 and the event time of its
 * first alert; its payload is two texts, each a length u32 and UTF-8: the delivery id, and the JSON
 * that a webhook would get. A message that is delivered twice stands there once. It never holds a
 * WAIT.
 *
 * <p>Threading: thread-safe; a delivery waits for the disk. Any process may {@link #read}
 * meanwhile.
 */
public final class PaperLog implements DeliveryChannel {

  /** Type of an entry. */
  public static final int SIGNAL = 1;

  /** Version of its layout. */
  public static final int VERSION = 1;

  private static final int LARGEST = 1 << 20;
  private static final int IDS_REMEMBERED = 1 << 16;
  private static final ChannelTraits TRAITS = ChannelTraits.standard().asMachine().deduping();

  private final String target;
  private final Path directory;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Long> known = new LinkedHashMap<>();
  private @Nullable Journal open;
  private boolean closed;

  private PaperLog(String target, Path directory) {
    this.target = target;
    this.directory = directory;
  }

  /** The log in this directory. Nothing is read before the first delivery. */
  public static PaperLog at(Path directory, String target) {
    return new PaperLog(target, directory);
  }

  /**
   * Reads a log, also while it is being written.
   *
   * @param fromSequence the first of interest; remember the last one seen and add one
   * @param reader called for each in order
   * @throws JournalException if it is damaged or not there
   */
  public static void read(Path directory, long fromSequence, Consumer<PaperSignal> reader) {
    try (JournalCursor cursor = Journal.read(directory)) {
      while (cursor.hasNext()) {
        JournalEntry entry = cursor.next();
        if (entry.sequence() >= fromSequence && entry.type() == SIGNAL) {
          reader.accept(signal(entry));
        }
      }
    }
  }

  @Override
  public String kind() {
    return ChannelKinds.PAPER_LOG;
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
    if (delivery.saysWait()) {
      return DeliveryOutcome.dead(DeadReason.REJECTED, "a WAIT never goes to a machine");
    }
    if (delivery.attemptNanos() >= delivery.expiresAtNanos()) {
      return new DeliveryOutcome.Expired();
    }
    lock.lock();
    try {
      return DeliveryOutcome.delivered("sequence " + append(delivery));
    } catch (JournalException e) {
      release();
      return DeliveryOutcome.retry("the paper log cannot be written: " + e.reason());
    } catch (IllegalArgumentException e) {
      return DeliveryOutcome.dead(DeadReason.REJECTED, "the message is too long");
    } finally {
      lock.unlock();
    }
  }

  private long append(Delivery delivery) {
    Journal journal = journal();
    Long before = known.get(delivery.deliveryId());
    if (before != null) {
      return before;
    }
    String json = new String(AlertJson.of(delivery, LARGEST), StandardCharsets.UTF_8);
    byte[] payload = Payload.of(out -> out.text(delivery.deliveryId()).text(json));
    long sequence = journal.append(SIGNAL, VERSION, delivery.alert().createdAtNanos(), payload);
    journal.force();
    remember(delivery.deliveryId(), sequence);
    return sequence;
  }

  /** A candidate lives for minutes, so a repeated one is among the last. */
  private void remember(String deliveryId, long sequence) {
    known.put(deliveryId, sequence);
    if (known.size() > IDS_REMEMBERED) {
      known.remove(known.keySet().iterator().next());
    }
  }

  private Journal journal() {
    Journal now = open;
    if (now != null) {
      return now;
    }
    if (closed) {
      throw new IllegalStateException("the paper log is closed");
    }
    Journal journal = Journal.at(directory).open();
    open = journal;
    known.clear();
    try (JournalCursor cursor = journal.cursor()) {
      while (cursor.hasNext()) {
        JournalEntry entry = cursor.next();
        if (entry.type() == SIGNAL) {
          remember(signal(entry).deliveryId(), entry.sequence());
        }
      }
    }
    return journal;
  }

  private static PaperSignal signal(JournalEntry entry) {
    if (entry.version() != VERSION) {
      throw new IllegalStateException("a paper log of a newer version: " + entry.version());
    }
    return Payload.read(
        entry.payload(),
        in ->
            new PaperSignal(
                entry.sequence(), entry.eventNanos(), in.text(LARGEST), in.text(LARGEST)));
  }

  private void release() {
    if (open != null) {
      try {
        open.close();
      } catch (JournalException e) {
        // It has failed already and is opened anew; what was forced is there.
      } finally {
        open = null;
      }
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      release();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    return target;
  }
}
