// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.liqscape.feed.RestQuery;
import io.github.liqscape.feed.RestRequest;
import io.github.liqscape.spi.VenueFailure;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question to {@code /v5/market}: opens the envelope and counts rows that cannot be read.
 *
 * @param <T> what the answer is
 */
abstract class BybitQuery<T> implements RestQuery<T> {

  /** Reads one row of a list. */
  @FunctionalInterface
  interface RowReader {
    void read(JsonNode row) throws Unreadable;
  }

  private final BybitHosts hosts;
  private final String path;
  private boolean done;
  private long malformed;

  BybitQuery(BybitHosts hosts, String path) {
    this.hosts = hosts;
    this.path = path;
  }

  /** What the next request asks, in order. */
  abstract Map<String, String> parameters();

  /**
   * Reads a page and decides whether it was the last.
   *
   * @param result the envelope's {@code result}
   * @param serverNanos the venue's time of the answer
   */
  abstract void page(JsonNode result, long serverNanos) throws Unreadable;

  final BybitHosts hosts() {
    return hosts;
  }

  final String category() {
    return hosts.market().category();
  }

  final void finish() {
    done = true;
  }

  @Override
  public final @Nullable RestRequest next() {
    return done ? null : hosts.request(path, parameters());
  }

  @Override
  public final @Nullable VenueFailure accept(String body, long nowNanos) {
    try {
      JsonNode envelope = Json.tree(body);
      JsonNode result = Nodes.object(envelope, "result");
      JsonNode code = envelope.path("retCode");
      if (!code.isInt() || code.intValue() != 0) {
        throw Unreadable.field("retCode", "0", code.toString());
      }
      JsonNode category = result.get("category");
      if (category != null && !category.asText().equals(category())) {
        throw Unreadable.field("category", category(), category.asText());
      }
      page(result, envelope.hasNonNull("time") ? Nodes.nanos(envelope, "time") : nowNanos);
      return null;
    } catch (Unreadable e) {
      return new VenueFailure(VenueFailure.Reason.MALFORMED, path + ": " + e.reason());
    }
  }

  @Override
  public final long malformed() {
    return malformed;
  }

  /**
   * Reads the rows of {@code result.list}; one that cannot be read does not stop the others.
   *
   * @return how many rows there were, readable or not
   */
  final int rows(JsonNode result, RowReader reader) throws Unreadable {
    JsonNode list = Nodes.list(result, "list");
    for (JsonNode row : list) {
      try {
        reader.read(row);
      } catch (Unreadable | IllegalArgumentException e) {
        malformed++;
      }
    }
    return list.size();
  }
}
