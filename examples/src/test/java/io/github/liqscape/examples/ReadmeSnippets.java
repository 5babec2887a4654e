// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads the Java blocks of a README, and the regions of a test that they are copies of. */
final class ReadmeSnippets {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```");
  private static final Pattern REGION =
      Pattern.compile("(?ms)^ *// region [a-z-]+\\n(.*?)^ *// endregion");
  private static final String TESTS = "examples/src/test/java/io/github/liqscape/examples/";
  private static final String PROGRAMS = "examples/src/main/java/io/github/liqscape/examples/";

  private ReadmeSnippets() {}

  /** The checkout; the build passes its path. */
  static Path root() {
    return Path.of(System.getProperty("liqscape.root", ".."));
  }

  /** The fenced Java blocks of a document, in order, without any white space. */
  static List<String> blocks(String document) throws IOException {
    return found(BLOCK, root().resolve(document));
  }

  /** The regions of a test class of this package, in order, without any white space. */
  static List<String> regions(Class<?> test) throws IOException {
    return found(REGION, root().resolve(TESTS + test.getSimpleName() + ".java"));
  }

  /** The regions of a program of this package, in order, without any white space. */
  static List<String> regionsOfProgram(Class<?> program) throws IOException {
    return found(REGION, root().resolve(PROGRAMS + program.getSimpleName() + ".java"));
  }

  private static List<String> found(Pattern pattern, Path file) throws IOException {
    List<String> found = new ArrayList<>();
    String text = Files.readString(file).replace("\r", "");
    for (MatchResult match : pattern.matcher(text).results().toList()) {
      found.add(match.group(1).replaceAll("\\s+", ""));
    }
    return found;
  }
}
