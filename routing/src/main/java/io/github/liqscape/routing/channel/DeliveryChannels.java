// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The kinds of delivery channel that are installed.
 *
 * <p>Immutable.
 */
public final class DeliveryChannels {

  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  private final Map<String, DeliveryChannelProvider> providers = new TreeMap<>();

  private DeliveryChannels(Iterable<DeliveryChannelProvider> found) {
    for (DeliveryChannelProvider provider : found) {
      String kind = provider.kind();
      if (!KIND.matcher(kind).matches()) {
        throw new IllegalStateException(
            "channel kind must match "
                + KIND.pattern()
                + ", was '"
                + kind
                + "' of "
                + provider.getClass().getName());
      }
      DeliveryChannelProvider other = providers.putIfAbsent(kind, provider);
      if (other != null) {
        throw new IllegalStateException(
            "two delivery channels have the kind '"
                + kind
                + "': "
                + other.getClass().getName()
                + " and "
                + provider.getClass().getName());
      }
    }
  }

  /**
   * Those that {@link ServiceLoader} finds.
   *
   * @throws IllegalStateException if two have one kind, naming both classes
   */
  public static DeliveryChannels installed() {
    return new DeliveryChannels(ServiceLoader.load(DeliveryChannelProvider.class));
  }

  /**
   * Those given.
   *
   * @throws IllegalStateException if two have one kind, naming both classes
   */
  public static DeliveryChannels of(Collection<? extends DeliveryChannelProvider> providers) {
    return new DeliveryChannels(List.copyOf(providers));
  }

  /** Kinds that are installed, sorted. */
  public List<String> kinds() {
    return List.copyOf(providers.keySet());
  }

  /**
   * The provider of a kind.
   *
   * @throws IllegalArgumentException if there is none; the message lists what is installed
   */
  public DeliveryChannelProvider provider(String kind) {
    DeliveryChannelProvider provider = providers.get(kind);
    if (provider == null) {
      throw new IllegalArgumentException(
          "no delivery channel '"
              + kind
              + "' is installed; installed: "
              + (providers.isEmpty() ? "none" : String.join(", ", providers.keySet())));
    }
    return provider;
  }

  /**
   * Opens a target. Nothing is sent.
   *
   * @throws IllegalArgumentException if there is no such kind, or an option is missing, unknown or
   *     wrong
   */
  public DeliveryChannel open(String kind, ChannelConfig config, ChannelContext context) {
    DeliveryChannelProvider provider = provider(kind);
    return provider.open(config.onlyOptions(provider.options()), context);
  }
}
