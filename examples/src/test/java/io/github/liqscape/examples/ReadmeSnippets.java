// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the Java blocks of a document, and the regions of programs and tests that they are copies of. */
final class ReadmeSnippets {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```");
  private static final Pattern REGION =
      Pattern.compile("(?ms)^ *// region [a-z-]+\\n(.*?)^ *// endregion");
  private static final List<String> SOURCES =
      List.of("examples/src/test/java/", "examples/src/main/java/");
  private static final Set<String> NO_SOURCES = Set.of("target", ".git", "node_modules");

  private ReadmeSnippets() {}

  /** The checkout; the build passes its path. */
  static Path root() {
    return Path.of(System.getProperty("liqscape.root", ".."));
  }

  /** The fenced Java blocks of a document, in order, without any white space. */
  static List<String> blocks(String document) throws IOException {
    return found(BLOCK, root().resolve(document));
  }

  /** The regions of a class of this module, program or test, in order, without any white space. */
  static List<String> regions(Class<?> of) throws IOException {
    String file = of.getName().replace('.', '/') + ".java";
    for (String sources : SOURCES) {
      Path source = root().resolve(sources + file);
      if (Files.exists(source)) {
        return found(REGION, source);
      }
    }
    throw new IllegalArgumentException("no source of " + of);
  }

  /** Every region of this module, without any white space. */
  static Set<String> allRegions() throws IOException {
    Set<String> regions = new TreeSet<>();
    for (Path source : files("examples/src", ".java")) {
      regions.addAll(found(REGION, source));
    }
    return regions;
  }

  /** Every document of the checkout, by its path from the root. */
  static List<String> documents() throws IOException {
    return files("", ".md").stream()
        .map(file -> root().relativize(file).toString().replace('\\', '/'))
        .toList();
  }

  /** Every Java file below a folder of the checkout. */
  static List<Path> sources(String folder) throws IOException {
    return files(folder, ".java");
  }

  private static List<Path> files(String folder, String ending) throws IOException {
    List<Path> found = new ArrayList<>();
    collect(root().resolve(folder), ending, found);
    return found;
  }

  private static void collect(Path folder, String ending, List<Path> found) throws IOException {
    List<Path> children;
    try (Stream<Path> listed = Files.list(folder)) {
      children = listed.sorted().toList();
    }
    for (Path child : children) {
      String name = child.getFileName().toString();
      if (Files.isDirectory(child)) {
        if (!NO_SOURCES.contains(name)) {
          collect(child, ending, found);
        }
      } else if (name.endsWith(ending)) {
        found.add(child);
      }
    }
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
