// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Writes what subscribers are told between operators. */
final class ToldSerializer extends ValueSerializer<Told> {

  private static final long serialVersionUID = 1L;

  @Override
  protected void write(Told value, DataOutput out) throws IOException {
    value.write(out, events());
  }

  @Override
  protected Told read(DataInput in) throws IOException {
    return Told.read(in, events());
  }

  @Override
  public TypeSerializer<Told> duplicate() {
    return new ToldSerializer();
  }

  @Override
  public TypeSerializerSnapshot<Told> snapshotConfiguration() {
    return new Snapshot();
  }

  /** For Flink, which makes it by reflection. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Told> {
    /** For Flink. */
    public Snapshot() {
      super(ToldSerializer::new);
    }
  }
}
