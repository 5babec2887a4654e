// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** SHA-256 of sorted lines, by output. A line that is there twice counts twice. */
final class Hashes {

  private Hashes() {}

  static Map<String, String> of(Map<String, List<String>> lines) {
    Map<String, String> hashes = new TreeMap<>();
    lines.forEach((name, all) -> hashes.put(name, all.size() + " lines " + hash(all)));
    return hashes;
  }

  private static String hash(List<String> lines) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (String line : lines.stream().sorted().toList()) {
        sha.update(line.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) '\n');
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the sinks of a job have committed. */
  static Map<String, List<String>> lines(Path folder) {
    Map<String, List<String>> lines = new TreeMap<>();
    for (String name : List.of("decisions", "late", "accounts", "users", "messages")) {
      lines.put(name, committed(folder.resolve(name)));
    }
    return lines;
  }

  private static List<String> committed(Path folder) {
    List<String> lines = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return lines;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      // Files that are not committed yet have names that begin with a dot.
      for (Path file :
          files.filter(Files::isRegularFile).filter(f -> !hidden(f)).toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  private static boolean hidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }
}
