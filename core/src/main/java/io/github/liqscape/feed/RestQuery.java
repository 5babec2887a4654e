// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.spi.VenueFailure;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A question that takes one or more requests, without the I/O: it says what to ask next and reads the
 * answer. So the same question runs blocking, inside a live feed, and from a recording.
 *
 * <p>Threading: single thread, used once.
 *
 * @param <T> what the answer is
 */
public interface RestQuery<T> {

  /** The next request, or null if the answer is complete. Asked again, it gives the same one. */
  @Nullable RestRequest next();

  /**
   * Reads the answer to {@link #next()}. Rows that cannot be read are left out and counted.
   *
   * @param body of an answer that {@link RestRules} took as good
   * @param nowNanos venue's time as well as we know it, for what counts as closed
   * @return why the answer as a whole could not be read, or null
   */
  @Nullable VenueFailure accept(String body, long nowNanos);

  /** The answer; only when {@link #next()} is null. */
  T result();

  /** Rows that could not be read. */
  long malformed();

  /** The same question with its answer turned into something else. */
  default <R> RestQuery<R> map(Function<? super T, ? extends R> turn) {
    RestQuery<T> question = this;
    return new RestQuery<>() {
      @Override
      public @Nullable RestRequest next() {
        return question.next();
      }

      @Override
      public @Nullable VenueFailure accept(String body, long nowNanos) {
        return question.accept(body, nowNanos);
      }

      @Override
      public R result() {
        return turn.apply(question.result());
      }

      @Override
      public long malformed() {
        return question.malformed();
      }
    };
  }
}
