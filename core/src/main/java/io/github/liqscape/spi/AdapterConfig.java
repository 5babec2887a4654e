// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.spi;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to open and where. Everything has a default: {@code AdapterConfig.of("usdm")} is the venue's
 * own public endpoints and nothing else.
 *
 * <p>Immutable.
 */
public final class AdapterConfig {

  private final String market;
  private final Map<Endpoint, URI> endpoints;
  private final Optional<Path> tiersFile;

  private AdapterConfig(Builder b) {
    market = b.market;
    endpoints = new EnumMap<>(Endpoint.class);
    endpoints.putAll(b.endpoints);
    tiersFile = Optional.ofNullable(b.tiersFile);
  }

  /** The default configuration of a market, such as {@code usdm} or {@code linear}. */
  public static AdapterConfig of(String market) {
    return builder(market).build();
  }

  public static Builder builder(String market) {
    return new Builder(market);
  }

  public String market() {
    return market;
  }

  /** Where an endpoint was pointed, or the venue's own. A path prefix in it is kept. */
  public URI endpoint(Endpoint endpoint, String venuesOwn) {
    URI own = endpoints.get(endpoint);
    return own != null ? own : URI.create(venuesOwn);
  }

  /** A file of margin tiers that goes before the bundled ones. */
  public Optional<Path> tiersFile() {
    return tiersFile;
  }

  /** Builds an {@link AdapterConfig}. */
  public static final class Builder {

    private final String market;
    private final Map<Endpoint, URI> endpoints = new EnumMap<>(Endpoint.class);
    private @Nullable Path tiersFile;

    private Builder(String market) {
      this.market = Objects.requireNonNull(market, "market");
    }

    /**
     * Points an endpoint elsewhere: a testnet, a regional host, a proxy, a test server.
     *
     * @param base scheme, host and an optional path prefix; no query, no user info
     * @throws IllegalArgumentException if it is not absolute, or carries a query or user info
     */
    public Builder endpoint(Endpoint endpoint, URI base) {
      if (!base.isAbsolute() || base.getHost() == null || base.getRawQuery() != null) {
        throw new IllegalArgumentException(
            endpoint + " must be an absolute URI without a query, was " + base);
      }
      if (base.getRawUserInfo() != null) {
        // The URI itself is not repeated: it may hold a password.
        throw new IllegalArgumentException(endpoint + " must not carry user info");
      }
      endpoints.put(endpoint, base);
      return this;
    }

    /** A file of margin tiers: our own format, or the venue's answer as it is. */
    public Builder tiersFile(Path file) {
      tiersFile = Objects.requireNonNull(file, "file");
      return this;
    }

    public AdapterConfig build() {
      return new AdapterConfig(this);
    }
  }
}
