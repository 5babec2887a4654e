// SPDX-License-Identifier: Apache-2.0
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Reads an unpacked bundle for Maven Central and says what is missing, too much or wrong in it.
 * Arguments: the folder, the version, then the modules that are jars. Signatures are checked by
 * gpg, elsewhere.
 */
public final class CheckBundle {

  private static final List<String> POMS = List.of("liqscape-parent", "liqscape-bom");
  private static final List<String> PARTS =
      List.of(".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json", "-cyclonedx.xml");
  private static final Map<String, String> SUMS =
      Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512");
  private static final List<String> METADATA =
      List.of(
          "groupId", "artifactId", "version", "name", "description", "url", "inceptionYear",
          "licenses/license/name", "licenses/license/url", "developers/developer/name", "scm/url",
          "scm/connection", "scm/developerConnection", "issueManagement/url");

  private final List<String> problems = new ArrayList<>();
  private final Path group;
  private final String version;

  private CheckBundle(Path group, String version) {
    this.group = group;
    this.version = version;
  }

  public static void main(String[] args) throws Exception {
    CheckBundle check = new CheckBundle(Path.of(args[0], "io", "github", "liqscape"), args[1]);
    List<String> jars =
        Stream.of(args).skip(2).map(module -> "liqscape-" + module).sorted().toList();
    int files = check.all(jars);
    check.problems.forEach(System.out::println);
    System.out.println(
        files + " files of " + (jars.size() + POMS.size()) + " artifacts: "
            + (check.problems.isEmpty() ? "complete" : check.problems.size() + " problems"));
    if (!check.problems.isEmpty()) {
      System.exit(1);
    }
  }

  private int all(List<String> jars) throws Exception {
    Set<String> expected = new TreeSet<>(POMS);
    expected.addAll(jars);
    Set<String> found = new TreeSet<>(List.of(names(group)));
    if (!found.equals(expected)) {
      problems.add("the bundle holds " + found + ", expected was " + expected);
    }
    int files = 0;
    Set<String> modules = new TreeSet<>();
    for (String artifact : expected) {
      Path folder = group.resolve(artifact).resolve(version);
      Set<String> want = new TreeSet<>();
      String base = artifact + "-" + version;
      want.add(base + ".pom");
      if (jars.contains(artifact)) {
        PARTS.forEach(part -> want.add(base + part));
      } else if (artifact.equals("liqscape-parent")) {
        want.add(base + "-cyclonedx.json");
        want.add(base + "-cyclonedx.xml");
      }
      files += filesOf(folder, want);
      pom(artifact, folder.resolve(base + ".pom"), jars);
      if (jars.contains(artifact)) {
        jar(folder.resolve(base + ".jar"), modules);
        javadoc(artifact, folder.resolve(base + "-javadoc.jar"));
        sources(folder.resolve(base + "-sources.jar"), folder.resolve(base + ".jar"));
        sbom(artifact, folder.resolve(base + "-cyclonedx.json"));
      }
    }
    return files;
  }

  /** Exactly these, each with a signature, each with sums that are right. */
  private int filesOf(Path folder, Set<String> want) throws Exception {
    Set<String> all = new TreeSet<>();
    for (String name : want) {
      all.add(name);
      all.add(name + ".asc");
      for (Map.Entry<String, String> sum : SUMS.entrySet()) {
        Path file = folder.resolve(name);
        Path stated = folder.resolve(name + "." + sum.getKey());
        all.add(name + "." + sum.getKey());
        if (Files.exists(file) && Files.exists(stated)) {
          byte[] digest =
              MessageDigest.getInstance(sum.getValue()).digest(Files.readAllBytes(file));
          if (!HexFormat.of().formatHex(digest).equals(Files.readString(stated).strip())) {
            problems.add(stated + " is not the sum of its file");
          }
        }
      }
    }
    Set<String> there = new TreeSet<>(List.of(names(folder)));
    // A signature needs no sum; some publishers add one.
    there.removeIf(name -> name.matches(".*\\.asc\\.(md5|sha1|sha256|sha512)"));
    for (String name : all) {
      if (!there.remove(name)) {
        problems.add(folder.getParent().getFileName() + ": " + name + " is missing");
      }
    }
    there.forEach(
        name -> problems.add(folder.getParent().getFileName() + ": " + name + " is too much"));
    return all.size();
  }

