// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.alert;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * Whether the record of an alert outlives a crash. It begins PENDING and settles once.
 *
 * <p>Threading: thread-safe.
 */
public final class Durability {

  /** How sure the record is. */
  public enum State {
    /** Queued for the journal. */
    PENDING,
    /** Forced to the disk: the alert is accepted. */
    DURABLE,
    /** The journal failed or was too slow: the alert is sent once from memory, not accepted. */
    NOT_DURABLE,
    /** Written and left to the operating system, as the user chose. Never said to be durable. */
    WRITTEN
  }

  private static final AtomicReferenceFieldUpdater<Durability, State> SETTLED =
      AtomicReferenceFieldUpdater.newUpdater(Durability.class, State.class, "settled");

  private volatile State settled = State.PENDING;

  /** Made for the first who waits: most are asked only once they are settled. */
  private volatile @Nullable CompletableFuture<State> waiting;

  /** A pending one. */
  public Durability() {}

  /** One that is settled. */
  public static Durability of(State state) {
    Durability made = new Durability();
    made.settle(state);
    return made;
  }

  public State state() {
    return settled;
  }

  /** Ends with the state it settles in; never with an error. */
  public CompletableFuture<State> future() {
    return waiting().copy();
  }

  /** Waits until it is settled. */
  public State await() {
    State now = settled;
    return now == State.PENDING ? waiting().join() : now;
  }

  /** Settles it, once; a second time changes nothing. */
  public void settle(State state) {
    if (SETTLED.compareAndSet(this, State.PENDING, state)) {
      CompletableFuture<State> first = waiting;
      if (first != null) {
        first.complete(state);
      }
    }
  }

  /** Whoever comes while it settles finds the state here, or is found there. */
  private CompletableFuture<State> waiting() {
    CompletableFuture<State> all = first();
    State now = settled;
    if (now != State.PENDING) {
      all.complete(now);
    }
    return all;
  }

  private synchronized CompletableFuture<State> first() {
    CompletableFuture<State> known = waiting;
    if (known == null) {
      known = new CompletableFuture<>();
      waiting = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return state().toString();
  }
}
