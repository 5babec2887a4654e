// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.spi;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The exchange adapters that are installed.
 *
 * {@snippet :
 * ExchangeAdapters installed = ExchangeAdapters.installed();
 * System.out.println(installed.ids()); // binance, bybit, and yours
 * try (ExchangeAdapter venue = installed.open("bybit")) { // no connection yet
 *   System.out.println(venue.market() + " offers " + venue.capabilities());
 * }
 * }
 *
 * <p>Immutable.
 */
public final class ExchangeAdapters {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  private final Map<String, ExchangeAdapterProvider> providers = new TreeMap<>();
  private final AdapterContext shared = AdapterContext.standard();

  private ExchangeAdapters(Iterable<ExchangeAdapterProvider> found) {
    for (ExchangeAdapterProvider provider : found) {
      String id = provider.id();
      if (!ID.matcher(id).matches()) {
        throw new IllegalStateException(
            "adapter id must match " + ID.pattern() + ", was '" + id + "' of "
                + provider.getClass().getName());
      }
      ExchangeAdapterProvider other = providers.putIfAbsent(id, provider);
      if (other != null) {
        throw new IllegalStateException(
            "two exchange adapters have the id '" + id + "': " + other.getClass().getName() + " and "
                + provider.getClass().getName());
      }
    }
  }

  /**
   * Those that {@link ServiceLoader} finds.
   *
   * @throws IllegalStateException if two have one id, naming both classes
   */
  public static ExchangeAdapters installed() {
    return new ExchangeAdapters(ServiceLoader.load(ExchangeAdapterProvider.class));
  }

  /**
   * Those given.
   *
   * @throws IllegalStateException if two have one id, naming both classes
   */
  public static ExchangeAdapters of(Collection<? extends ExchangeAdapterProvider> providers) {
    return new ExchangeAdapters(List.copyOf(providers));
  }

  /** Ids of what is installed, sorted. */
  public List<String> ids() {
    return List.copyOf(providers.keySet());
  }

  /**
   * The provider with this id.
   *
   * @throws IllegalArgumentException if there is none; the message lists what is installed
   */
  public ExchangeAdapterProvider provider(String id) {
    ExchangeAdapterProvider provider = providers.get(id);
    if (provider == null) {
      throw new IllegalArgumentException(
          "no exchange adapter '" + id + "' is installed; installed: "
              + (providers.isEmpty() ? "none" : String.join(", ", providers.keySet())));
    }
    return provider;
  }

  /**
   * Opens a venue's default market with the system's clock. All that are opened here share their request
   * budgets, because venues count by address.
   */
  public ExchangeAdapter open(String id) {
    ExchangeAdapterProvider provider = provider(id);
    return provider.open(AdapterConfig.of(provider.markets().getFirst()), shared);
  }

  /** Opens a market of a venue. */
  public ExchangeAdapter open(String id, AdapterConfig config, AdapterContext context) {
    return provider(id).open(config, context);
  }
}
