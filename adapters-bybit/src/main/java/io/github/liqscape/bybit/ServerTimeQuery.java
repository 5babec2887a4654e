// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.liqscape.feed.Decimals;
import java.util.Map;

/** The venue's clock. */
final class ServerTimeQuery extends BybitQuery<Long> {

  private long nanos;

  ServerTimeQuery(BybitHosts hosts) {
    super(hosts, "time");
  }

  @Override
  Map<String, String> parameters() {
    return Map.of();
  }

  @Override
  void page(JsonNode result, long serverNanos) throws Unreadable {
    nanos = Decimals.parseWhole(Nodes.optional(result, "timeNano"));
    if (nanos <= 0) {
      throw Unreadable.field("timeNano", "ns since the epoch", Nodes.optional(result, "timeNano"));
    }
    finish();
  }

  @Override
  public Long result() {
    return nanos;
  }
}
