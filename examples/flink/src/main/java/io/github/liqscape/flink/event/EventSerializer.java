// SPDX-License-Identifier: Apache-2.0
package io.github.liqscape.flink.event;

import io.github.liqscape.market.MarketEvent;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Writes events between operators. */
final class EventSerializer extends ValueSerializer<MarketEvent> {

  private static final long serialVersionUID = 1L;

  @Override
  protected void write(MarketEvent value, DataOutput out) throws IOException {
    events().write(value, out);
  }

  @Override
  protected MarketEvent read(DataInput in) throws IOException {
    return events().read(in);
  }

  @Override
  public TypeSerializer<MarketEvent> duplicate() {
    return new EventSerializer();
  }

  @Override
  public TypeSerializerSnapshot<MarketEvent> snapshotConfiguration() {
    return new Snapshot();
  }

  /** For Flink, which makes it by reflection. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<MarketEvent> {
    /** For Flink. */
    public Snapshot() {
      super(EventSerializer::new);
    }
  }
}
