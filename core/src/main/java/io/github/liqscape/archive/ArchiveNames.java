// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Names under which files may be kept. A name never leads out of the folder. */
final class ArchiveNames {

  /** A file that is being fetched. */
  static final String PART = ".part";

  /** What tells one version of a file being fetched from another. */
  static final String TAG = ".part.tag";

  /** The checksum a file was stored with, as {@code sha256sum -c} reads it. */
  static final String SHA256 = ".sha256";

  /** A file that has not the venue's checksum. */
  static final String CORRUPT = ".corrupt";

  private static final List<String> OURS = List.of(PART, TAG, SHA256, CORRUPT);

  /** Separators, drives, streams and wild cards of any system. */
  private static final String FORBIDDEN = "/\\:*?\"<>|";

  /** File systems allow 255 bytes; our own endings need some. */
  private static final int LONGEST = 200;

  private ArchiveNames() {}

  /**
   * The path of a name in the folder.
   *
   * @throws IllegalArgumentException if the name is not a plain file name
   */
  static Path resolve(Path folder, String name) {
    if (name.isBlank() || name.startsWith(".") || name.endsWith(".") || name.endsWith(" ")) {
      throw refused(name, "must not be empty nor start or end with a dot or blank");
    }
    if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      throw refused(name, "must be at most " + LONGEST + " bytes");
    }
    if (name.chars().anyMatch(c -> Character.isISOControl(c) || FORBIDDEN.indexOf(c) >= 0)) {
      throw refused(name, "must not hold control characters or any of " + FORBIDDEN);
    }
    String lower = name.toLowerCase(Locale.ROOT);
    for (String ending : OURS) {
      if (lower.endsWith(ending)) {
        throw refused(name, "must not end with " + ending);
      }
    }
    Path path = folder.resolve(name).normalize();
    if (!Objects.equals(path.getParent(), folder.normalize())) {
      throw refused(name, "must not lead out of the folder");
    }
    return path;
  }

  /** The name beside it that has this ending. */
  static Path beside(Path path, String ending) {
    return path.resolveSibling(path.getFileName() + ending);
  }

  private static IllegalArgumentException refused(String name, String why) {
    return new IllegalArgumentException("archive file name " + why + ", was '" + name + "'");
  }
}
