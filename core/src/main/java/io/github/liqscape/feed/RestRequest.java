// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.feed;

import io.github.liqscape.spi.RequestBudgets;
import java.net.URI;
import java.util.Objects;

/**
 * One HTTP GET.
 *
 * @param uri address and query
 * @param limit the limit it counts against
 * @param weight how much it counts
 */
public record RestRequest(URI uri, RequestBudgets.Limit limit, int weight) {

  public RestRequest {
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(limit, "limit");
  }
}
