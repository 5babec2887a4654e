package io.github.liqscape.routing.alert;

import java.util.concurrent.CompletableFuture;

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

  private final CompletableFuture<State> settled = new CompletableFuture<>();

  /** A pending one. */
  public Durability() {}

  /** One that is settled. */
  public static Durability of(State state) {
    Durability made = new Durability();
    made.settle(state);
    return made;
  }

  public State state() {
    return settled.getNow(State.PENDING);
  }

  /** Ends with the state it settles in; never with an error. */
  public CompletableFuture<State> future() {
    return settled.copy();
  }

  /** Waits until it is settled. */
  public State await() {
    return settled.join();
  }

  /** Settles it, once; a second time changes nothing. */
  public void settle(State state) {
    settled.complete(state);
  }

  @Override
  public String toString() {
    return state().toString();
  }
}
