// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.scripted;

import io.github.liqscape.spi.AdapterConfig;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.Capability;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.ExchangeAdapterProvider;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/** Opens {@link ScriptedVenue}, whose markets differ in what goes wrong. */
public final class ScriptedVenueProvider implements ExchangeAdapterProvider {

  /** For the service loader. */
  public ScriptedVenueProvider() {}

  /** What the clock of the market {@code still}, the default one, shows for ever. */
  public static final Instant STILL = Instant.parse("2026-10-10T00:00:30Z");

  @Override
  public String id() {
    return ScriptedVenue.VENUE.id();
  }

  @Override
  public List<String> markets() {
    return List.of("still", "whole", "bare", "breaks", "endless", "lossy", "mute");
  }

  @Override
  public Set<Capability> capabilities(String market) {
    return ScriptedVenue.capabilities(market);
  }

  @Override
  public ExchangeAdapter open(AdapterConfig config, AdapterContext context) {
    if (!markets().contains(config.market())) {
      throw new IllegalArgumentException(
          "market must be one of " + markets() + ", was " + config.market());
    }
    LongSupplier clock =
        config.market().equals("still")
            ? () -> STILL.getEpochSecond() * Script.SECOND
            : context.scheduler()::nanos;
    return new ScriptedVenue(config.market(), clock);
  }
}
