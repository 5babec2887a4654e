// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Two builds of the same source must be the same bytes. Compares what is in the {@code target}
 * folders of two checkouts (jars, SBOMs, published POMs) and says which entries of a jar differ.
 * Arguments: the two folders.
 */
public final class CompareBuilds {

  private CompareBuilds() {}

  public static void main(String[] args) throws IOException {
    Path first = Path.of(args[0]);
    Path second = Path.of(args[1]);
    TreeSet<String> names = new TreeSet<>(made(first));
    names.addAll(made(second));
    List<String> differences = new ArrayList<>();
    long jars = 0;
    for (String name : names) {
      Path a = first.resolve(name);
      Path b = second.resolve(name);
      jars += name.endsWith(".jar") ? 1 : 0;
      if (!Files.exists(a) || !Files.exists(b)) {
        differences.add(name + " was built only once");
      } else if (Files.mismatch(a, b) >= 0) {
        differences.add(name + " differs at byte " + Files.mismatch(a, b));
        if (name.endsWith(".jar")) {
          entries(a, b).forEach(entry -> differences.add("    " + entry));
        }
      }
    }
    differences.forEach(System.out::println);
    System.out.println(
        names.size() + " files compared, " + jars + " jars among them: "
            + (differences.isEmpty() ? "all equal" : "NOT reproducible"));
    if (!differences.isEmpty() || jars == 0) {
      System.exit(1);
    }
  }

  private static List<String> made(Path root) throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> modules = Files.list(root)) {
      List<Path> targets =
          modules.map(m -> m.resolve("target")).filter(Files::isDirectory).toList();
      for (Path target : targets) {
        try (Stream<Path> files = Files.list(target)) {
          files
              .filter(f -> f.getFileName().toString().matches(".*\\.(jar|xml|json)"))
              .forEach(f -> names.add(root.relativize(f).toString()));
        }
      }
    }
    return names;
  }

  private static List<String> entries(Path a, Path b) throws IOException {
    List<String> found = new ArrayList<>();
    try (ZipFile one = new ZipFile(a.toFile());
        ZipFile two = new ZipFile(b.toFile())) {
      Map<String, ZipEntry> left = byName(one);
      Map<String, ZipEntry> right = byName(two);
      TreeSet<String> names = new TreeSet<>(left.keySet());
      names.addAll(right.keySet());
      for (String name : names) {
        ZipEntry x = left.get(name);
        ZipEntry y = right.get(name);
        if (x == null || y == null) {
          found.add(name + " is in one of them");
        } else if (x.getTime() != y.getTime()) {
          found.add(name + ": time " + x.getLastModifiedTime() + ", " + y.getLastModifiedTime());
        } else if (!Arrays.equals(
            one.getInputStream(x).readAllBytes(), two.getInputStream(y).readAllBytes())) {
          found.add(name + ": content");
        }
      }
      if (found.isEmpty()) {
        boolean order = !List.copyOf(left.keySet()).equals(List.copyOf(right.keySet()));
        found.add(order ? "the order of the entries" : "attributes of entries only, such as modes");
      }
    }
    return found.size() > 20 ? found.subList(0, 20) : found;
  }

  private static Map<String, ZipEntry> byName(ZipFile zip) {
    Map<String, ZipEntry> all = new LinkedHashMap<>();
    zip.stream().forEach(entry -> all.put(entry.getName(), entry));
    return all;
  }
}
