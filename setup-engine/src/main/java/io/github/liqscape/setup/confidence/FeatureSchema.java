// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.confidence;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the numbers of a feature row mean: their names, in order.
 *
 * @param version raised when a feature keeps its name but not its meaning, {@code >= 1}
 * @param names distinct, none blank, without line breaks; at least one
 */
public record FeatureSchema(int version, List<String> names) {

  /**
   * Copies the names.
   *
   * @throws IllegalArgumentException if a name is blank, broken or there twice, or none is there
   */
  public FeatureSchema {
    names = List.copyOf(names);
    if (version < 1) {
      throw new IllegalArgumentException("version must be >= 1, was " + version);
    }
    if (names.isEmpty()) {
      throw new IllegalArgumentException("a schema needs at least one feature");
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (name.isBlank() || name.indexOf('\n') >= 0) {
        throw new IllegalArgumentException(
            "a feature's name must be one line, was \"" + name + '"');
      }
      if (!seen.add(name)) {
        throw new IllegalArgumentException("feature " + name + " is there twice");
      }
    }
  }

  /** Version 1 with these names. */
  public static FeatureSchema of(String... names) {
    return new FeatureSchema(1, List.of(names));
  }

  /** Number of features. */
  public int size() {
    return names.size();
  }

  /** SHA-256 of version and names, one a line: equal for equal schemas only. */
  public String hash() {
    return Sha256.of(version + "\n" + String.join("\n", names));
  }
}
