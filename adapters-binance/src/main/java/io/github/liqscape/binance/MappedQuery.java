package io.github.liqscape.binance;

import io.github.liqscape.feed.RestQuery;
import io.github.liqscape.feed.RestRequest;
import io.github.liqscape.spi.VenueFailure;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The same question with its answer turned into something else.
 *
 * @param <A> what the question answers
 * @param <T> what it is turned into
 */
record MappedQuery<A, T>(RestQuery<A> question, Function<? super A, ? extends T> turn)
    implements RestQuery<T> {

  @Override
  public @Nullable RestRequest next() {
    return question.next();
  }

  @Override
  public @Nullable VenueFailure accept(String body, long nowNanos) {
    return question.accept(body, nowNanos);
  }

  @Override
  public T result() {
    return turn.apply(question.result());
  }

  @Override
  public long malformed() {
    return question.malformed();
  }
}
