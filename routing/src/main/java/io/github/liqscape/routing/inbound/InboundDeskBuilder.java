// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.inbound;

import io.github.liqscape.journal.Disk;
import io.github.liqscape.journal.Journal;
import io.github.liqscape.setup.ChartSignal;
import io.github.liqscape.spi.Scheduler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How an {@link InboundDesk} is opened; sources and symbols must be given. */
public final class InboundDeskBuilder {

  private static final int SEGMENT_BYTES = 1 << 20;

  private final Path directory;
  private final List<InboundSource> sources = new ArrayList<>();
  private @Nullable SymbolLookup symbols;
  private @Nullable Scheduler scheduler;
  private Disk disk = Disk.system();
  private int perMinute = 120;

  InboundDeskBuilder(Path directory) {
    this.directory = Objects.requireNonNull(directory, "directory");
  }

  /**
   * A sender that may speak.
   *
   * @throws IllegalArgumentException if its name is taken, or its path lies at or within another's
   */
  public InboundDeskBuilder source(InboundSource source) {
    for (InboundSource other : sources) {
      if (other.name().equals(source.name())
          || (other.path() + "/").startsWith(source.path() + "/")
          || (source.path() + "/").startsWith(other.path() + "/")) {
        throw new IllegalArgumentException(
            "names and paths must differ, were " + other + " and " + source);
      }
    }
    sources.add(source);
    return this;
  }

  /** Which instrument a chart's symbol means. Required. */
  public InboundDeskBuilder symbols(SymbolLookup value) {
    symbols = Objects.requireNonNull(value, "symbols");
    return this;
  }

  /** The clock. Default the system's. */
  public InboundDeskBuilder clock(Scheduler value) {
    scheduler = Objects.requireNonNull(value, "clock");
    return this;
  }

  /** How much a source may send in any minute, in [1, 10000]; default 120. Beyond it: 503. */
  public InboundDeskBuilder perMinute(int value) {
    if (value < 1 || value > 10_000) {
      throw new IllegalArgumentException("perMinute must be in [1, 10000], was " + value);
    }
    perMinute = value;
    return this;
  }

  /** Another disk, for tests. */
  InboundDeskBuilder disk(Disk value) {
    disk = value;
    return this;
  }

  /**
   * Opens the desk and its journal.
   *
   * @param signals takes each accepted signal once, from {@link InboundDesk#handOver}
   * @throws IllegalArgumentException if there is no source or no lookup
   * @throws io.github.liqscape.journal.JournalException if the journal cannot be opened
   */
  public InboundDesk open(Consumer<ChartSignal> signals) {
    SymbolLookup lookup = symbols;
    if (lookup == null || sources.isEmpty()) {
      throw new IllegalArgumentException("a desk needs symbols(...) and at least one source(...)");
    }
    Scheduler clock = scheduler == null ? Scheduler.system() : scheduler;
    InboundStore store =
        new InboundStore(
            () ->
                new InboundJournal(
                    Journal.at(directory).segmentBytes(SEGMENT_BYTES).disk(disk).open()),
            clock,
            lookup,
            Objects.requireNonNull(signals, "signals"));
    store.open();
    return new InboundDesk(sources, lookup, clock, store, perMinute);
  }
}
