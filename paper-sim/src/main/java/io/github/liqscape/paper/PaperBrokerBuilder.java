// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.paper;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.instrument.MarginTiers;
import io.github.liqscape.journal.Disk;
import io.github.liqscape.journal.Journal;
import io.github.liqscape.journal.JournalBuilder;
import io.github.liqscape.journal.JournalCursor;
import io.github.liqscape.journal.JournalEntry;
import io.github.liqscape.paper.account.PaperNote;
import io.github.liqscape.paper.event.PaperEvent;
import io.github.liqscape.paper.policy.FillPolicy;
import io.github.liqscape.paper.policy.InstrumentTerms;
import io.github.liqscape.paper.policy.PaperTerms;
import io.github.liqscape.paper.policy.PositionMode;
import io.github.liqscape.paper.policy.RiskLimits;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link PaperBroker} is set up; every option but instruments and deposits has a default.
 *
 * {@snippet :
 * try (PaperBroker broker =
 *     PaperBroker.builder()
 *         .account("USDT", "10000")
 *         .instrument(perp, tiers) // 2 and 5 bp, leverage 5, isolated
 *         .journal(journal) // opening it again gives the same account
 *         .build()) {
 *   feed.forEach(broker::apply);
 *   double price = broker.reference(perp, OrderSide.BUY);
 *   Order entry = Order.market(broker.nextId(), perp, OrderSide.BUY, 0.01).build();
 *   double stop = perp.price(perp.ticks(price * 0.99));
 *   double target = perp.price(perp.ticks(price * 1.02));
 *   OrderAnswer answer = broker.submit(Bracket.of(entry, stop, target));
 *   if (answer instanceof OrderAnswer.Rejected no) {
 *     System.out.println(no.reason() + ": " + no.detail());
 *   }
 * }
 * }
 */
public final class PaperBrokerBuilder {

  private static final int LARGEST_ENTRY = 512 << 20;

  private final List<InstrumentTerms> instruments = new ArrayList<>();
  private final Map<String, BigDecimal> deposits = new LinkedHashMap<>();
  private String runId = "paper";
  private PositionMode mode = PositionMode.ONE_WAY;
  private FillPolicy fills = FillPolicy.DEFAULT;
  private RiskLimits limits = RiskLimits.DEFAULT;
  private Durability durability = Durability.EVERY_CHANGE;
  private int snapshotEvery = 10_000;
  private @Nullable Path journal;
  private Disk disk = Disk.system();
  private Consumer<PaperEvent> listener = event -> {};

  PaperBrokerBuilder() {}

  /** Money that the account begins with; only a new account gets it. */
  public PaperBrokerBuilder account(String asset, String amount) {
    deposits.put(asset, new BigDecimal(amount));
    return this;
  }

  /** An instrument with the usual terms: 2 and 5 basis points, leverage 5, isolated. */
  public PaperBrokerBuilder instrument(Instrument instrument, MarginTiers tiers) {
    return instrument(InstrumentTerms.of(instrument, tiers));
  }

  public PaperBrokerBuilder instrument(InstrumentTerms terms) {
    instruments.add(terms);
    return this;
  }

  /** Prefix of order ids that the account gives out; default {@code paper}. */
  public PaperBrokerBuilder runId(String id) {
    runId = id;
    return this;
  }

  /** Default {@link PositionMode#ONE_WAY}. */
  public PaperBrokerBuilder positionMode(PositionMode value) {
    mode = value;
    return this;
  }

  /** Default {@link FillPolicy#DEFAULT}. */
  public PaperBrokerBuilder fills(FillPolicy policy) {
    fills = policy;
    return this;
  }

  /** Default {@link RiskLimits#DEFAULT}. */
  public PaperBrokerBuilder limits(RiskLimits value) {
    limits = value;
    return this;
  }

  /** All of it at once; instruments, mode, fills, limits and run id given before are replaced. */
  public PaperBrokerBuilder terms(PaperTerms terms) {
    instruments.clear();
    instruments.addAll(terms.instruments());
    runId = terms.runId();
    mode = terms.positionMode();
    fills = terms.fills();
    limits = terms.limits();
    return this;
  }

  /** A directory of its own for the journal; default: none. */
  public PaperBrokerBuilder journal(Path directory) {
    journal = directory;
    return this;
  }

