// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import io.github.liqscape.journal.Journal;
import io.github.liqscape.journal.JournalException;
import io.github.liqscape.setup.Setup;
import io.github.liqscape.spi.Scheduler;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One setup at the desk: asked on a thread of its own, settled once by the answer, the deadline or
 * the desk's end, then concluded once.
 *
 * <p>Threading: thread-safe. What foreign code may throw or say reaches no log: it could hold a
 * key.
 */
final class DeskCall {

  private static final Logger LOG = LoggerFactory.getLogger(AdvisorDesk.class);
  private static final byte[] NOTHING = {};
  private static final AdvisorOutcome CLOSED =
      new AdvisorOutcome.NotAsked(AdvisorOutcome.Cause.CLOSED);

  private final AdvisorDesk desk;
  private final Setup.Trade trade;
  private final long startNanos;
  private final boolean takesPart;
  private final CompletableFuture<Consultation> result = new CompletableFuture<>();

  private final Object lock = new Object();
  private @Nullable AdvisorOutcome outcome;
  private long latencyNanos;
  private byte[] request = NOTHING;
  private byte[] response = NOTHING;
  private Scheduler.@Nullable Cancellation timer;
  private @Nullable Thread asking;
  private @Nullable CompletionStage<?> asked;
  private boolean ended;
  private boolean concluded;

  /**
   * A call.
   *
   * @param takesPart whether it was taken from the budget
   */
  DeskCall(AdvisorDesk desk, Setup.Trade trade, long startNanos, boolean takesPart) {
    this.desk = desk;
    this.trade = trade;
    this.startNanos = startNanos;
    this.takesPart = takesPart;
  }

  CompletionStage<Consultation> result() {
    return result.minimalCompletionStage();
  }

  void start() {
    long due = startNanos + desk.deadline.toNanos();
    Scheduler.Cancellation cancel = desk.scheduler.at(due, this::late);
    synchronized (lock) {
      timer = cancel;
    }
    desk.executor.execute(this::ask);
  }

  private void late() {
    if (settle(ignored(GuardCode.LATE, "no answer within " + desk.deadline), now())) {
      desk.executor.execute(this::giveUp);
    }
  }

  /** The desk is closed: nobody waits for the answer any more. */
  void end() {
    if (settle(ignored(GuardCode.ERROR, "the desk was closed"), now())) {
      desk.executor.execute(this::giveUp);
    }
  }

  private void ask() {
    try {
      String hash = trade.facts().contextHash();
      if (!AdvisorRequest.isHash(hash)) {
        ended();
        settle(new AdvisorOutcome.NotAsked(AdvisorOutcome.Cause.CONTEXT_HASH), now());
        return;
      }
      AdvisorRequest about = AdvisorRequest.of(trade);
      byte[] bytes = about.json();
      Duration left = Duration.ofNanos(startNanos + desk.deadline.toNanos() - now());
      synchronized (lock) {
        if (outcome != null) {
          ended();
          return;
        }
        request = bytes;
        asking = Thread.currentThread();
      }
      desk.tally.asked();
      CompletionStage<byte[]> answer;
      try {
        answer = answer(about, left);
      } finally {
        synchronized (lock) {
          asking = null;
          // An interrupt meant for the question must not meet the next task of this thread.
          Thread.interrupted();
        }
      }
      answer.whenComplete(this::answered);
    } catch (Throwable e) {
      // Whatever a plug-in throws, a missing class as well, means one thing: no advice.
      answered(null, e);
    }
  }

  private CompletionStage<byte[]> answer(AdvisorRequest about, Duration left) {
    CompletionStage<?> stage;
    CompletionStage<byte[]> bytes;
    if (desk.advisor instanceof JsonAdvisor json) {
      CompletionStage<byte[]> body = json.ask(about, left);
      stage = body;
      bytes = body;
    } else {
      CompletionStage<Advice> advice = desk.advisor.advise(about, left);
      stage = advice;
      bytes = advice.thenApply(AdviceJson::bytes);
    }
    synchronized (lock) {
      asked = stage;
    }
    return bytes;
  }