  private void pom(String artifact, Path file, List<String> jars) throws Exception {
    String text = Files.readString(file);
    Document pom =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    Element project = pom.getDocumentElement();
    for (String path : METADATA) {
      if (text(project, path).isBlank()) {
        problems.add(artifact + ": its POM has no " + path);
      }
    }
    if (text.contains("SNAPSHOT")) {
      problems.add(artifact + ": its POM names a SNAPSHOT");
    }
    if (artifact.equals("liqscape-parent")) {
      return;
    }
    if (text.contains("<parent>") || text.contains("<build>") || text.contains("<profiles>")) {
      problems.add(artifact + ": its POM has a parent, a build or profiles");
    }
    for (Element dependency : each(project, "dependencies", "dependency")) {
      if (text(dependency, "version").isBlank() || text(dependency, "scope").equals("test")) {
        problems.add(artifact + ": depends on " + text(dependency, "artifactId")
            + " without a version or for tests");
      }
    }
    Set<String> managed = new TreeSet<>();
    for (Element holder : children(project, "dependencyManagement")) {
      for (Element dependency : each(holder, "dependencies", "dependency")) {
        boolean ours =
            text(dependency, "version").equals(version)
                || text(dependency, "version").equals("${project.version}");
        managed.add(text(dependency, "artifactId") + (ours ? "" : " of another version"));
      }
    }
    if (!managed.equals(artifact.equals("liqscape-bom") ? new TreeSet<>(jars) : Set.of())) {
      problems.add(artifact + ": manages " + managed);
    }
  }

  private void jar(Path file, Set<String> modules) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      String manifest = content(zip, "META-INF/MANIFEST.MF");
      String module =
          manifest
              .lines()
              .filter(line -> line.startsWith("Automatic-Module-Name: "))
              .findFirst()
              .orElse("");
      if (module.isEmpty() || !modules.add(module)) {
        problems.add(file.getFileName() + ": no module name of its own: '" + module + "'");
      }
      if (!content(zip, "META-INF/LICENSE").contains("Apache License")) {
        problems.add(file.getFileName() + ": carries no licence");
      }
    }
  }

  private void javadoc(String artifact, Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (content(zip, "index.html").isEmpty()) {
        problems.add(file.getFileName() + ": has no index.html");
      }
      String core = "/liqscape-core/" + version + "/io/github/liqscape/";
      boolean links =
          zip.stream()
              .filter(e -> e.getName().endsWith(".html"))
              .anyMatch(e -> content(zip, e.getName()).contains(core));
      if (links == artifact.equals("liqscape-core")) {
        problems.add(file.getFileName() + ": links to core: " + links);
      }
    }
  }

  /** For each class a source. */
  private void sources(Path file, Path jar) throws IOException {
    try (ZipFile sources = new ZipFile(file.toFile());
        ZipFile classes = new ZipFile(jar.toFile())) {
      Set<String> sourced =
          sources.stream()
              .map(e -> e.getName())
              .filter(n -> n.endsWith(".java"))
              .map(n -> n.substring(0, n.length() - ".java".length()))
              .collect(Collectors.toSet());
      classes.stream()
          .map(e -> e.getName())
          .filter(n -> n.endsWith(".class") && !n.contains("$"))
          .map(n -> n.substring(0, n.length() - ".class".length()))
          .filter(n -> !sourced.contains(n))
          .forEach(n -> problems.add(file.getFileName() + ": has no source of " + n));
    }
  }

  private void sbom(String artifact, Path file) throws IOException {
    String text = Files.readString(file);
    if (!text.contains("\"CycloneDX\"")
        || !text.contains("pkg:maven/io.github.liqscape/" + artifact + "@" + version)
        || text.contains("SNAPSHOT") || text.contains("junit") != artifact.endsWith("testkit")) {
      problems.add(file.getFileName() + ": is no CycloneDX list of what a user gets");
    }
  }

  private static String content(ZipFile zip, String name) {
    try {
      return zip.getEntry(name) == null
          ? ""
          : new String(
              zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String[] names(Path folder) {
    String[] names = new File(folder.toString()).list();
    return names == null ? new String[0] : names;
  }

  private static List<Element> children(Element of, String name) {
    List<Element> found = new ArrayList<>();
    for (Node n = of.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element e && e.getTagName().equals(name)) {
        found.add(e);
      }
    }
    return found;
  }

  private static List<Element> each(Element of, String list, String name) {
    return children(of, list).stream().flatMap(l -> children(l, name).stream()).toList();
  }

  private static String text(Element of, String path) {
    Element at = of;
    for (String name : path.split("/")) {
      List<Element> next = children(at, name);
      if (next.isEmpty()) {
        return "";
      }
      at = next.get(0);
    }
    return at.getTextContent().strip();
  }
}