  /** Default {@link Durability#EVERY_CHANGE}. */
  public PaperBrokerBuilder durability(Durability value) {
    durability = value;
    return this;
  }

  /**
   * Inputs between two snapshots, at least 1; default 10,000. Once snapshots are larger than 64 KiB the
   * next also waits until four times its size has been written, or its size of ticks alone.
   */
  public PaperBrokerBuilder snapshotEvery(int inputs) {
    if (inputs < 1) {
      throw new IllegalArgumentException("snapshotEvery must be >= 1, was " + inputs);
    }
    snapshotEvery = inputs;
    return this;
  }

  /** Told of every change, after it is durable. */
  public PaperBrokerBuilder listener(Consumer<PaperEvent> told) {
    listener = told;
    return this;
  }

  /** Another disk, for tests. */
  PaperBrokerBuilder disk(Disk value) {
    disk = value;
    return this;
  }

  /**
   * The broker. A journal that is there is read: the account is what it was.
   *
   * @throws IllegalStateException if the journal was begun with other terms, or applying it again
   *     gives something else
   * @throws io.github.liqscape.journal.JournalException if it is damaged or in use
   */
  public PaperBroker build() {
    PaperTerms terms = new PaperTerms(runId, mode, fills, limits, instruments);
    PaperJournal codec = new PaperJournal(terms);
    PaperCore core = new PaperCore(terms);
    List<PaperNote> notes = new ArrayList<>();
    SnapshotPace pace = new SnapshotPace(snapshotEvery);
    Path directory = journal;
    if (directory == null) {
      return begun(
          new PaperBroker(terms, core, null, codec, durability, pace, listener, notes), 0);
    }
    // A snapshot holds all trades and the ids of 100,000 orders.
    JournalBuilder builder = Journal.at(directory).disk(disk).maxPayloadBytes(LARGEST_ENTRY);
    Journal open = builder.open();
    try {
      PaperJournal.head(open, terms);
      Recovered before = recover(open, codec, core, notes, pace);
      PaperBroker broker =
          new PaperBroker(terms, core, open, codec, durability, pace, listener, notes);
      return before.inputs() == before.openings() ? begun(broker, before.openings()) : broker;
    } catch (RuntimeException e) {
      open.close();
      throw e;
    }
  }

  /** Gives a new account its money, or what a crash left of it to be given. */
  private PaperBroker begun(PaperBroker broker, long given) {
    deposits.entrySet().stream()
        .skip(given)
        .forEach(d -> broker.deposit(d.getKey(), d.getValue(), PaperJournal.OPENING));
    return broker;
  }

  /**
   * What a journal held.
   *
   * @param inputs all of them
   * @param openings how many of them, from the first on, gave the account its first money
   */
  private record Recovered(long inputs, long openings) {}

  /** The newest snapshot, and all inputs after it. */
  private static Recovered recover(
      Journal open, PaperJournal codec, PaperCore core, List<PaperNote> notes, SnapshotPace pace) {
    JournalEntry snapshot;
    try (JournalCursor cursor = open.cursor()) {
      snapshot = PaperJournal.newestSnapshot(cursor);
    }
    try (JournalCursor cursor = open.cursor()) {
      long from = 0;
      if (snapshot != null) {
        codec.restore(snapshot, core);
        from = snapshot.sequence();
        pace.snapshot(snapshot.payload().length);
      }
      long inputs = 0;
      long openings = 0;
      while (cursor.hasNext()) {
        JournalEntry entry = cursor.next();
        if (entry.type() == PaperJournal.NOTE) {
          notes.add(PaperJournal.note(entry));
        } else if (entry.type() == PaperJournal.INPUT || entry.type() == PaperJournal.TICKS) {
          if (openings == inputs
              && codec.inputs(entry).getFirst() instanceof Input.Deposit d
              && d.reference().equals(PaperJournal.OPENING)) {
            openings++;
          }
          inputs++;
          if (entry.sequence() > from) {
            int again = codec.replay(entry, core, (input, answer, brought) -> {});
            if (entry.type() == PaperJournal.TICKS) {
              pace.ticks(again, entry.payload().length);
            } else {
              pace.input(entry.payload().length);
            }
          }
        }
      }
      return new Recovered(inputs, openings);
    }
  }
}
