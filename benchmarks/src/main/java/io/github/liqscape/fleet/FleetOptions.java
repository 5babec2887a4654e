// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.fleet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@link FiveLayers} was asked for. */
record FleetOptions(
    boolean frames,
    int instruments,
    boolean live,
    int minutes,
    @Nullable Path folder,
    @Nullable Path page) {

  private static final Set<String> NAMES =
      Set.of("source", "instruments", "mode", "minutes", "folder", "page");
  private static final int MARKETS = 5;

  static FleetOptions of(String... args) {
    Map<String, String> given = new HashMap<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (equals < 0 || !NAMES.contains(arg.substring(0, equals))) {
        throw new IllegalArgumentException("need name=value with a name of " + NAMES + ", was " + arg);
      }
      given.put(arg.substring(0, equals), arg.substring(equals + 1));
    }
    return new FleetOptions(
        is(given, "source", "synthetic", "frames"),
        number(given, "instruments", 500),
        is(given, "mode", "speed", "live"),
        number(given, "minutes", 60),
        path(given.get("folder")),
        path(given.get("page")));
  }

  private static boolean is(Map<String, String> given, String name, String usual, String other) {
    String value = given.getOrDefault(name, usual);
    if (!value.equals(usual) && !value.equals(other)) {
      throw new IllegalArgumentException(
          name + " must be " + usual + " or " + other + ", was " + value);
    }
    return value.equals(other);
  }

  private static int number(Map<String, String> given, String name, int usual) {
    int value = Integer.parseInt(given.getOrDefault(name, Integer.toString(usual)));
    if (value < 1 || value > 100_000) {
      throw new IllegalArgumentException(name + " must be in [1, 100000], was " + value);
    }
    return value;
  }

  private static @Nullable Path path(@Nullable String value) {
    return value == null ? null : Path.of(value);
  }

  FleetSource source() throws IOException {
    return frames ? new FrameSource() : new SyntheticSource(Math.min(MARKETS, instruments));
  }
}
