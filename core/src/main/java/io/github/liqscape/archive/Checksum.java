// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SHA-256 of a file, and the line in which {@code sha256sum} writes it. */
final class Checksum {

  private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{64})(?:\\s+\\*?(\\S.*?))?\\s*");
  private static final int BUFFER = 1 << 16;

  private Checksum() {}

  /** The checksum of a file, 64 hex digits in lower case. */
  static String of(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * The checksum that such a line names: {@code <hex>}, {@code <hex>  <name>} or {@code <hex>
   * *<name>}.
   *
   * @param text of a checksum file
   * @param name of which file it must be
   * @return empty if it is something else, or of another file
   */
  static Optional<String> parse(String text, String name) {
    Matcher line = LINE.matcher(text.strip());
    if (!line.matches() || (line.group(2) != null && !line.group(2).equals(name))) {
      return Optional.empty();
    }
    return Optional.of(line.group(1).toLowerCase(Locale.ROOT));
  }

  static String line(String checksum, Path file) {
    return checksum + "  " + file.getFileName() + "\n";
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
