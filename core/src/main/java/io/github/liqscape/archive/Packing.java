// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** How a file is packed, which its first bytes tell and its name should. */
enum Packing {
  ZIP("a zip file"),
  GZIP("a gzip file"),
  PLAIN("neither a zip nor a gzip file");

  private final String described;

  Packing(String described) {
    this.described = described;
  }

  static Packing of(Path file) throws IOException {
    byte[] first;
    try (InputStream in = Files.newInputStream(file)) {
      first = in.readNBytes(4);
    }
    if (first.length >= 2 && first[0] == 0x1f && first[1] == (byte) 0x8b) {
      return GZIP;
    }
    // An empty zip starts with PK 5 6; it is one all the same, and the reader says it is empty.
    boolean zip =
        first.length == 4
            && first[0] == 'P'
            && first[1] == 'K'
            && ((first[2] == 3 && first[3] == 4) || (first[2] == 5 && first[3] == 6));
    return zip ? ZIP : PLAIN;
  }

  /** Whether a file of this name may be packed like this; other names promise nothing. */
  boolean fits(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".zip")) {
      return this == ZIP;
    }
    if (lower.endsWith(".gz")) {
      return this == GZIP;
    }
    return true;
  }

  String described() {
    return described;
  }
}
