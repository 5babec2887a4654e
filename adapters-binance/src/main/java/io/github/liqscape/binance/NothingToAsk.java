// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.binance;

import io.github.liqscape.feed.RestQuery;
import io.github.liqscape.feed.RestRequest;
import io.github.liqscape.spi.VenueFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question whose answer is known to be empty, so that nothing is asked. */
final class NothingToAsk implements RestQuery<List<Object>> {

  @Override
  public @Nullable RestRequest next() {
    return null;
  }

  @Override
  public @Nullable VenueFailure accept(String body, long nowNanos) {
    throw new IllegalStateException("nothing was asked");
  }

  @Override
  public List<Object> result() {
    return List.of();
  }

  @Override
  public long malformed() {
    return 0;
  }
}
