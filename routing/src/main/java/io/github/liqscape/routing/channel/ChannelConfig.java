// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.routing.channel;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a target is set up: its id and named options. Values may hold secrets, so neither {@link
 * #toString} nor an error shows one.
 */
public final class ChannelConfig {

  private final String target;
  private final Map<String, Secret> options;

  private ChannelConfig(String target, Map<String, Secret> options) {
    this.target = target;
    this.options = Map.copyOf(options);
  }

  /** A target without options. */
  public static ChannelConfig of(String target) {
    if (target.isBlank() || target.length() > 128) {
      throw new IllegalArgumentException(
          "target must have 1 to 128 characters, was '" + target + "'");
    }
    return new ChannelConfig(target, Map.of());
  }

  /** The same with one more option. */
  public ChannelConfig with(String option, String value) {
    Map<String, Secret> more = new TreeMap<>(options);
    more.put(option, Secret.of(value));
    return new ChannelConfig(target, more);
  }

  public String target() {
    return target;
  }

  public Optional<Secret> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  /**
   * An option that must be there.
   *
   * @throws IllegalArgumentException if it is missing
   */
  public Secret required(String name) {
    return option(name)
        .orElseThrow(
            () -> new IllegalArgumentException(target + " needs the option '" + name + "'"));
  }

  /**
   * Refuses options that nobody reads.
   *
   * @throws IllegalArgumentException naming them and those that exist
   */
  public ChannelConfig onlyOptions(Set<String> known) {
    Set<String> unknown = new TreeSet<>(options.keySet());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          target + " has unknown options " + unknown + "; there are " + new TreeSet<>(known));
    }
    return this;
  }

  @Override
  public String toString() {
    return target + " with " + new TreeSet<>(options.keySet());
  }
}
