// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink;

import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** How many bytes something saves. */
final class Sizes {

  /** Something that saves itself. */
  @FunctionalInterface
  interface Saver {
    void save(DataOutput out) throws IOException;
  }

  private Sizes() {}

  static long of(Saver saver) throws IOException {
    DataOutputStream out = new DataOutputStream(OutputStream.nullOutputStream());
    saver.save(out);
    return out.size();
  }
}
