// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.liqscape.feed.RestQuery;
import io.github.liqscape.feed.RestRequest;
import io.github.liqscape.spi.VenueFailure;
import org.jspecify.annotations.Nullable;

/**
 * A question of one request.
 *
 * <p>Threading: single thread.
 *
 * @param <T> what the answer is
 */
final class ObjectQuery<T> implements RestQuery<T> {

  /**
   * Reads an answer.
   *
   * @param <T> what it is
   */
  interface Reading<T> {
    /**
     * Reads the whole answer.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    T read(JsonNode answer, long nowNanos);
  }

  private final RestRequest request;
  private final Reading<T> reading;
  private @Nullable T answer;

  ObjectQuery(RestRequest request, Reading<T> reading) {
    this.request = request;
    this.reading = reading;
  }

  @Override
  public @Nullable RestRequest next() {
    return answer == null ? request : null;
  }

  @Override
  public @Nullable VenueFailure accept(String body, long nowNanos) {
    try {
      answer = reading.read(Json.tree(body), nowNanos);
      return null;
    } catch (IllegalArgumentException e) {
      return new VenueFailure(
          VenueFailure.Reason.MALFORMED, request.uri().getPath() + ": " + e.getMessage());
    }
  }

  @Override
  public T result() {
    if (answer == null) {
      throw new IllegalStateException(request.uri().getPath() + " was not answered yet");
    }
    return answer;
  }

  @Override
  public long malformed() {
    return 0;
  }
}
