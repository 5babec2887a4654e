// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.inbound;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.journal.JournalException;
import io.github.liqscape.setup.ChartSignal;
import io.github.liqscape.spi.Scheduler;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal, what is known from it, and what waits to be handed on. A journal that failed is
 * closed and opened again at the next request, and everything is read from it anew: what counts is
 * what is there. All but {@link #handOver} is guarded by the desk's lock.
 */
final class InboundStore {

  private static final Logger LOG = LoggerFactory.getLogger(InboundStore.class);
  private static final long FRESH_NANOS = 300_000_000_000L;
  private static final int ACCEPTS_BETWEEN_CLEANING = 1_024;

  /**
   * Where a signal stands.
   *
   * @param id ours, of the first one
   * @param sequence of its record
   * @param journal that holds it
   * @param fresh false if it was known
   */
  record Placed(String id, long sequence, InboundJournal journal, boolean fresh) {}

  private record Waiting(ChartSignal signal, long sequence, InboundJournal journal) {}

  private final Supplier<InboundJournal> opener;
  private final Scheduler scheduler;
  private final SymbolLookup symbols;
  private final Consumer<ChartSignal> signals;
  private final KnownSignals known = new KnownSignals();
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  private final ReentrantLock handing = new ReentrantLock();
  private @Nullable InboundJournal journal;
  private boolean closed;
  private long lastHanded;
  private long handed;
  private long failedHandings;
  private long stale;
  private int accepts;

  InboundStore(
      Supplier<InboundJournal> opener,
      Scheduler scheduler,
      SymbolLookup symbols,
      Consumer<ChartSignal> signals) {
    this.opener = opener;
    this.scheduler = scheduler;
    this.symbols = symbols;
    this.signals = signals;
  }

  /** Opens the journal and remembers what is in it. */
  void open() {
    ready();
  }

  private InboundJournal ready() {
    if (closed) {
      throw new IllegalStateException("the desk is closed");
    }
    InboundJournal present = journal;
    if (present != null && !present.failed()) {
      return present;
    }
    if (present != null) {
      journal = null;
      closeFailed(present);
    }
    InboundJournal opened = opener.get();
    try {
      recover(opened);
    } catch (RuntimeException e) {
      closeFailed(opened);
      throw e;
    }
    journal = opened;
    return opened;
  }

  private static void closeFailed(InboundJournal failed) {
    try {
      failed.close();
    } catch (JournalException e) {
      LOG.debug("closing a journal that had failed: {}", e.reason());
    }
  }

  private void recover(InboundJournal opened) {
    long now = scheduler.nanos();
    known.clear();
    waiting.clear();
    for (Map.Entry<Long, InboundJournal.Entry> entry : opened.read().entrySet()) {
      AcceptedSignal signal = entry.getValue().signal();
      long sequence = entry.getKey();
      if (now < signal.acceptedNanos() + signal.windowNanos()) {
        known.add(signal, sequence, opened);
      }
      if (entry.getValue().handed() || sequence <= lastHanded) {
        continue;
      }
      Optional<Instrument> instrument = symbols.find(signal.symbol());
      if (instrument.isPresent() && now - signal.acceptedNanos() <= FRESH_NANOS) {
        waiting.add(new Waiting(signal.signal(instrument.get()), sequence, opened));
      } else {
        stale++;
      }
    }
  }

  /**
   * Finds a signal or appends it.
   *
   * @throws JournalException if there is no journal to be had
   */
  Placed place(AcceptedSignal signal, Instrument instrument) {
    InboundJournal to = ready();
    KnownSignals.Known first = known.find(signal.key(), signal.acceptedNanos());
    if (first != null) {
      return new Placed(first.id(), first.sequence(), first.journal(), false);
    }
    long sequence;
    try {
      sequence = to.accept(signal);
    } catch (JournalException e) {
      to.fail();
      throw e;
    }
    known.add(signal, sequence, to);
    waiting.add(new Waiting(signal.signal(instrument), sequence, to));
    clean(to, signal.acceptedNanos());
    return new Placed(signal.id(), sequence, to, true);
  }

  private void clean(InboundJournal to, long now) {
    if (++accepts % ACCEPTS_BETWEEN_CLEANING == 0) {
      long needed = known.expire(now);
      Waiting oldest = waiting.peekFirst();
      to.dropBefore(oldest == null ? needed : Math.min(needed, oldest.sequence()));
    }
  }

  /** Takes back one whose record could not be made durable. */
  void forget(Placed placed, String key) {
    known.remove(key, placed.sequence(), placed.journal());
    Iterator<Waiting> each = waiting.iterator();
    while (each.hasNext()) {
      Waiting one = each.next();
      if (one.sequence() == placed.sequence() && one.journal() == placed.journal()) {
        each.remove();
      }
    }
  }

  /** One thread at a time hands on, so that signals keep their order. */
  void handOver(ReentrantLock lock) {
    handing.lock();
    try {
      InboundJournal last = null;
      for (Waiting next = next(lock); next != null; next = next(lock)) {
        boolean failed = !handed(next.signal());
        lock.lock();
        try {
          handed++;
          failedHandings += failed ? 1 : 0;
          lastHanded = next.sequence();
        } finally {
          lock.unlock();
        }
        last = note(next);
      }
      if (last != null) {
        last.force();
      }
    } finally {
      handing.unlock();
    }
  }

  private @Nullable Waiting next(ReentrantLock lock) {
    lock.lock();
    try {
      Waiting first = waiting.peekFirst();
      return first != null && first.journal().durable(first.sequence())
          ? waiting.pollFirst()
          : null;
    } finally {
      lock.unlock();
    }
  }

  private boolean handed(ChartSignal signal) {
    try {
      signals.accept(signal);
      return true;
    } catch (RuntimeException e) {
      LOG.warn("the receiver of a chart signal failed with {}", e.getClass().getName());
      return false;
    }
  }

  private InboundJournal note(Waiting next) {
    try {
      next.journal().handed(next.sequence(), scheduler.nanos());
    } catch (JournalException e) {
      next.journal().fail();
    }
    return next.journal();
  }

  InboundCounts counts(Map<Integer, Long> replies) {
    return new InboundCounts(replies, handed, failedHandings, stale, known.size());
  }

  void close() {
    closed = true;
    InboundJournal present = journal;
    journal = null;
    if (present != null) {
      present.close();
    }
  }
}
