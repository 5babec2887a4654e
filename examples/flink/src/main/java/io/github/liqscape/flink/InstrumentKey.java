// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import io.github.liqscape.instrument.Instrument;
import io.github.liqscape.market.MarketEvent;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.java.functions.KeySelector;
import org.jspecify.annotations.Nullable;

/** The key of an event: venue and symbol of its instrument, each written once. */
final class InstrumentKey implements KeySelector<MarketEvent, String> {

  private static final long serialVersionUID = 1L;

  private transient @Nullable Map<Instrument, String> known;

  @Override
  public String getKey(MarketEvent event) {
    Map<Instrument, String> keys = known;
    if (keys == null) {
      keys = new HashMap<>();
      known = keys;
    }
    String key = keys.get(event.instrument());
    if (key == null) {
      key = event.instrument().toString();
      keys.put(event.instrument(), key);
    }
    return key;
  }
}
