// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an advisor is opened with: options as text, and objects that the user made, such as a
 * language model with its key inside. Its text form names the options and shows no value.
 *
 * <p>Immutable.
 */
public final class AdvisorConfig {

  private final Map<String, String> options;
  private final Map<Class<?>, Object> objects;

  private AdvisorConfig(Map<String, String> options, Map<Class<?>, Object> objects) {
    this.options = options;
    this.objects = objects;
  }

  /** With nothing in it. */
  public static AdvisorConfig empty() {
    return new AdvisorConfig(Map.of(), Map.of());
  }

  /** The same with an option. */
  public AdvisorConfig with(String option, String value) {
    Map<String, String> more = new TreeMap<>(options);
    more.put(Objects.requireNonNull(option, "option"), Objects.requireNonNull(value, "value"));
    return new AdvisorConfig(more, objects);
  }

  /** The same with an object of a type that the advisor asks for. */
  public <T> AdvisorConfig with(Class<T> type, T object) {
    Map<Class<?>, Object> more = new HashMap<>(objects);
    more.put(type, Objects.requireNonNull(object, "object"));
    return new AdvisorConfig(options, more);
  }

  /** An option that may be missing. */
  public Optional<String> option(String option) {
    return Optional.ofNullable(options.get(option));
  }

  /**
   * An option that must be there.
   *
   * @throws IllegalArgumentException if it is not
   */
  public String require(String option) {
    return option(option)
        .orElseThrow(
            () -> new IllegalArgumentException("option '" + option + "' is missing in " + this));
  }

  /**
   * An object that must be there.
   *
   * @throws IllegalArgumentException if it is not
   */
  public <T> T require(Class<T> type) {
    Object object = objects.get(type);
    if (object == null) {
      throw new IllegalArgumentException(
          "an object of " + type.getName() + " is missing in " + this);
    }
    return type.cast(object);
  }

  @Override
  public String toString() {
    return "AdvisorConfig[options "
        + options.keySet()
        + ", objects "
        + objects.keySet().stream().map(Class::getSimpleName).sorted().toList()
        + "]";
  }
}
