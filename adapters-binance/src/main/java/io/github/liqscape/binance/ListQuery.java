// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.liqscape.feed.RestQuery;
import io.github.liqscape.feed.RestRequest;
import io.github.liqscape.spi.VenueFailure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question answered by lists, page after page in ascending time.
 *
 * <p>Threading: single thread.
 *
 * @param <E> what a row is
 */
abstract class ListQuery<E> implements RestQuery<List<E>> {

  private final List<E> found = new ArrayList<>();
  private long malformed;
  private @Nullable RestRequest next;

  /** Sets the request to ask next, or null if the answer is complete. */
  final void ask(@Nullable RestRequest request) {
    next = request;
  }

  /**
   * Reads one row, or null to leave it out.
   *
   * @throws IllegalArgumentException if it cannot be read
   */
  abstract @Nullable E row(JsonNode row, long nowNanos);

  /** A page of so many rows was read: {@link #ask} for what follows. */
  abstract void turn(int rows, long nowNanos);

  @Override
  public final @Nullable RestRequest next() {
    return next;
  }

  @Override
  public final @Nullable VenueFailure accept(String body, long nowNanos) {
    JsonNode page;
    try {
      page = Json.tree(body);
    } catch (IllegalArgumentException e) {
      return malformed(e.getMessage());
    }
    if (!page.isArray()) {
      return malformed("must be a list");
    }
    for (JsonNode row : page) {
      try {
        E read = row(row, nowNanos);
        if (read != null) {
          found.add(read);
        }
      } catch (IllegalArgumentException e) {
        malformed++;
      }
    }
    turn(page.size(), nowNanos);
    return null;
  }

  private VenueFailure malformed(@Nullable String why) {
    String path = next == null ? "answer" : next.uri().getPath();
    return new VenueFailure(VenueFailure.Reason.MALFORMED, path + ": " + why);
  }

  final List<E> found() {
    return found;
  }

  @Override
  public final List<E> result() {
    return List.copyOf(found);
  }

  @Override
  public final long malformed() {
    return malformed;
  }
}
