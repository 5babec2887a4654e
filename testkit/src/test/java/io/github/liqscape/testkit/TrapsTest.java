// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of traps names every trap, and tests that are there. */
class TrapsTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| (X\\d+) \\|.*$");
  private static final Pattern NAMED = Pattern.compile("`([a-z-]+)/(\\w+)#(\\w+)`");

  private final Path root = Path.of(System.getProperty("liqscape.root", ".."));

  @Test
  void every_trap_has_tests_and_each_of_them_exists() throws IOException {
    String page = Files.readString(root.resolve("testkit/TRAPS.md"));
    List<String> traps = new ArrayList<>();
    Matcher row = ROW.matcher(page);
    while (row.find()) {
      traps.add(row.group(1));
      int tests = 0;
      for (Matcher named = NAMED.matcher(row.group()); named.find(); tests++) {
        assertThat(source(named.group(1), named.group(2)))
            .as(named.group())
            .contains(" void " + named.group(3) + "(");
      }
      assertThat(tests)
          .as(row.group())
          .isPositive()
          .isEqualTo(row.group().split("#", -1).length - 1);
    }
    assertThat(traps)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 29).mapToObj(n -> "X" + n).toList());
  }

  /** The text of a class, in the tests of a module or, for what others extend, in its product. */
  private String source(String module, String type) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src"))) {
      List<Path> found = files.filter(f -> f.endsWith(type + ".java")).toList();
      assertThat(found).as(module + "/" + type).hasSize(1);
      return Files.readString(found.getFirst());
    }
  }
}
