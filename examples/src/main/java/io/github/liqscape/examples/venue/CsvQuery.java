// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.venue;

import io.github.liqscape.feed.RestQuery;
import io.github.liqscape.feed.RestRequest;
import io.github.liqscape.spi.VenueFailure;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question that is answered with a CSV table, page after page. */
abstract class CsvQuery<T> implements RestQuery<List<T>> {

  private final String header;
  private final List<T> rows = new ArrayList<>();
  private long malformed;
  private boolean complete;

  CsvQuery(String header) {
    this.header = header;
  }

  /** Address of the next page. */
  abstract URI page();

  /** Reads a row, with {@link #add} for what it holds; throws if it cannot be read. */
  abstract void row(String[] fields, long nowNanos);

  /** Whether the page that was just read was the last one. */
  abstract boolean complete(long nowNanos);

  final void add(T row) {
    rows.add(row);
  }

  final void finish() {
    complete = true;
  }

  @Override
  public final @Nullable RestRequest next() {
    return complete ? null : new RestRequest(page(), HouseRules.LIMIT, 1);
  }

  @Override
  public final @Nullable VenueFailure accept(String body, long nowNanos) {
    List<String> lines = body.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(header)) {
      return new VenueFailure(VenueFailure.Reason.MALFORMED, "no table of " + header);
    }
    for (String line : lines.subList(1, lines.size())) {
      try {
        row(line.split(",", -1), nowNanos);
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
        malformed++; // left out, counted, and told with the answer
      }
    }
    complete = complete(nowNanos);
    return null;
  }

  @Override
  public final List<T> result() {
    return List.copyOf(rows);
  }

  @Override
  public final long malformed() {
    return malformed;
  }
}
