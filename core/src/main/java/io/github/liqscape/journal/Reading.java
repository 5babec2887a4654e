// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.journal;

import java.io.IOException;

/** A read that does not stop half-way. */
final class Reading {

  private Reading() {}

  /** Reads until {@code length} bytes are there or the file ends; returns how many. */
  static int fully(DiskFile file, long position, byte[] into, int length) throws IOException {
    int have = 0;
    while (have < length) {
      int n = file.read(position + have, into, have, length - have);
      if (n < 0) {
        break;
      }
      have += n;
    }
    return have;
  }
}