  private void answered(byte @Nullable [] body, @Nullable Throwable failure) {
    ended();
    long now = now();
    AdvisorOutcome judged;
    if (now - startNanos >= desk.deadline.toNanos()) {
      judged = ignored(GuardCode.LATE, "no answer within " + desk.deadline);
    } else if (failure != null) {
      judged = failed(failure);
    } else if (body == null) {
      judged = ignored(GuardCode.ERROR, "the advisor answered null");
    } else {
      judged = AdvisorGuard.judge(body, trade.facts().contextHash());
    }
    boolean inTime;
    synchronized (lock) {
      inTime = outcome == null;
      if (inTime && body != null) {
        response = body.clone();
      }
    }
    if (inTime) {
      inTime = settle(judged, now);
    }
    if (!inTime && body != null) {
      desk.tally.answeredAfterDeadline();
    }
  }

  private static AdvisorOutcome failed(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof AdviceException advice
        ? ignored(advice.code(), String.valueOf(advice.getMessage()))
        : ignored(GuardCode.ERROR, cause.getClass().getSimpleName());
  }

  /** Decides the outcome if nobody has; the effects follow on a thread of the desk. */
  boolean settle(AdvisorOutcome decided, long now) {
    Scheduler.Cancellation cancel;
    synchronized (lock) {
      if (outcome != null) {
        return false;
      }
      outcome = decided;
      latencyNanos = Math.max(0, now - startNanos);
      cancel = timer;
    }
    if (cancel != null) {
      cancel.cancel();
    }
    desk.executor.execute(this::conclude);
    return true;
  }

  private void giveUp() {
    CompletionStage<?> stage;
    synchronized (lock) {
      if (asking != null) {
        asking.interrupt();
      }
      stage = asked;
    }
    if (stage != null) {
      try {
        stage.toCompletableFuture().cancel(true);
      } catch (UnsupportedOperationException | CancellationException e) {
        LOG.debug("advisor {} cannot be cancelled", desk.info.id());
      }
    }
  }

  private void ended() {
    synchronized (lock) {
      if (ended || !takesPart) {
        return;
      }
      ended = true;
    }
    desk.budget.ended();
  }

  /** Journals and delivers what was settled, once; returns when that is done. */
  synchronized void conclude() {
    AdvisorOutcome decided;
    synchronized (lock) {
      if (concluded || outcome == null) {
        return;
      }
      concluded = true;
      decided = outcome;
    }
    try {
      Consultation consultation = journaled(desk.guard.conclude(trade, decided));
      desk.tally.concluded(consultation);
      LOG.debug("advisor {}: {}", desk.info.id(), consultation.outcome().label());
      consultation.revision().ifPresent(this::deliver);
      result.complete(consultation);
    } catch (RuntimeException e) {
      result.completeExceptionally(e);
    } finally {
      desk.open.remove(this);
    }
  }

  private Consultation journaled(Consultation consultation) {
    Journal journal = desk.journal;
    if (journal == null || consultation.outcome().equals(CLOSED)) {
      return consultation;
    }
    AdvisorRecord entry;
    synchronized (lock) {
      entry =
          new AdvisorRecord(
              trade.facts().contextHash(), desk.info, consultation.outcome(), request, response,
              startNanos, latencyNanos);
    }
    try {
      journal.awaitDurable(
          journal.append(
              AdvisorRecord.TYPE, entry.version(), trade.asOfNanos(), entry.payload()));
      return consultation;
    } catch (JournalException | IllegalArgumentException e) {
      desk.tally.journalFailed();
      LOG.warn("advice has no effect, it cannot be journaled: {}", e.getMessage());
      return desk.guard.conclude(trade, ignored(GuardCode.ERROR, "it could not be journaled"));
    }
  }

  private void deliver(Setup revision) {
    try {
      desk.consumer.accept(revision);
    } catch (RuntimeException e) {
      desk.tally.consumerFailed();
      LOG.warn("the consumer of revisions failed", e);
    }
  }

  private long now() {
    return desk.scheduler.nanos();
  }

  private static AdvisorOutcome ignored(GuardCode code, String why) {
    return new AdvisorOutcome.Ignored(code, why);
  }
}
