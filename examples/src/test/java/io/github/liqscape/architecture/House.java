// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.architecture;

import java.util.Set;

/** The modules and who may know whom: a star around core. */
final class House {

  static final String ROOT = "io.github.liqscape";
  static final String CORE = "core";

  private static final Set<String> CORE_PACKAGES =
      Set.of(
          "instrument", "candle", "indicator", "liquidation", "market", "recorded", "state",
          "synthetic", "setup", "journal", "spi", "feed", "recording", "archive");

  private static final Set<String> ENGINES = Set.of("heatmap", "setup-engine", "routing", "paper");

  /** Programs may use everything. */
  private static final Set<String> PROGRAMS = Set.of("examples", "benchmarks", "flink");

  private static final Set<String> ADAPTERS = Set.of("binance", "bybit");

  /** Contract tests for implementers; what they test they know through core; the door for
   * channels is in routing. */
  private static final String TESTKIT = "testkit";

  private House() {}

  /**
   * The module of a package. {@code setup} itself is vocabulary of core, what lies below belongs to
   * the setup engine.
   *
   * @throws IllegalArgumentException for a package that no module of the plan has
   */
  static String module(String packageName) {
    if (!packageName.startsWith(ROOT + ".")) {
      throw new IllegalArgumentException(packageName + " does not lie under " + ROOT);
    }
    String inside = packageName.substring(ROOT.length() + 1);
    String first = inside.split("\\.", 2)[0];
    if (inside.startsWith("setup.")) {
      return "setup-engine";
    }
    if (CORE_PACKAGES.contains(first)) {
      return CORE;
    }
    if (ENGINES.contains(first) || PROGRAMS.contains(first) || ADAPTERS.contains(first)
        || TESTKIT.equals(first)) {
      return first;
    }
    throw new IllegalArgumentException(
        packageName + " belongs to no module of DESIGN.md; add it to " + House.class.getName());
  }

  /** Whether one module may know another. */
  static boolean mayKnow(String module, String other) {
    return module.equals(other)
        || other.equals(CORE)
        || PROGRAMS.contains(module)
        || (module.equals(TESTKIT) && other.equals("routing"));
  }
}
