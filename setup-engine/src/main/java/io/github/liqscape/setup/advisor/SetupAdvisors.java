// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * The kinds of advisor that are installed.
 *
 * <p>Immutable.
 */
public final class SetupAdvisors {

  private final Map<String, SetupAdvisorProvider> providers = new TreeMap<>();

  private SetupAdvisors(Iterable<SetupAdvisorProvider> found) {
    for (SetupAdvisorProvider provider : found) {
      String id = provider.id();
      if (!AdvisorInfo.ID.matcher(id).matches()) {
        throw new IllegalStateException(
            "advisor id must match " + AdvisorInfo.ID.pattern() + ", was '" + id + "' of "
                + provider.getClass().getName());
      }
      SetupAdvisorProvider other = providers.putIfAbsent(id, provider);
      if (other != null) {
        throw new IllegalStateException(
            "two advisors have the id '" + id + "': " + other.getClass().getName() + " and "
                + provider.getClass().getName());
      }
    }
  }

  /**
   * Those that {@link ServiceLoader} finds.
   *
   * @throws IllegalStateException if two have one id, naming both classes
   */
  public static SetupAdvisors installed() {
    return new SetupAdvisors(ServiceLoader.load(SetupAdvisorProvider.class));
  }

  /**
   * Those given.
   *
   * @throws IllegalStateException if two have one id, naming both classes
   */
  public static SetupAdvisors of(Collection<? extends SetupAdvisorProvider> providers) {
    return new SetupAdvisors(List.copyOf(providers));
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
  public SetupAdvisorProvider provider(String id) {
    SetupAdvisorProvider provider = providers.get(id);
    if (provider == null) {
      throw new IllegalArgumentException(
          "no advisor '" + id + "' is installed; installed: "
              + (providers.isEmpty() ? "none" : String.join(", ", providers.keySet())));
    }
    return provider;
  }

  /** Opens an advisor; fails as {@link #provider} and {@link SetupAdvisorProvider#open} do. */
  public SetupAdvisor open(String id, AdvisorConfig config) {
    return provider(id).open(config);
  }
}
