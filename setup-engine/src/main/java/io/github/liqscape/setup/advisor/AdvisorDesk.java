// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import io.github.liqscape.journal.Journal;
import io.github.liqscape.setup.AccountTerms;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.setup.advisor.AdvisorOutcome.Cause;
import io.github.liqscape.setup.advisor.AdvisorOutcome.NotAsked;
import io.github.liqscape.spi.Scheduler;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where setups are brought for advice. The setup that was brought stands at once; a revision, if
 * there is one, follows as a second event. Every outcome is journaled before it has an effect, and
 * one that cannot be journaled has none: so an {@link AdvisorReplay} always repeats what was.
 *
 * <p>The advisor may be slow, wrong, hostile or gone. The caller does not notice: it is asked on a
 * thread of its own, waited for until the deadline, and judged by an {@link AdvisorGuard}.
 *
 * <p>Threading: thread-safe; {@link #consult} neither waits nor does I/O. The consumer is called on
 * the desk's threads, revisions of several setups in any order, even at once.
 */
public final class AdvisorDesk implements AutoCloseable {

  final SetupAdvisor advisor;
  final AdvisorInfo info;
  final AdvisorGuard guard;
  final Scheduler scheduler;
  final Duration deadline;
  final Executor executor;
  final @Nullable Journal journal;
  final Consumer<? super Setup> consumer;
  final BudgetLedger budget;
  final DeskTally tally = new DeskTally();
  final Set<DeskCall> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private AdvisorDesk(Builder b) {
    advisor = b.advisor;
    info = b.advisor.info();
    guard = b.guard;
    scheduler = b.scheduler != null ? b.scheduler : Scheduler.system();
    deadline = b.deadline;
    executor = b.executor;
    journal = b.journal;
    consumer = b.consumer;
    budget = new BudgetLedger(b.budget);
  }

  /** A desk with this advisor. */
  public static Builder with(SetupAdvisor advisor) {
    return new Builder(advisor);
  }

  /**
   * Asks about a setup. Most callers ignore the result and take the revision from the consumer.
   *
   * @param trade revision 0
   * @return completes when the outcome is journaled and the revision delivered; fails only if the
   *     setup's own facts throw
   */
  public CompletionStage<Consultation> consult(Setup.Trade trade) {
    if (trade.revision() != 0) {
      throw new IllegalArgumentException(
          "a setup can be revised once, was revision " + trade.revision());
    }
    tally.consulted();
    long now = scheduler.nanos();
    Optional<Cause> cause = cause(trade, now);
    DeskCall call = new DeskCall(this, trade, now, cause.isEmpty());
    open.add(call);
    if (cause.isPresent()) {
      call.settle(new NotAsked(cause.get()), now);
    } else {
      call.start();
    }
    if (closed) {
      // Closed in this moment, and close() may not have seen the call.
      call.end();
    }
    return call.result();
  }

  private Optional<Cause> cause(Setup.Trade trade, long now) {
    if (closed) {
      return Optional.of(Cause.CLOSED);
    }
    return AdvisorRequest.knownShape(trade.instrument().symbol())
        ? budget.take(now)
        : Optional.of(Cause.SYMBOL);
  }

  /** What it has seen so far. */
  public AdvisorCounts counts() {
    return tally.counts(budget.inFlight());
  }

  /**
   * Takes no more, and ends what is under way as {@link GuardCode#ERROR}. When it returns, the
   * outcomes of all that was brought before are in the journal, which may then be closed. The
   * advisor stays open.
   */
  @Override
  public void close() {
    closed = true;
    for (DeskCall call : open) {
      call.end();
      call.conclude();
    }
  }

  /** Says who advises and what is counted, and nothing that was configured. */
  @Override
  public String toString() {
    return "AdvisorDesk[" + info + ", " + counts() + "]";
  }

  /** How a desk is opened; everything but the advisor has a default. */
  public static final class Builder {

    private final SetupAdvisor advisor;
    private AdvisorGuard guard = AdvisorGuard.failOpen(AccountTerms.DEFAULT);
    private @Nullable Scheduler scheduler;
    private Duration deadline = Duration.ofSeconds(2);
    private AdvisorBudget budget = AdvisorBudget.DEFAULT;
    private @Nullable Journal journal;
    private Consumer<? super Setup> consumer = setup -> {};
    private Executor executor = task -> Thread.ofVirtual().name("liqscape-advisor").start(task);

    private Builder(SetupAdvisor advisor) {
      this.advisor = Objects.requireNonNull(advisor, "advisor");
    }

    /** The judge; default: fail-open, with {@link AccountTerms#DEFAULT}. */
    public Builder guard(AdvisorGuard value) {
      guard = Objects.requireNonNull(value, "guard");
      return this;
    }

    /** The clock of deadline and budget; default: the system's. */
    public Builder scheduler(Scheduler value) {
      scheduler = Objects.requireNonNull(value, "scheduler");
      return this;
    }

    /** How long an answer is waited for, in (0, 10 minutes]; default 2 seconds. */
    public Builder deadline(Duration value) {
      if (value.isNegative() || value.isZero() || value.compareTo(Duration.ofMinutes(10)) > 0) {
        throw new IllegalArgumentException("deadline must be in (0, 10 min], was " + value);
      }
      deadline = value;
      return this;
    }

    /** How often it may be asked; default {@link AdvisorBudget#DEFAULT}. */
    public Builder budget(AdvisorBudget value) {
      budget = Objects.requireNonNull(value, "budget");
      return this;
    }

    /**
     * Where outcomes are kept: a journal of the desk's own, which the caller closes after the desk.
     * Default: none, and then nothing can be replayed.
     */
    public Builder journal(Journal value) {
      journal = Objects.requireNonNull(value, "journal");
      return this;
    }

    /** Who gets the revisions, such as an alert router; what it throws is counted and logged. */
    public Builder onRevision(Consumer<? super Setup> value) {
      consumer = Objects.requireNonNull(value, "consumer");
      return this;
    }

    /** For tests that turn everything by hand. */
    Builder executor(Executor value) {
      executor = value;
      return this;
    }

    public AdvisorDesk build() {
      return new AdvisorDesk(this);
    }
  }
}
