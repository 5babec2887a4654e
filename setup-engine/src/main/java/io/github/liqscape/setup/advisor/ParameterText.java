// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.setup.advisor;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** An advisor's parameters in the journal, sorted by name. */
final class ParameterText {

  private ParameterText() {}

  static void write(DataOutput out, Map<String, String> parameters) throws IOException {
    out.writeByte(parameters.size());
    for (Map.Entry<String, String> entry : new TreeMap<>(parameters).entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeUTF(entry.getValue());
    }
  }

  static Map<String, String> read(DataInput in) throws IOException {
    int count = in.readUnsignedByte();
    Map<String, String> parameters = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      parameters.put(in.readUTF(), in.readUTF());
    }
    return parameters;
  }
}
