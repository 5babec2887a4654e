// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples.cli;

import io.github.liqscape.spi.AdapterConfig;
import io.github.liqscape.spi.AdapterContext;
import io.github.liqscape.spi.Endpoint;
import io.github.liqscape.spi.ExchangeAdapter;
import io.github.liqscape.spi.ExchangeAdapterProvider;
import io.github.liqscape.spi.ExchangeAdapters;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which market of a venue is meant, and where its hosts are. */
final class VenueOptions {

  @Option(
      names = "--market",
      paramLabel = "NAME",
      description = "Market of the venue, such as usdm or linear (default: its first).")
  private @Nullable String market;

  @Option(
      names = "--tiers",
      paramLabel = "FILE",
      description = "Margin tiers, in our format or as the venue answers; before the bundled ones.")
  private @Nullable Path tiers;

  @Option(names = "--rest", paramLabel = "URI", hidden = true, description = "Another REST host.")
  private @Nullable URI rest;

  @Option(names = "--stream", paramLabel = "URI", hidden = true, description = "Another stream.")
  private @Nullable URI stream;

  @Option(names = "--archive", paramLabel = "URI", hidden = true, description = "Another archive.")
  private @Nullable URI archive;

  /** Opens the market; nothing is asked yet. */
  ExchangeAdapter open(String venue, AdapterContext context) {
    ExchangeAdapterProvider provider = ExchangeAdapters.installed().provider(venue);
    AdapterConfig.Builder config =
        AdapterConfig.builder(market != null ? market : provider.markets().getFirst());
    point(config, Endpoint.REST, rest);
    point(config, Endpoint.STREAM, stream);
    point(config, Endpoint.ARCHIVE, archive);
    if (tiers != null) {
      config.tiersFile(tiers);
    }
    return provider.open(config.build(), context);
  }

  private static void point(AdapterConfig.Builder config, Endpoint endpoint, @Nullable URI base) {
    if (base != null) {
      config.endpoint(endpoint, base);
    }
  }
}
