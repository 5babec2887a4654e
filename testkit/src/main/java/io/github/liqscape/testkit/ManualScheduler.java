// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.testkit;

import io.github.liqscape.spi.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * A clock that stands still until a test turns it. What becomes due runs on the thread that turns,
 * in the order of time and, within an instant, in the order in which it was set; while a task runs,
 * the clock shows the time it was set for. A task for a time that is past runs at once on the
 * thread that sets it.
 *
 * <p>Threading: thread-safe; one thread turns at a time.
 */
public final class ManualScheduler implements Scheduler {

  private record Task(long atNanos, long order, Runnable run) implements Comparable<Task> {
    @Override
    public int compareTo(Task other) {
      int byTime = Long.compare(atNanos, other.atNanos);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final Signal changed = new Signal();
  private final PriorityQueue<Task> tasks = new PriorityQueue<>();
  private long now;
  private long set;

  /** A clock that shows this time. */
  public ManualScheduler(Instant start) {
    now =
        Math.addExact(Math.multiplyExact(start.getEpochSecond(), 1_000_000_000L), start.getNano());
  }

  @Override
  public Instant instant() {
    return Instant.EPOCH.plusNanos(nanos());
  }

  @Override
  public long nanos() {
    return changed.read(() -> now);
  }

  @Override
  public Cancellation at(long atNanos, Runnable run) {
    Task task =
        changed.read(
            () -> {
              Task later = new Task(atNanos, set++, run);
              return atNanos > now && tasks.add(later) ? later : null;
            });
    if (task == null) {
      run.run();
      return () -> {};
    }
    changed.tell();
    return () -> changed.change(() -> tasks.remove(task));
  }

  /** Turns the clock on by so much and runs what becomes due. */
  public void advance(Duration by) {
    turnTo(nanos() + by.toNanos());
  }

  /**
   * Turns the clock to a time and runs what becomes due.
   *
   * @param nanos epoch nanoseconds; a time that is past turns nothing back
   */
  public void turnTo(long nanos) {
    for (Task due = takeDue(nanos); due != null; due = takeDue(nanos)) {
      due.run().run();
    }
    changed.tell();
  }

  private @Nullable Task takeDue(long nanos) {
    return changed.read(
        () -> {
          Task next = tasks.peek();
          if (next == null || next.atNanos() > nanos) {
            // In the same breath: a task set for before now from here on runs at once.
            now = Math.max(now, nanos);
            return null;
          }
          now = Math.max(now, next.atNanos());
          return tasks.remove();
        });
  }

  /** Time of the next task, epoch nanoseconds. */
  public OptionalLong next() {
    return changed.read(
        () -> {
          Task next = tasks.peek();
          return next == null ? OptionalLong.empty() : OptionalLong.of(next.atNanos());
        });
  }

  /** How many tasks wait for the clock. */
  public int waiting() {
    return changed.read(tasks::size);
  }

  /**
   * Waits, in real time, until at least so many tasks wait for the clock.
   *
   * @throws AssertionError if that takes longer than ten seconds
   */
  public void awaitWaiting(int least) {
    changed.await(
        "at least " + least + " tasks that wait for the clock", () -> tasks.size() >= least);
  }

  /**
   * Runs a question that waits for this clock, on a thread of its own, and turns the clock for it:
   * whenever it waits, to the time it waits for.
   *
   * @return its answer
   * @throws AssertionError if it fails, or needs longer than ten seconds of real time between two
   *     waits
   */
  public <T> T turningFor(Callable<T> question) {
    FutureTask<T> task = new FutureTask<>(question);
    Thread.ofVirtual()
        .start(
            () -> {
              task.run();
              changed.tell();
            });
    while (!task.isDone()) {
      changed.await("an answer, or a wait for the clock", () -> task.isDone() || !tasks.isEmpty());
      OptionalLong next = next();
      if (!task.isDone() && next.isPresent()) {
        turnTo(next.getAsLong());
      }
    }
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } catch (ExecutionException e) {
      throw new AssertionError("the question failed: " + e.getCause(), e.getCause());
    }
  }
}
