// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Tapes that nobody reads yet, as bytes. */
final class TapesSerializer implements SimpleVersionedSerializer<List<Tape>> {

  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(List<Tape> tapes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(tapes.size());
    for (Tape tape : tapes) {
      out.writeUTF(tape.name());
      out.writeLong(tape.position());
    }
    return bytes.toByteArray();
  }

  @Override
  public List<Tape> deserialize(int version, byte[] bytes) throws IOException {
    if (version != VERSION) {
      throw new IOException("version of tapes must be " + VERSION + ", was " + version);
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    List<Tape> tapes = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      tapes.add(new Tape(in.readUTF(), in.readLong()));
    }
    return tapes;
  }

  /** The same for one tape. */
  static final class One implements SimpleVersionedSerializer<Tape> {
    private final TapesSerializer all = new TapesSerializer();

    @Override
    public int getVersion() {
      return VERSION;
    }

    @Override
    public byte[] serialize(Tape tape) throws IOException {
      return all.serialize(List.of(tape));
    }

    @Override
    public Tape deserialize(int version, byte[] bytes) throws IOException {
      return all.deserialize(version, bytes).getFirst();
    }
  }
}
