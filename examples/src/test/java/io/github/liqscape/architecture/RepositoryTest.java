// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * What people who get the sources or the jars rely on: licences named, the BOM whole, notices true.
 */
@NullMarked
class RepositoryTest {

  private static final Path ROOT = Path.of(System.getProperty("liqscape.root", ".."));
  private static final String LICENCE = "// SPDX-License-Identifier: Apache-2.0";
  private static final Pattern ARTIFACT =
      Pattern.compile("<artifactId>(liqscape-[a-z-]+)</artifactId>");

  /**
   * Folders of the local repository whose jars are on the class path for tests or the compiler
   * alone.
   */
  private static final List<String> NOT_BUNDLED =
      List.of(
          "/org/junit/", "/org/opentest4j/", "/org/apiguardian/", "/net/jqwik/", "/org/assertj/",
          "/net/bytebuddy/", "/com/tngtech/archunit/", "/org/jspecify/",
          "/org/apache/maven/surefire/",
          "/org/java-websocket/"); // of the contract test that an example keeps

  @Test
  void every_java_file_begins_with_its_licence() throws IOException {
    List<Path> nameless = new ArrayList<>();
    int[] seen = {0};
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = String.valueOf(folder.getFileName());
            return name.equals("target") || name.equals(".git")
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (file.toString().endsWith(".java")) {
              seen[0]++;
              try (BufferedReader reader = Files.newBufferedReader(file)) {
                if (!LICENCE.equals(reader.readLine())) {
                  nameless.add(ROOT.relativize(file));
                }
              }
            }
            return FileVisitResult.CONTINUE;
          }
        });
    assertThat(nameless).isEmpty();
    assertThat(seen[0]).isGreaterThan(1_000);
  }

  @Test
  void the_bom_lists_exactly_the_modules_that_are_published() throws IOException {
    Set<String> published = new TreeSet<>();
    for (String module : modules(Files.readString(ROOT.resolve("pom.xml")))) {
      String pom = Files.readString(ROOT.resolve(module).resolve("pom.xml"));
      if (!pom.contains("<maven.deploy.skip>true</") && !pom.contains("<packaging>pom</")) {
        published.add("liqscape-" + module);
      }
    }
    String bom = Files.readString(ROOT.resolve("bom/pom.xml"));
    String managed = bom.substring(bom.indexOf("<dependencyManagement>"));
    assertThat(ARTIFACT.matcher(managed).results().map(m -> m.group(1)))
        .containsExactlyInAnyOrderElementsOf(published);
    String rehearsal = Files.readString(ROOT.resolve(".ci/release-dry-run"));
    String checked = rehearsal.substring(rehearsal.indexOf("modules=\"") + "modules=\"".length());
    assertThat(checked.substring(0, checked.indexOf('"')).split(" "))
        .extracting(module -> "liqscape-" + module)
        .containsExactlyInAnyOrderElementsOf(published);
  }

  private static List<String> modules(String pom) {
    return Pattern.compile("<module>([a-z-]+)</module>")
        .matcher(pom)
        .results()
        .map(m -> m.group(1))
        .toList();
  }

  @Test
  void the_notices_name_exactly_what_the_runnable_jar_bundles() throws IOException {
    Set<String> bundled =
        Stream.of(classPath().split(File.pathSeparator))
            .map(path -> path.replace(File.separatorChar, '/'))
            .filter(path -> path.endsWith(".jar"))
            .filter(path -> !path.substring(path.lastIndexOf('/')).startsWith("/liqscape-"))
            .filter(path -> NOT_BUNDLED.stream().noneMatch(path::contains))
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> noticed =
        Files.readAllLines(ROOT.resolve("examples/src/main/resources/META-INF/THIRD-PARTY.txt"))
            .stream()
            .filter(line -> line.matches("[a-z0-9.]+:[a-z0-9_.-]+:[0-9.]+ \\| .+ \\| .+"))
            .map(line -> inRepository(line.substring(0, line.indexOf(' '))))
            .toList();
    assertThat(bundled)
        .isNotEmpty()
        .allSatisfy(jar -> assertThat(noticed).anyMatch(jar::endsWith));
    assertThat(noticed).allSatisfy(jar -> assertThat(bundled).anyMatch(b -> b.endsWith(jar)));
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static String inRepository(String coordinates) {
    String[] c = coordinates.split(":", 3);
    String file = c[1] + "-" + c[2] + ".jar";
    return String.join("/", "", c[0].replace('.', '/'), c[1], c[2], file);
  }
}
